"""The program that PyScript runs. The package is loaded as one archive of bytecode; see `pyscript.toml`.

If the start fails, the page shows the reason: the boot guard (`static/boot.js`) listens for "apm:failed".
"""

import sys

from js import CustomEvent, Object, window
from pyodide.ffi import to_js

sys.path.insert(0, "./apm.zip")
# Last, so that Python searches it only for modules that it finds nowhere else.
sys.path.append("./libs.zip")

try:
    # Imported here because the archive has to be on the path first.
    from apm.browser.start import start

    start()
except Exception as error:  # noqa: BLE001 - the page shows any error
    kind = type(error).__name__
    # The message of an ApmError is a complete sentence.
    reason = str(error) if kind == "ApmError" else f"{kind}: {error}"
    detail = {"detail": {"reason": reason}}
    window.dispatchEvent(
        CustomEvent.new("apm:failed", to_js(detail, dict_converter=Object.fromEntries))
    )
