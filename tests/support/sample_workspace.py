"""A small organisation to test with, and ways to look at a workspace and to call members."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from apm.api.apm import MEMBERS
from apm.api.calls import call_of, write_of
from apm.api.member import Member, Takes
from apm.core.events import Event
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.forms.initial_values import data_problems
from apm.settings import Limits, Settings, User
from apm.templates.catalogue import Catalogue, SessionTemplate, TabTemplate
from apm.templates.page_types import (
    CONTROL,
    DASHBOARD,
    ENTITY_RECORD,
    SEARCH,
    WEB_RESOURCE,
    WEBSITE,
)
from apm.ui.effects import effects_of
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace

GUID = "5fa2c7a8-1111-4222-8333-444455556666"

TABS = (
    TabTemplate("record", "Record", "{entityName}", ENTITY_RECORD),
    TabTemplate("talk", "Talk", "{topic}", CONTROL, parameters={"controlName": "Talk"}),
    TabTemplate("notes", "Notes", "Notes", SEARCH, parameters={"searchText": "{topic}"}),
    TabTemplate("board", "Board", "Board", DASHBOARD, True, {"dashboardId": GUID}),
    TabTemplate(
        "page", "Page", "Page", WEB_RESOURCE, parameters={"webresourceName": "new_/p.html"}
    ),
    TabTemplate("site", "Site", "{title}", WEBSITE, parameters={"data": "?t={topic}"}),
)

SESSIONS = (
    SessionTemplate("case", "Case session", "Case {anchor.entityId}", entity="incident"),
    SessionTemplate("chat", "Chat session", "{customerName}", anchor="talk"),
    SessionTemplate("crew", "Crew session", "Crew", anchor="page", additional=("board", "page")),
    SessionTemplate("crowd", "Crowd", "Crowd", anchor="talk", additional=("board",) * 3),
    SessionTemplate("named", "Named", "{who}", anchor="record", title_on_anchor=True),
    SessionTemplate("search", "Search", "Search", anchor="talk", additional=("notes",)),
    SessionTemplate("secret", "Secret", "Secret", anchor="talk"),
)

CATALOGUE = Catalogue(
    sessions={each.unique_name: each for each in SESSIONS},
    tabs={each.unique_name: each for each in TABS},
    profile=frozenset(each.unique_name for each in SESSIONS) - {"secret"},
)

CASE = {"parametersStr": '[["entityName","incident"]]'}
"""The least that the session template `case` needs."""

OUTSIDER = Settings(user=User("Kim", ("Reader",)), catalogue=CATALOGUE)
"""The settings of a user who may not call the API."""

MEMBER = {each.full_name: each for each in MEMBERS}


def new_workspace(sessions: int = 10, tabs: int = 10) -> Workspace:
    """A workspace of the sample organisation, with only Home open."""
    settings = Settings(limits=Limits(sessions, tabs), catalogue=CATALOGUE)
    return Workspace(settings, check_data=data_problems)


def open_session(
    workspace: Workspace,
    template: str = "chat",
    context: dict[str, Json] | None = None,
    *,
    is_focused: bool = True,
) -> Session:
    """A session opened just now."""
    outcome = workspace.create_session(SessionInput(template, context or {}, is_focused))
    return workspace.sessions[outcome.value]


def open_tab(
    session: Session,
    workspace: Workspace,
    template: str = "page",
    context: dict[str, Json] | None = None,
    *,
    is_focused: bool = True,
) -> Tab:
    """A tab opened just now."""
    outcome = workspace.create_tab(session, TabInput(template, context or {}, is_focused))
    return workspace.tabs[outcome.value]


def snapshot(workspace: Workspace) -> dict[str, Any]:
    """All there is to see of a workspace, as plain data that shares nothing with it."""
    seen = {
        "focused": workspace.focused.id,
        "tabs": sorted(workspace.tabs),
        "sessions": [
            {
                "id": session.id,
                "title": session.title,
                "can_close": session.can_close,
                "attention": session.wants_attention,
                "context": session.context.parameters(),
                "focused": session.focused_tab.id,
                "tabs": [
                    {
                        "id": tab.id,
                        "title": tab.title,
                        "can_close": tab.can_close,
                        "starts": tab.generation,
                        "parameters": dict(tab.parameters),
                        "edits": dict(tab.edits),
                    }
                    for tab in session.tabs.values()
                ],
            }
            for session in workspace.sessions.values()
        ],
    }
    return deepcopy(seen)


def posted(events: tuple[Event, ...]) -> list[tuple[str, dict[str, str]]]:
    """What subscribers of the documented events get, in order."""
    return [post for each in events if (post := effects_of(each).post)]


def warnings(outcome: Outcome[Any]) -> list[str]:
    """What the console says."""
    return [effects_of(each).warning for each in outcome.events if effects_of(each).warning]


class Api:
    """The API as a script's calls arrive: by member name, objects as JSON text."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.emulator = Emulator("page", settings or Settings(catalogue=CATALOGUE))

    @property
    def workspace(self) -> Workspace:
        """The current one."""
        return self.emulator.workspace

    def outcome(self, name: str, *given: Json) -> Outcome[Any]:
        """Calls a member; for those of an object, its id comes first."""
        member = MEMBER[name]
        result = call_of(member, self.emulator)(*_texts(member, given))
        return result if isinstance(result, Outcome) else Outcome(result)

    def __call__(self, name: str, *given: Json) -> Any:
        """What a member gives."""
        return self.outcome(name, *given).value

    def assign(self, name: str, target: str, value: Json) -> Outcome[Any]:
        """Assigns a property."""
        result = write_of(MEMBER[name], self.emulator)(target, json.dumps(value))
        assert isinstance(result, Outcome)
        return result


def _texts(member: Member, given: tuple[Json, ...]) -> list[str]:
    ids = len(given) - len(member.takes)
    texts = [str(each) for each in given[:ids]]
    for takes, value in zip(member.takes, given[ids:], strict=True):
        as_it_is = takes is Takes.TEXT or (takes is Takes.OBJECT and isinstance(value, str))
        texts.append(str(value) if as_it_is else json.dumps(value))
    return texts
