"""A recording with steps of every kind, and recordings that were damaged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from apm.recordings.recording_json import recording_json
from apm.recordings.steps import Action, Call, End, Place, Recording, Script
from tests.support.strategies import json_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.core.json_text import Json

_TAB = ("tab-id-1", "A case")
_PAIRS = '[["entityName","incident"]]'
_SESSION: Json = {"templateName": "t", "sessionContext": {"parametersStr": _PAIRS, "caller": "Kim"}}
_TITLE = "tab-id-1 title"
_MENU = Place("sessions", "button", "Site map")
_ANSWER = Place("overlays", "button", "OK", dialog="Sure?", index=1, is_only=False)

FULL = Recording(
    {"ids": "x"},
    (
        Action("save", "tab-id-1", place=Place("panels", "button", "Save"), tab=_TAB),
        Action("site-map", "2", place=Place("sessions", "button", "Cases", opener=_MENU)),
        Action("answer", "1 0", place=_ANSWER),
        Action("open-record", "a 1", "shift", Place("panels", "button", "A")),
        Action("select", "", "1,2", Place("panels", "listbox", "Days")),
        Action("edit", _TITLE, "x", None, _TAB, "title", "Leak", True),
        Action("changed", _TITLE, tab=_TAB),
        Action("edit", "pane name", "Kim", Place("side-panes", "textbox", "Name", is_typed=True)),
        Call("createSession", None, (_SESSION,), "session-id-1"),
        Call("session.title", "session-id-1", ("Kim",)),
        Call("session.focus", "session-id-1"),
        Call("createTab", None, ({"templateName": "t", "appContext": {"a b": 1}},), "tab-id-2"),
        Call("tab.close", "tab-id-2", session="session-id-1"),
        Call("apmWorkspace.startConversation", None, ({"customerName": "Ana"},), is_awaited=True),
        Call("attribute.setValue", _TITLE, ("x",), is_of_focused_form=True),
        Call("attribute.fireOnChange", _TITLE, is_of_focused_form=True),
        Call("Xrm.WebApi.createRecord", None, ("account", {"name": "A"})),
        Call("Xrm.WebApi.deleteRecord", None, ("account", "1")),
        Call("formContext.data.save", "tab-id-1", (), None, "session-id-1", True, True),
        Call("context.set", "session-id-1", ({"a": None},), is_awaited=True),
        Call("attribute.setValue", "tab-id-9 title", ("x",)),
        Script("ask()", "a.js", is_awaited=True),
    ),
    End(
        ("Home", "A case"),
        "A case",
        ("A case",),
        "A case",
        {"title": "Leak", "customerid": ["Contoso"], "ownerid": None},
        ("customerid", "ownerid"),
        ("Sure?",),
    ),
)
"""A recording with steps of every kind."""

Path = tuple[str | int, ...]

_KEYS = ("kind", "member", "target", "arguments", "result", "place", "opener", "value", "values")
_NAMES = ("action", "call", "script", "session-id-1", "tab-id-2", "session.title", "title", "")
_values = st.one_of(
    json_values,
    st.sampled_from(_NAMES),
    st.dictionaries(st.sampled_from(_KEYS), json_values, max_size=2),
    st.just("\ud800\0\u2028"),
)


@st.composite
def damaged(draw: st.DrawFn, recording: Recording = FULL) -> Any:
    """The JSON of a recording in which values were deleted, replaced, moved and nested."""
    given = {"it": _copied(recording_json(recording))}
    for _ in range(draw(st.integers(1, 3))):
        paths = st.sampled_from([*_paths(given, ())])
        *above, last = draw(paths)
        inner = _at(given, tuple(above))
        if last != "it" and draw(st.booleans()):
            del inner[last]
        else:
            inner[last] = _copied(draw(_instead(given, inner[last], paths)))
    return given["it"]


def _instead(given: Any, old: Any, paths: st.SearchStrategy[Path]) -> st.SearchStrategy[Any]:
    """What can replace a value."""
    moved = paths.map(lambda path: _at(given, path))
    return st.one_of(_values, moved, st.just([old]), st.just({"it": old}))


def _copied(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """The paths of all values inside a value."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield (*path, key)
        if isinstance(value[key], dict | list):
            yield from _paths(value[key], (*path, key))


def _at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value
