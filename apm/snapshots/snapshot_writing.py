"""Writes the state of a workspace as JSON.

>>> from apm.settings import Settings
>>> from apm.workspace.workspace import Workspace
>>> workspace = Workspace(Settings())
>>> written = snapshot_of(workspace, Conversations(workspace))
>>> written["version"], [each["title"] for each in written["sessions"]]
(1, ['Home'])
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from apm.conversations.conversation import Conversation
from apm.conversations.conversations import Conversations
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.snapshots.conversation_states import conversation_state
from apm.snapshots.snapshot_rules import VERSION
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.context import ANCHOR
from apm.workspace.page import RECORD
from apm.workspace.page_records import record_of, table_of, title_of
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace


def snapshot_of(workspace: Workspace, conversations: Conversations) -> dict[str, Any]:
    """The whole state: sessions, tabs, titles, contexts, focus, conversations and changed records.

    Unsaved edits, what scripts changed on forms, dialogs, side panes and notifications are not part of it.
    """
    return {
        **_Writer(workspace, conversations).state(),
        "records": record_changes(workspace.records),
    }


def sessions_for_reload(workspace: Workspace, conversations: Conversations) -> dict[str, Any]:
    """What comes back after a reload of the page [D; details A].

    The values of anchor records are read again, the form of a new record is that of a new record again, also when it
    was saved, and no records are written.
    """
    return _Writer(workspace, conversations, is_for_reload=True).state()


def record_changes(records: Records) -> dict[str, Any]:
    """The changes of records, and what the ids of new ones are made from."""
    ids = records.ids
    made = {} if ids.seed is None else {"ids": {"seed": ids.seed, "used": ids.used}}
    return {**(asdict(records.changes()) if records.is_changed else {}), **made}


@dataclass(frozen=True)
class _Writer:
    """Writes the sessions and conversations of a workspace."""

    workspace: Workspace
    conversations: Conversations
    is_for_reload: bool = False

    def state(self) -> dict[str, Any]:
        """All sessions and conversations."""
        sessions = self.workspace.sessions
        shown = {
            each.id: session
            for session in sessions.values()
            if (each := self.conversations.in_session(session))
        }
        return {
            "version": VERSION,
            "sessions": [self._session(each) for each in sessions.values()],
            "nextSession": self.workspace.session_numbers.next,
            "nextTab": self.workspace.tab_numbers.next,
            "conversations": [
                self._conversation(each, shown.get(each.id))
                for each in self.conversations.by_id.values()
                if each.id in shown or not self.is_for_reload
            ],
        }

    def _conversation(self, conversation: Conversation, session: Session | None) -> dict[str, Json]:
        state = conversation_state(conversation, session)
        # Unread messages do not come back after a reload [A].
        return {**state, "seen": len(conversation.lines)} if self.is_for_reload else state

    def _session(self, session: Session) -> dict[str, Json]:
        variables = session.context.parameters()
        if self.is_for_reload:
            variables = {name: variables[name] for name in variables if not name.startswith(ANCHOR)}
        return {
            "number": session.number,
            "title": session.title,
            "canClose": session.can_close,
            "isFocused": session is self.workspace.focused,
            "wantsAttention": session.wants_attention and not self.is_for_reload,
            "panel": session.panel.value,
            "context": variables,
            "readsAnchor": self.is_for_reload and not session.is_default,
            "tabs": [self._tab(each) for each in session.tabs.values()],
        }

    def _tab(self, tab: Tab) -> dict[str, Json]:
        template, is_kept = tab.template, self.is_for_reload
        parameters = tab.opened_with if is_kept else tab.parameters
        is_form = template.page_type is ENTITY_RECORD
        has_record, follows = self._record(tab, parameters) if is_form else (False, None)
        unique_name = template.unique_name
        return {
            "number": tab.number,
            "pageType": template.page_type.name,
            **({"template": unique_name} if unique_name else {"name": template.name}),
            # The title of a form that follows its record is read again.
            **({} if is_kept and tab.title == follows else {"title": tab.title}),
            "parameters": dict(parameters),
            "formParameters": dict(tab.form_parameters),
            "hasRecord": has_record,
            "canClose": tab.can_close,
            "isFocused": tab is tab.session.focused_tab,
        }

    def _record(self, tab: Tab, parameters: Mapping[str, Json]) -> tuple[bool, str]:
        """Whether the parameters name the record of a form, and the title that follows from the record."""
        records = self.workspace.records
        loaded = tab.once(RECORD, lambda: record_of(tab.parameters, records))
        table = table_of(tab.parameters, records)
        is_same = parameters.get("entityId") == tab.parameters.get("entityId")
        return bool(loaded) and is_same, title_of(table, loaded) if table else ""
