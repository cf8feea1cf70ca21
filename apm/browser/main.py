"""The program that PyScript runs. `static/interpreter.mjs` provides the package and the libraries that it imports.

If the start fails, the page shows the reason: the boot guard (`static/boot.js`) listens for "apm:failed".
"""

from js import CustomEvent, Object, window
from pyodide.ffi import to_js


def fail(error: Exception) -> None:
    """Shows on the page why the emulator could not start."""
    kind = type(error).__name__
    # The message of an ApmError is a complete sentence.
    reason = str(error) if kind == "ApmError" else f"{kind}: {error}"
    detail = {"detail": {"reason": reason}}
    window.dispatchEvent(
        CustomEvent.new("apm:failed", to_js(detail, dict_converter=Object.fromEntries))
    )


try:
    # Imported here, so that the page shows an error of the import too.
    from apm.browser.start import start

    start(fail)
except Exception as error:  # noqa: BLE001 - the page shows any error
    fail(error)
