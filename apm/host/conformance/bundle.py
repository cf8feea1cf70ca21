"""The script with all conformance cases, to paste into the console of the workspace app in a tenant.

>>> text = conformance_script()
>>> "Microsoft.Apm.closeTab" in text
True
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from apm import __version__
from apm.host.host_error import HostError

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent
HARNESS = FOLDER / "harness.js"
CASES = FOLDER / "cases"

_SCRIPT = """\
// The conformance cases of apm-emulator {version}: paste this into the console of the workspace app.
// The cases open sessions and tabs, and close them again. The script prints and returns the result as JSON.
(async () => {{
{parts}
const report = JSON.stringify({{ version: "{version}", cases: await runAll() }}, null, 2);
console.log(report);
return report;
}})();
"""


def conformance_script() -> str:
    """Return one script with the harness and all cases. Its value is a Promise of the result as JSON."""
    return script_of(path.read_text("utf-8") for path in sorted(CASES.glob("*.js")))


def script_of(files: Iterable[str]) -> str:
    """Return one script with the harness and the cases in these files."""
    parts = "\n".join([HARNESS.read_text("utf-8"), *files])
    return _SCRIPT.format(version=__version__, parts=parts)


def write_conformance_script(out: Path | None) -> None:
    """Write the script to a file, or to standard output without one.

    Raises:
        HostError: the file cannot be written.
    """
    text = conformance_script()
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, "utf-8")
    except OSError as error:
        raise HostError(
            f"The cases cannot be written to '{out}' ({error.strerror}): "
            "name a file in a folder that exists and that you may write to."
        ) from error
