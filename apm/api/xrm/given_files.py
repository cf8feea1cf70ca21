"""The files that scripts give to `Xrm.Navigation.openFile`. Their content stays in JavaScript.

>>> file_use(Emulator("page"), '{"fileName": "a.pdf", "mimeType": "application/pdf"}', "null", "openFile")
{'name': 'a.pdf', 'type': 'application/pdf', 'shows': True}
"""

import re

from apm.core.errors import ApmError, bad_input, show
from apm.core.inputs import read_json, read_object
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.emulator import Emulator

_OPEN, _SAVE = 1, 2
_SHOWN = re.compile(r"(text|image|audio|video)/.+|application/(pdf|json)", re.IGNORECASE)
"""The types of files that browsers show [A]; they save the others."""


def file_use(_emulator: Emulator, file: str, options: str, member: str) -> dict[str, Json]:
    """How a file is used: its `name` and `type`, and whether a window `shows` it; otherwise it is saved.

    `member` is the full name of the calling member.

    Raises:
        ApmError: the file has no name, or the mode does not exist.
    """
    try:
        given = read_object(file, "file")
        name = as_text(given.get("fileName")).strip()
        if not name:
            raise bad_input("file.fileName is missing: it has to be the name of the file")
        kind = as_text(given.get("mimeType")).strip()
        is_opened = _mode(read_json(options, "openFileOptions")) == _OPEN
    except ApmError as error:
        raise error.named(member) from None
    shows = is_opened and _SHOWN.match(kind) is not None
    return {"name": name, "type": kind, "shows": shows}


def _mode(options: Json) -> int:
    """The mode: `openMode` of an object [D], or the options themselves [O]; by default, the file is opened [D]."""
    given = options.get("openMode") if isinstance(options, dict) else options
    if given is None:
        return _OPEN
    if isinstance(given, bool) or given not in (_OPEN, _SAVE):
        modes = f"{_OPEN} (open) or {_SAVE} (save)"
        raise bad_input(f"openFileOptions.openMode has to be {modes}, not {show(given)}")
    return _SAVE if given == _SAVE else _OPEN
