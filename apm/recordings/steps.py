"""A recording: the steps that a test repeats, and the state in which they end.

>>> click = Action("save", "tab-id-1", place=Place("panels", "button", "Save"))
>>> step_in(as_json(click)) == click
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from apm.core.json_text import Json

ASSIGNED = frozenset(
    {
        "Xrm.App.sidePanes.state",
        "pane.alwaysRender",
        "pane.badge",
        "pane.canClose",
        "pane.hidden",
        "pane.hideHeader",
        "pane.imageSrc",
        "pane.keepBadgeOnSelect",
        "pane.title",
        "pane.width",
        "session.canClose",
        "session.title",
        "tab.canClose",
        "tab.title",
    }
)
"""The properties that scripts can assign, by full name. A test compares them with the members of the API.

Each assignment is recorded as a call with the value; reads are not recorded.
"""

_OPENED = re.compile(r"(session|tab)-id-\d+")
"""The id of a session or of a tab."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element of the page is, as a locator finds it.

    Attributes:
        region: the id of the part of the page; `panels` for the page of the focused tab.
        role: its role.
        name: its accessible name.
        dialog: the name of the dialog that contains it; empty if none does.
        index: its position among the elements with the same role and name there.
        is_only: there is no other one.
        is_typed: it is a field for text.
        opener: the button of the menu that contains it; None if it is in no menu.
    """

    region: str
    role: str
    name: str
    dialog: str = ""
    index: int = 0
    is_only: bool = True
    is_typed: bool = False
    opener: Place | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An action of the user.

    Attributes:
        action: the name of the action, as its element has it.
        of: its target.
        text: what the user typed or chose.
        place: the element; None for an action that no element has.
        tab: the focused tab before the action: its id and its title.
        column: the column of the focused form that the user edited; empty for anything else.
        value: the new value of the column.
        has_value: the value is one that a test can set.
    """

    action: str
    of: str = ""
    text: str = ""
    place: Place | None = None
    tab: tuple[str, str] = ("", "")
    column: str = ""
    value: Json = None
    has_value: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the API that came from outside: from a test or from the console, not from a script of the workspace.

    Attributes:
        member: the full name of the member.
        target: the target of its object; None if there is only one.
        arguments: the arguments; an assignment has the value.
        result: what it returned, such as an id; None if nothing that can be recorded.
        session: the session of the tab that the target names.
        is_of_focused_form: the target is the form in the focused tab, or a part of it.
        is_awaited: it had ended before the next step began.
        pane: the id, for scripts, of the side pane that the target names.
    """

    member: str
    target: str | None = None
    arguments: tuple[Json, ...] = ()
    result: Json = None
    session: str = ""
    is_of_focused_form: bool = False
    is_awaited: bool = False
    pane: str = ""

    @property
    def is_assignment(self) -> bool:
        """Whether it assigns a property."""
        return self.member in ASSIGNED and bool(self.arguments)

    @property
    def opened(self) -> str:
        """The id of the session or of the tab that it returned; empty if it returned something else.

        >>> Call("createTab", result="tab-id-1").opened
        'tab-id-1'
        """
        result = self.result
        return result if isinstance(result, str) and _OPENED.fullmatch(result) else ""

    @property
    def column(self) -> str:
        """The column that its target names; empty for another target.

        >>> Call("attribute.setValue", "tab-id-1 title").column
        'title'
        """
        return (self.target or "").partition(" ")[2]


@dataclass(frozen=True, slots=True)
class Script:
    """A client script that was run from outside.

    Attributes:
        text: the script.
        name: its file name in messages.
        is_awaited: it had ended before the next step began.
    """

    text: str
    name: str = ""
    is_awaited: bool = False


Step: TypeAlias = Action | Call | Script

_KINDS: dict[str, type[Action | Call | Script]] = {"action": Action, "call": Call, "script": Script}


@dataclass(frozen=True, slots=True)
class End:
    """The state in which a recording ends.

    Attributes:
        sessions: the titles of the sessions.
        session: the title of the focused one.
        tabs: the titles of its tabs.
        tab: the title of the focused one.
        values: the values of the focused form by column; a lookup as the list of the names of its records.
        lookups: the columns whose values are names.
        dialogs: the names of the open dialogs.
    """

    sessions: tuple[str, ...]
    session: str
    tabs: tuple[str, ...]
    tab: str
    values: Mapping[str, Json] = field(default_factory=dict)
    lookups: tuple[str, ...] = ()
    dialogs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording.

    Attributes:
        seed: the seed that it begins with, or its name. Created records have the same ids in each run.
        steps: what happened.
        end: the state at the end.
    """

    seed: Json
    steps: tuple[Step, ...]
    end: End


def as_json(step: Step) -> dict[str, Any]:
    """A step as JSON."""
    kind = next(name for name, each in _KINDS.items() if type(step) is each)
    return {"kind": kind, **asdict(step)}


def step_in(given: Mapping[str, Any]) -> Step:
    """The step in checked JSON; keys that are missing have their defaults."""
    values = {key: each for key, each in given.items() if key != "kind"}
    for key in ("tab", "arguments"):
        if key in values:
            values[key] = tuple(values[key])
    if "place" in values:
        values["place"] = _place_in(values["place"])
    return _KINDS[given["kind"]](**values)


def _place_in(given: Mapping[str, Any] | None) -> Place | None:
    return Place(**{**given, "opener": _place_in(given.get("opener"))}) if given else None
