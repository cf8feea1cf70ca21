"""Opens snapshots: makes a workspace from the state that was written.

>>> from apm.settings import Settings
>>> from apm.snapshots.snapshot_writing import snapshot_of
>>> first = Workspace(Settings())
>>> first.rename_tab(first.tabs["tab-id-0"], "Start").value
True
>>> opener = SnapshotOpener(Workspace(Settings()), snapshot_of(first, Conversations(first)))
>>> opener.open()
>>> opener.workspace.tabs["tab-id-0"].title, opener.problems
('Start', [])
"""

from collections.abc import Sequence
from dataclasses import replace

from apm.conversations.conversation import Conversation
from apm.conversations.conversations import Conversations
from apm.core.errors import ApmError, bad_input, show
from apm.core.slugs import as_text
from apm.dataverse.new_ids import NewIds
from apm.settings.checked_json import Checked
from apm.snapshots.conversation_states import conversation_in, write_conversation
from apm.snapshots.snapshot_reading import changes_in
from apm.templates.catalogue import Panel, TabTemplate
from apm.templates.page_types import page_type
from apm.workspace.context import Context
from apm.workspace.page_inputs import template_of
from apm.workspace.page_records import anchor_values, page_record
from apm.workspace.session import Session
from apm.workspace.tab_plan import TabPlan, planned
from apm.workspace.workspace import Workspace


class SnapshotOpener:
    """Opens a snapshot in a new workspace. What no longer fits is left out.

    Attributes:
        workspace: the workspace.
        conversations: its conversations.
        problems: what was left out and why, one sentence each.
    """

    def __init__(self, workspace: Workspace, given: Checked, *, keeps_ids: bool = True) -> None:
        """Restores Home, and makes the changes of records again if the snapshot has them.

        Args:
            workspace: a new workspace.
            given: the snapshot, checked.
            keeps_ids: whether sessions and tabs have the same ids as before; otherwise they are counted from 1 again.
        """
        self.workspace = workspace
        self.conversations = Conversations(workspace)
        self.problems: list[str] = []
        self._given = given
        self._keeps_ids = keeps_ids
        self._showing = {
            each["session"]: each for each in given.get("conversations", ()) if "session" in each
        }
        self._waiting = given["sessions"][1:]
        self._expected_focus = workspace.focused
        if "records" in given:
            self.problems += apply_records(workspace, given["records"])
        self._restore_home(given["sessions"][0])
        for each in given.get("conversations", ()):
            if "session" not in each:
                self.conversations.by_id[each["id"]] = conversation_in(each)

    @property
    def is_waiting(self) -> bool:
        """Whether some sessions are not open yet."""
        return bool(self._waiting)

    def open(self, *, with_conversations: bool = True) -> None:
        """Opens the sessions that are not open yet: all, or only those without a conversation."""
        waiting = self._waiting
        self._waiting = [
            each for each in waiting if each["number"] in self._showing and not with_conversations
        ]
        for each in waiting:
            if each not in self._waiting:
                self._open_session(each)
        if self._keeps_ids:
            self._continue_numbers()

    def _restore_home(self, given: Checked) -> None:
        home = self.workspace.focused
        home.context.update(given["context"])
        home.wants_attention = given.get("wantsAttention", False)
        first, *others = given["tabs"]
        dashboard = home.focused_tab
        dashboard.title = first.get("title", dashboard.title)
        self._add_tabs(home, others)

    def _open_session(self, given: Checked) -> None:
        workspace = self.workspace
        first, *others = given["tabs"]
        try:
            if not workspace.can_create_session():
                raise bad_input(f"{workspace.settings.limits.sessions} sessions are open")
            conversation = self._conversation_in(given["number"])
            anchor = self._plan(first)
        except ApmError as error:
            self.problems.append(f"session {show(given['title'])} was left out: {error}")
            return
        context = Context(given["context"])
        if given.get("readsAnchor"):
            context.update(anchor_values(page_record(anchor.parameters, workspace.records)))
        if self._keeps_ids:
            workspace.session_numbers.next = given["number"]
        session = workspace.add_session(given["title"], context, Panel(given["panel"]))
        session.can_close = given.get("canClose", True)
        self._add_tab(session, first, anchor)
        self._add_tabs(session, others)
        if conversation:
            self.conversations.place(conversation, session.id)
        # The user may have moved the focus while conversations were awaited.
        if given.get("isFocused") and workspace.focused is self._expected_focus:
            workspace.focused = self._expected_focus = session
        session.wants_attention = given.get("wantsAttention", False)

    def _add_tabs(self, session: Session, tabs: Sequence[Checked]) -> None:
        """Adds the tabs of a session, except for the first."""
        for given in tabs:
            try:
                if not self.workspace.can_create_tab(session):
                    raise bad_input(f"{len(session.tabs)} tabs are open in its session")
                plan = self._plan(given)
            except ApmError as error:
                title = given.get("title") or given.get("template") or given["pageType"]
                self.problems.append(f"tab {show(title)} was left out: {error}")
            else:
                self._add_tab(session, given, plan)

    def _add_tab(self, session: Session, given: Checked, plan: TabPlan) -> None:
        if self._keeps_ids:
            self.workspace.tab_numbers.next = given["number"]
        tab = self.workspace.add_tab(session, plan)
        if given.get("isFocused"):
            session.focused_tab = tab

    def _plan(self, given: Checked) -> TabPlan:
        """The plan of a tab as it was.

        Raises:
            ApmError: its template or its record is gone.
        """
        records = self.workspace.records
        template = self._template(given)
        parameters = given["parameters"]
        found = page_record(parameters, records)
        if given.get("hasRecord") and not found.record:
            record_id = show(as_text(parameters.get("entityId")))
            raise bad_input(f"there is no {found.label} with the id {record_id} any more")
        title = given.get("title")
        return planned(
            template,
            found.title if title is None else title,
            parameters,
            self.workspace.settings,
            can_close=given.get("canClose", True),
            form_parameters=given.get("formParameters", {}),
        )

    def _template(self, given: Checked) -> TabTemplate:
        kind = page_type(given["pageType"])
        if "template" not in given:
            template = template_of(kind)
            return replace(template, name=given.get("name", template.name))
        template = self.workspace.settings.catalogue.tab_template(given["template"])
        # The anchor tab of a generic session can show a control in place of the page of its template [D].
        return template if template.page_type is kind else replace(template, page_type=kind)

    def _conversation_in(self, number: int) -> Conversation | None:
        """The conversation of the session with a number, with its record; None if the session has none.

        Raises:
            ApmError: its record cannot be written.
        """
        if number not in self._showing:
            return None
        conversation = conversation_in(self._showing[number])
        if "records" not in self._given:
            write_conversation(self.workspace.records, conversation)
        return conversation

    def _continue_numbers(self) -> None:
        """Numbers that the snapshot has are not used again, also those of sessions that are left out."""
        sessions, workspace = self._given["sessions"], self.workspace
        tabs = (tab for each in sessions for tab in each["tabs"])
        for numbers, used, key in (
            (workspace.session_numbers, sessions, "nextSession"),
            (workspace.tab_numbers, tabs, "nextTab"),
        ):
            numbers.next = max(self._given.get(key, 0), *(each["number"] + 1 for each in used))


def apply_records(workspace: Workspace, given: Checked) -> list[str]:
    """Makes checked changes of records again; returns why some were left out."""
    records = workspace.records
    if "ids" in given:
        records.ids = NewIds(given["ids"]["seed"], given["ids"].get("used", 0))
    changes = changes_in(given)
    return records.apply(changes) if changes.rows or changes.deleted else []
