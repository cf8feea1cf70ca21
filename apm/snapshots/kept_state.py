"""What outlives a reload of the page, as JSON texts: the sessions, and the changes of records. Each part is optional.

The texts come from the storage of the browser: what is damaged there is left out.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from apm.conversations.conversations import Conversations
from apm.core.errors import ApmError
from apm.core.inputs import read_json
from apm.core.json_text import MAX_LENGTH, Json
from apm.dataverse import Records
from apm.settings.checked_json import Checked
from apm.snapshots.snapshot_opening import SnapshotOpener
from apm.snapshots.snapshot_reading import read_records, read_snapshot
from apm.snapshots.snapshot_rules import VERSION
from apm.snapshots.snapshot_writing import record_changes, sessions_for_reload
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.workspace import Workspace

SESSIONS, RECORDS = "sessions", "records"
"""The names of the parts."""

_WORDS = {SESSIONS: "the sessions", RECORDS: "the changes of records"}
"""What messages about the size call them."""

_ONLY_HOME: Checked = {
    "sessions": [{"number": 0, "context": {}, "tabs": [{"number": 0, "pageType": "dashboard"}]}]
}
"""What a snapshot without sessions has."""


@dataclass
class KeptRecords:
    """The text of the changes of records, which is written again only when records have changed."""

    _made_from: tuple[object, ...] = ()
    _text: str = ""

    def text(self, records: Records) -> str:
        """The changes as JSON text; empty if there are none."""
        state = (records, records.change_count, records.ids.seed, records.ids.used)
        if state != self._made_from:
            changes = record_changes(records)
            self._text = json.dumps({"version": VERSION, **changes}) if changes else ""
            self._made_from = state
        return self._text


def kept_sessions(workspace: Workspace, conversations: Conversations) -> str:
    """The sessions as JSON text."""
    return json.dumps(sessions_for_reload(workspace, conversations))


def too_long(part: str, text: str) -> str:
    """Why the text of a part is not kept; empty if it is."""
    if len(text) <= MAX_LENGTH:
        return ""
    return f"{_WORDS[part]} have more than {MAX_LENGTH} characters"


@dataclass
class KeptState:
    """The parts that were kept, checked.

    Attributes:
        sessions: the sessions; None if they were not kept, or are damaged.
        records: the changes of records; None likewise.
        damaged: by the name of a part that cannot be used, why it cannot.
    """

    sessions: Checked | None = None
    records: Checked | None = None
    damaged: dict[str, str] = field(default_factory=dict)

    def opener(self, workspace: Workspace, *, keeps_ids: bool) -> SnapshotOpener:
        """Makes the changes of records again in a new workspace, and prepares its sessions."""
        sessions = _ONLY_HOME if self.sessions is None else self.sessions
        records = {} if self.records is None else {"records": self.records}
        return SnapshotOpener(workspace, {**sessions, **records}, keeps_ids=keeps_ids)


def read_kept(parts: Mapping[str, str], *, is_same_window: bool) -> KeptState:
    """Reads the parts that were kept; an empty text stands for nothing.

    Args:
        parts: the texts by the names of the parts.
        is_same_window: whether the page was reloaded; otherwise its window was closed, and only sessions of records and
            of conversations come back [D].
    """
    kept = KeptState()
    kept.sessions = _part(kept, parts, SESSIONS, read_snapshot)
    kept.records = _part(kept, parts, RECORDS, read_records)
    if kept.sessions and not is_same_window:
        kept.sessions = _of_records(kept.sessions)
    return kept


def _part(
    kept: KeptState, parts: Mapping[str, str], name: str, read: Callable[[Json, str], Checked]
) -> Checked | None:
    if not parts.get(name):
        return None
    what = f"what was kept of the {name}"
    try:
        return read(read_json(parts[name], what), what)
    except ApmError as error:
        kept.damaged[name] = str(error)
        return None


def _of_records(given: Checked) -> Checked:
    home, *others = given["sessions"]
    shown = {each.get("session") for each in given.get("conversations", ())}
    kept = [each for each in others if each["number"] in shown or _is_of_record(each["tabs"][0])]
    return {**given, "sessions": [{**home, "context": {}, "tabs": home["tabs"][:1]}, *kept]}


def _is_of_record(anchor: Checked) -> bool:
    """Whether a session is one of a record: its anchor tab is the record's form, and not one of a tab template."""
    return anchor["pageType"] == ENTITY_RECORD.name and "template" not in anchor
