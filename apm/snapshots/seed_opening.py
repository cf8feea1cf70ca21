"""Opens seeds: the records, sessions, tabs and focus that a test begins with, opened as a script would open them."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from apm.core.errors import ApmError, bad_input, show
from apm.core.events import Warned
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.dataverse.names import unknown
from apm.dataverse.new_ids import NewIds
from apm.settings.checked_json import Checked
from apm.workspace.plans import PARAMETERS_STR
from apm.workspace.session import Session
from apm.workspace.workspace import Workspace

Value = TypeVar("Value")

IDS = "seed"
"""What the ids of created records are made from if a seed does not say."""


def named_seed(name: str, seeds: Mapping[str, Json]) -> Json:
    """The seed with a name.

    Raises:
        ApmError: there is none; the message has the most similar name, or all names.
    """
    if name not in seeds:
        raise (
            unknown("seed", name, seeds)
            if seeds
            else bad_input(
                f"there is no seed {show(name)}: seeds are files in the folder seeds beside workspace.toml"
            )
        )
    return seeds[name]


class SeedOpener:
    """Opens a seed in a new workspace.

    Attributes:
        workspace: the workspace.
        warnings: the warnings of the calls that it stands for.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.warnings: list[str] = []

    def open(self, given: Checked) -> None:
        """Opens a checked seed.

        Raises:
            ApmError: a record, a session or a tab is refused; the message begins with its place in the seed.
        """
        workspace = self.workspace
        workspace.records.ids = NewIds(given.get("ids", IDS))
        for table, rows in given.get("records", {}).items():
            for at, row in enumerate(rows):
                _in(f"records.{table}[{at}]", partial(self._write, table, row))
        home = workspace.focused
        home.context.update(given.get("context", {}))
        self._open_tabs(home, given.get("tabs", ()), "")
        sessions = [
            self._open_session(each, f"sessions[{at}]")
            for at, each in enumerate(given.get("sessions", ()))
        ]
        if sessions:
            workspace.focus_session(_focused(given["sessions"], sessions))

    def _write(self, table: str, row: Checked) -> None:
        """Creates a record, or changes the one that the row names."""
        records = self.workspace.records
        key = records.schema.table(table).primary_id
        record_id = row.get(key)
        try:
            records.retrieve(table, str(record_id), f"?$select={key}")
        except ApmError:
            records.create(table, row)
        else:
            records.update(table, str(record_id), row)

    def _open_session(self, given: Checked, place: str) -> Session:
        context: dict[str, Json] = dict(given.get("context", {}))
        if "parameters" in given:
            context[PARAMETERS_STR] = json.dumps([[*pair] for pair in given["parameters"].items()])
        asked = SessionInput(given["template"], context, is_focused=False)
        opened = self._value(place, partial(self.workspace.create_session, asked))
        session = self.workspace.sessions[opened]
        session.title = given.get("title", session.title)
        self._open_tabs(session, given.get("tabs", ()), f"{place}.")
        return session

    def _open_tabs(self, session: Session, tabs: list[Checked], place: str) -> None:
        opened = []
        for at, given in enumerate(tabs):
            title = given.get("title")
            asked = TabInput(given["template"], given.get("parameters", {}), False, title)
            tab_id = self._value(
                f"{place}tabs[{at}]", partial(self.workspace.create_tab, session, asked)
            )
            opened.append(self.workspace.tabs[tab_id])
        if opened:
            session.focused_tab = _focused(tabs, opened)

    def _value(self, place: str, command: Callable[[], Outcome[str]]) -> str:
        outcome = _in(place, command)
        warned = (each for each in outcome.events if isinstance(each, Warned))
        self.warnings += (f"{place}: {each.message}" for each in warned)
        return outcome.value


def _in(place: str, command: Callable[[], Value]) -> Value:
    try:
        return command()
    except ApmError as error:
        raise error.named(place) from None


def _focused(given: Iterable[Checked], opened: list[Value]) -> Value:
    """The last one that a seed focuses; without any, the last one, as if each had been opened in turn."""
    asked = [item for each, item in zip(given, opened, strict=True) if each.get("focused")]
    return [*opened, *asked][-1]
