"""What PyScript runs. The package comes as one archive of bytecode, see `pyscript.toml`.

A start that fails says so on the page: the boot guard (`static/boot.js`) listens for "apm:failed".
"""

import sys

from js import CustomEvent, Object, window
from pyodide.ffi import to_js

sys.path.insert(0, "./apm.zip")
# Last, and so only asked for what is nowhere else.
sys.path.append("./libs.zip")

try:
    # Only now: the archive has to be on the path first.
    from apm.browser.start import start

    start()
except Exception as error:  # noqa: BLE001 - whatever it is, the page has to say so
    kind = type(error).__name__
    # Ours is a sentence already.
    reason = str(error) if kind == "ApmError" else f"{kind}: {error}"
    detail = {"detail": {"reason": reason}}
    window.dispatchEvent(
        CustomEvent.new("apm:failed", to_js(detail, dict_converter=Object.fromEntries))
    )
