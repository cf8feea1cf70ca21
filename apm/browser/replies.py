r"""How a result crosses to JavaScript: as one text whose first character says what the rest is.

A text crosses in half a microsecond, an object in several; a raised exception would arrive as a traceback and leak.

>>> reply(True), reply("tab-id-1"), reply(("a", "b"))
('1', '=tab-id-1', 'La\nb')
"""

import json
from typing import Any

from apm.contract import MISSING, ContextOf
from apm.errors import ApmError
from apm.session import Session, Tab


def reply(value: Any) -> str:
    """The reply that carries a result."""
    if isinstance(value, str):
        return "=" + value
    if value is True:
        return "1"
    if value is False:
        return "0"
    if isinstance(value, Session):
        return "S" + value.id
    if isinstance(value, Tab):
        return "T" + value.id
    if isinstance(value, tuple):
        return "L" + "\n".join(value)
    if value is None:
        return "n"
    if value is MISSING:
        return "u"
    if isinstance(value, ContextOf):
        return "C" + value.session_id
    return "j" + json.dumps(value)


def failure(error: ApmError) -> str:
    """The reply that carries a refusal."""
    return "!" + json.dumps({"errorCode": int(error.code), "message": str(error)})
