"""The members of the object that `session.getContext()` resolves to."""

from __future__ import annotations

from functools import partial

from apm.api.apm.session_members import find_tab
from apm.api.member import Kind, Member, Owner, Takes, member
from apm.core.errors import show
from apm.core.inputs import read_json
from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing
from apm.emulator import Emulator
from apm.workspace.context import ANCHOR
from apm.workspace.session import Session

MEMBERS: list[Member] = []
_context = partial(member, MEMBERS, Owner.CONTEXT)
_PAGE = "reference/properties/updatecontext"
CONVERSATION = "LiveWorkItemId"
"""The variable with the id of the session's conversation [D]."""


@_context("parameters", Kind.ACCESSOR, "S", _PAGE)
def parameters(_emulator: Emulator, session: Session) -> dict[str, Json]:
    """All variables, as a new object at each read; values of the anchor under `anchor.<attribute>`."""
    return session.context.parameters()


@_context("get", Kind.SYNC, "D", _PAGE, takes=(Takes.TEXT,))
def get(_emulator: Emulator, session: Session, name: str) -> Json | Missing:
    """The value of a variable; undefined if there is none."""
    name = name.strip()
    return session.context.get(name) if name in session.context else MISSING


@_context("set", Kind.SETTLED, "S", _PAGE, takes=(Takes.TEXT, Takes.VALUE))
def set_value(emulator: Emulator, session: Session, name: str, text: str) -> Outcome[bool]:
    """Adds or changes a variable; a null value removes it."""
    value = read_json(text, f"the value of {show(name)}")
    return emulator.workspace.update_context(session, {name.strip(): value})


@_context("delete", Kind.SETTLED, "S", _PAGE, takes=(Takes.TEXT,))
def delete(emulator: Emulator, session: Session, name: str) -> Outcome[bool]:
    """Removes a variable."""
    return emulator.workspace.update_context(session, {name.strip(): None})


@_context("getTabContext", Kind.SYNC, "S; shape A", _PAGE, takes=(Takes.TEXT,))
def get_tab_context(
    _emulator: Emulator, session: Session, tab_id: str
) -> Outcome[dict[str, Json] | None]:
    """The parameters of a tab of the session, and its `data`, parsed if it is JSON text.

    The `data` of a conversation's anchor tab has `ocContext.config.sessionParams`: the variables of the session,
    such as `LiveWorkItemId` [S].
    """
    found = find_tab(session, tab_id)
    tab = found.value
    if tab is None:
        return found.with_value(None)
    given = dict(tab.parameters)
    data = _parsed(given.get("data"))
    if (
        tab.is_anchor
        and CONVERSATION in session.context
        and (data is None or isinstance(data, dict))
    ):
        variables = session.context.parameters().items()
        named = {name: value for name, value in variables if not name.startswith(ANCHOR)}
        data = {**(data or {}), "ocContext": {"config": {"sessionParams": named}}}
    return Outcome({"data": data, "parameters": given})


def _parsed(data: Json) -> Json:
    if not isinstance(data, str):
        return data
    try:
        return parse_json(data)
    except JsonTextError:
        # Text that is not JSON is valid data as well.
        return data
