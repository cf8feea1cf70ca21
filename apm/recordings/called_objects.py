"""The JavaScript expression of a recorded call, for what the test kit has no word for.

>>> expression(Call("Xrm.Navigation.openForm", arguments=({"entityName": "account"},)))
'Xrm.Navigation.openForm({"entityName": "account"})'
>>> expression(Call("session.title", "session-id-1", ("Kim",)))
'Microsoft.Apm.getSession("session-id-1").title = "Kim"'
"""

from __future__ import annotations

from apm.recordings.steps import Call
from apm.recordings.text_literals import javascript

_GLOBAL_CONTEXT = "globalContext"
_FORM = "formContext"
_PARTS_OF_FORM = {"attribute": "getAttribute", "control": "getControl"}


def expression(call: Call) -> str | None:
    """The expression of a call; None if its object cannot be named, such as a part of a form in the background."""
    owner, _, name = call.member.rpartition(".")
    found = _object(owner, call)
    if found is None:
        return None
    arguments = ", ".join(map(javascript, call.arguments))
    if call.is_assignment:
        return f"{found}.{name} = {arguments}"
    return f"{found}.{name}({arguments})"


def _object(owner: str, call: Call) -> str | None:
    target = call.target or ""
    if owner == "":
        return "Microsoft.Apm"
    if owner.startswith(("Xrm", "Microsoft", "apmWorkspace")):
        return owner
    if owner.startswith(_GLOBAL_CONTEXT):
        return "Xrm.Utility.getGlobalContext()" + owner.removeprefix(_GLOBAL_CONTEXT)
    if owner == "session":
        return _session(target)
    if owner == "context":
        return f"(await {_session(target)}.getContext())"
    if owner == "tab" and call.session:
        return f"{_session(call.session)}.getTab({javascript(target)})"
    if owner == "pane" and call.pane:
        return f"Xrm.App.sidePanes.getPane({javascript(call.pane)})"
    return _of_form(owner, call) if call.is_of_focused_form else None


def _session(session_id: str) -> str:
    return f"Microsoft.Apm.getSession({javascript(session_id)})"


def _of_form(owner: str, call: Call) -> str | None:
    if owner.startswith(_FORM):
        return "Xrm.Page" + owner.removeprefix(_FORM)
    method, column = _PARTS_OF_FORM.get(owner), call.column
    return f"Xrm.Page.{method}({javascript(column)})" if method and column else None
