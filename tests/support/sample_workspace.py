"""A small catalogue of templates for tests, and functions that read a workspace and call members."""

from __future__ import annotations

import json
from copy import deepcopy
from itertools import zip_longest
from typing import Any

from apm.api.apm import MEMBERS
from apm.api.calls import call_of, write_of
from apm.api.member import Member, Owner, Takes
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
    # Its tabs can be closed, also as additional tabs of a session.
    TabTemplate("page", "Page", "Page", WEB_RESOURCE, False, {"webresourceName": "new_/p.html"}),
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
"""The minimal context for the session template `case`."""

OUTSIDER = Settings(user=User("Kim", ("Reader",)), catalogue=CATALOGUE)
"""The settings of a user who may not call the API."""

MEMBER = {each.full_name: each for each in MEMBERS}


def new_workspace(sessions: int = 10, tabs: int = 10) -> Workspace:
    """A workspace with the catalogue; only Home is open."""
    settings = Settings(limits=Limits(sessions, tabs), catalogue=CATALOGUE)
    return Workspace(settings, check_data=data_problems)


def open_session(
    workspace: Workspace,
    template: str = "chat",
    context: dict[str, Json] | None = None,
    *,
    is_focused: bool = True,
) -> Session:
    """Opens a session and returns it."""
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
    """Opens a tab and returns it."""
    outcome = workspace.create_tab(session, TabInput(template, context or {}, is_focused))
    return workspace.tabs[outcome.value]


def snapshot(workspace: Workspace) -> dict[str, Any]:
    """The visible state of a workspace, as a deep copy in plain data."""
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
    """The posts to subscribers of the documented events, in order."""
    return [post for each in events if (post := effects_of(each).post)]


def warnings(outcome: Outcome[Any]) -> list[str]:
    """The warnings of an outcome for the console."""
    return [effects_of(each).warning for each in outcome.events if effects_of(each).warning]


class Api:
    """Calls the API as the facade does: by member name, with objects as JSON text."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.emulator = Emulator("page", settings or Settings(catalogue=CATALOGUE))

    @property
    def workspace(self) -> Workspace:
        """The current workspace."""
        return self.emulator.workspace

    def outcome(self, name: str, *given: Json) -> Outcome[Any]:
        """Calls a member and returns its outcome. For a member of an object, the id of the object comes first."""
        member = MEMBER[name]
        result = call_of(member, self.emulator)(*_texts(member, given))
        return result if isinstance(result, Outcome) else Outcome(result)

    def __call__(self, name: str, *given: Json) -> Any:
        """Calls a member and returns its value."""
        return self.outcome(name, *given).value

    def assign(self, name: str, target: str, value: Json) -> Outcome[Any]:
        """Assigns a property."""
        result = write_of(MEMBER[name], self.emulator)(target, json.dumps(value))
        assert isinstance(result, Outcome)
        return result


def _texts(member: Member, given: tuple[Json, ...]) -> list[str]:
    ids = 0 if member.owner is Owner.APM else 1
    texts = [str(each) for each in given[:ids]]
    for takes, value in zip_longest(member.takes, given[ids:]):
        as_it_is = takes is Takes.TEXT or (takes is Takes.OBJECT and isinstance(value, str))
        if takes is Takes.OPTIONS:
            texts.append(str(value or ""))
        else:
            texts.append(str(value) if as_it_is else json.dumps(value))
    return texts
