"""A defect of the emulator's own, told in one line instead of a traceback."""


def one_line(error: Exception) -> str:
    """What it is and where: `KeyError in apm/workspace.py, line 88: 'x'`."""
    step = error.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    place = f" in {step.tb_frame.f_code.co_filename}, line {step.tb_lineno}" if step else ""
    return f"{type(error).__name__}{place}: {str(error).strip().partition(chr(10))[0]}"
