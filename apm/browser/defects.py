"""Reports defects of the emulator in one line instead of a traceback."""

from collections.abc import Callable
from typing import Any

from js import console


def one_line(error: Exception) -> str:
    """The type of an error and its place: `KeyError in apm/workspace/workspace.py, line 88: 'x'`."""
    step = error.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    place = f" in {step.tb_frame.f_code.co_filename}, line {step.tb_lineno}" if step else ""
    return f"{type(error).__name__}{place}: {str(error).strip().partition(chr(10))[0]}"


def report(name: str, error: Exception) -> None:
    """Writes a defect to the console."""
    console.error(f"apm: defect in {name}: {one_line(error)}")


def reporting(name: str, call: Callable[..., None]) -> Callable[..., None]:
    """Wraps a function that the page calls outside of any script: exceptions are reported on the console."""

    def guarded(*given: Any) -> None:
        try:
            call(*given)
        except Exception as error:  # noqa: BLE001 - no traceback may reach the page
            report(name, error)

    return guarded
