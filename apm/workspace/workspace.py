"""The workspace: its sessions, where the focus is, and the commands that change them.

A command checks everything first, changes state last, and returns its result with the events that say what
happened. A command that is refused raises and has changed nothing.

>>> from apm.core.inputs import SessionInput, TabInput
>>> workspace = Workspace(Settings())
>>> outcome = workspace.create_session(SessionInput("msdyn_chat_session", {"customerName": "Contoso"}))
>>> outcome.value, workspace.focused.title
('session-id-1', 'Contoso')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from apm.core import events
from apm.core.errors import ApmError, ErrorCode
from apm.core.events import Event, FormOpened
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.core.outcome import Outcome, refused, success
from apm.dataverse import Records
from apm.settings import Settings
from apm.templates.built_in import HOME_DASHBOARD, PLAIN_HOME_DASHBOARD
from apm.templates.catalogue import SessionTemplate, TabTemplate
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.context import Context
from apm.workspace.followers import Followed, Followers, Handler
from apm.workspace.form_state import Saves
from apm.workspace.opening import (
    DataCheck,
    TabPlan,
    check_parameters,
    no_check,
    plan_session,
    plan_tab,
)
from apm.workspace.overlays import Overlays
from apm.workspace.page import ListState, Page
from apm.workspace.session import Session, Tab, left_neighbour
from apm.workspace.side_panes import SidePanes
from apm.workspace.slug_resolver import SlugResolver

SESSIONS_FULL = "Maximum sessions reached. Close a session before opening another."
TABS_FULL = "Maximum tabs reached. Close a tab in this session before opening another."


def _full(code: ErrorCode, message: str) -> ApmError:
    return ApmError(code, message, events.LimitReached(message))


class Workspace:
    """All sessions of one page.

    Attributes:
        settings: who works here, with which templates and limits.
        sessions: by id, in strip order, Home first [D; order A].
        focused: the one focused session; there always is one [D].
        tabs: the tabs of all sessions by id.
        app_settings: settings of the app that scripts saved, by name.
        overlays: dialogs, progress and notifications over the page.
        side_panes: the panes at its right edge.
        saves: the saves of forms that have not ended.
        records: the sample Dataverse.
        refusal: why the user may not call the API; empty when they may.
    """

    def __init__(
        self,
        settings: Settings,
        records: Records | None = None,
        check_data: DataCheck = no_check,
    ) -> None:
        self.settings = settings
        self._check_data = check_data
        self.refusal = settings.refusal
        own = settings.records
        self.records = records or Records(
            own.tables, replace=own.replace, described=own.described, user=settings.user.name
        )
        self.tabs: dict[str, Tab] = {}
        self.app_settings: dict[str, Json] = {}
        self.overlays = Overlays()
        self.side_panes = SidePanes()
        self.saves = Saves()
        self._followers = Followers()
        self._session_numbers = count()
        self._tab_numbers = count()
        home = Session(next(self._session_numbers), "Home", Context({}), is_default=True)
        self.sessions: dict[str, Session] = {home.id: home}
        self.focused = home
        first = HOME_DASHBOARD if settings.home.start_page else PLAIN_HOME_DASHBOARD
        self._add_tab(home, plan_tab(first, {}, self.slug_resolver(home), self.records))

    # What is there

    def can_create_session(self) -> bool:
        """Whether one more session fits; Home counts [D]."""
        return len(self.sessions) < self.settings.limits.sessions

    def can_create_tab(self, session: Session) -> bool:
        """Whether one more tab fits in a session; its anchor counts [D]."""
        return len(session.tabs) < self.settings.limits.tabs

    def page(self, page_id: str) -> Page | None:
        """The page of that id, wherever it stands."""
        if page_id in self.tabs:
            return self.tabs[page_id]
        return self.overlays.page(page_id) or self.side_panes.page(page_id)

    def pages(self) -> Iterable[Page]:
        """All pages, wherever they stand."""
        yield from self.tabs.values()
        yield from self.overlays.pages()
        yield from self.side_panes.pages()

    def scripts_of(self, page: Page) -> tuple[Event, ...]:
        """The event that has the scripts of a form run, if the page is one."""
        return (FormOpened(page.id),) if page.template.page_type is ENTITY_RECORD else ()

    def slug_resolver(self, session: Session) -> SlugResolver:
        """What slugs mean in a session."""
        return SlugResolver(session.context.get, self.records)

    # Opening

    def create_session(self, given: SessionInput) -> Outcome[str]:
        """Opens a session of a template and gives its id.

        Raises:
            ApmError: the template, the context or the limits do not allow it.
        """
        template = self.settings.catalogue.session_template(given.template_name)
        return self.open_session(template, given)

    def open_session(self, template: SessionTemplate, given: SessionInput) -> Outcome[str]:
        """Opens a session of a template that need not be one of the user's, as `open_tab` does a tab.

        Raises:
            ApmError: the context or the limits do not allow it.
        """
        plan = plan_session(self.settings.catalogue, template, given.context, self.records)
        if not self.can_create_session():
            raise _full(ErrorCode.SESSION_LIMIT, SESSIONS_FULL)
        if len(plan.tabs) > self.settings.limits.tabs:
            raise _full(ErrorCode.TAB_LIMIT, TABS_FULL)
        before = self._place()
        session = Session(next(self._session_numbers), plan.title, plan.context, template.panel)
        self.sessions[session.id] = session
        opened = [events.TabOpened(self._add_tab(session, tab).id) for tab in plan.tabs]
        if given.is_focused:
            self.focused = session
        problems = (problem for tab in plan.tabs for problem in self._data_problems(tab))
        warned = map(events.Warned, (*plan.problems, *problems))
        return success(
            session.id,
            (
                events.SessionOpened(session.id, session.label, session is self.focused),
                *opened,
                *self._moved_from(before),
                *warned,
                *(each for tab in session.tabs.values() for each in self.scripts_of(tab)),
            ),
        )

    def create_tab(self, session: Session, given: TabInput) -> Outcome[str]:
        """Opens a tab of a template in a session and gives its id.

        Raises:
            ApmError: the template, its parameters or the limits do not allow it.
        """
        template = self.settings.catalogue.tab_template(given.template_name)
        return self.open_tab(session, template, given)

    def open_tab(self, session: Session, template: TabTemplate, given: TabInput) -> Outcome[str]:
        """Opens a tab of a template that need not be one of the user's; what the given calls it counts for nothing.

        Raises:
            ApmError: the parameters or the limits do not allow it.
        """
        resolver = self.slug_resolver(session)
        plan = plan_tab(template, given.context, resolver, self.records)
        check_parameters(template, plan.parameters)
        if not self.can_create_tab(session):
            raise _full(ErrorCode.TAB_LIMIT, TABS_FULL)
        before = self._place()
        tab = self._add_tab(session, plan)
        tab.title = given.title or tab.title
        tab.can_close &= given.can_close
        if given.is_focused:
            session.focused_tab = tab
        opened = events.TabOpened(tab.id, tab.label, tab is self._place())
        warned = map(events.Warned, (*resolver.problems, *self._data_problems(plan)))
        scripts = self.scripts_of(tab)
        return success(tab.id, (opened, *self._moved_from(before), *warned, *scripts))

    # Closing

    def close_session(self, session: Session) -> Outcome[bool]:
        """Closes a session with its tabs; focus goes to its left neighbour if it had it [A]."""
        if session.is_default:
            return refused("Home cannot be closed")
        if not session.can_close:
            return refused(f"canClose of {session.id} is false")
        before = self._place()
        if session is self.focused:
            self.focused = left_neighbour(self.sessions, session.id)
        del self.sessions[session.id]
        for tab_id in session.tabs:
            del self.tabs[tab_id]
        closed = events.SessionClosed(session.id, tuple(session.tabs), session.label)
        moved = self._moved_from(before)
        return success(True, (closed, *moved, *self._followers.follow_up((closed,))))

    def close_tab(self, tab: Tab) -> Outcome[bool]:
        """Closes a tab; focus goes to its left neighbour if it had it [D]."""
        if tab.is_anchor:
            return refused(f"{tab.id} is the anchor tab of {tab.session.id}; it stays")
        if not tab.can_close:
            return refused(f"canClose of {tab.id} is false")
        before = self._place()
        tab.session.remove(tab)
        del self.tabs[tab.id]
        return success(True, (events.TabClosed(tab.id, tab.label), *self._moved_from(before)))

    def close_page(self, page: Page) -> Outcome[bool]:
        """Closes a page, wherever it stands; of an anchor tab its session [A]."""
        if isinstance(page, Tab):
            return self.close_session(page.session) if page.is_anchor else self.close_tab(page)
        pane = self.side_panes.find(page.id)
        return self.side_panes.close(pane) if pane else self.overlays.close_page(page)

    # Focus

    def focus_session(self, session: Session) -> Outcome[bool]:
        """Focuses a session and the tab that was focused in it last [D]."""
        before = self._place()
        self.focused = session
        moved = self._moved_from(before)
        return Outcome(bool(moved), moved, bool(moved))

    def focus_tab(self, tab: Tab) -> Outcome[bool]:
        """Makes a tab its session's focused one; does not switch session [A]."""
        if tab.session.focused_tab is tab:
            return Outcome(False)
        before = self._place()
        tab.session.focused_tab = tab
        return success(True, self._moved_from(before))

    def show_tab(self, tab: Tab) -> Outcome[bool]:
        """Focuses a tab and its session."""
        before = self._place()
        tab.session.focused_tab = tab
        self.focused = tab.session
        moved = self._moved_from(before)
        return Outcome(bool(moved), moved, bool(moved))

    def request_focus(self, session: Session) -> Outcome[bool]:
        """Marks a session that is not focused; never moves the focus [D]."""
        if session is self.focused or session.wants_attention:
            return Outcome(False)
        session.wants_attention = True
        return success(True, (events.AttentionRequested(session.id, session.label),))

    # Changing

    def refresh_page(self, page: Page) -> Outcome[bool]:
        """Starts a page anew, wherever it stands [D]."""
        page.restart()
        return success(True, (events.TabReloaded(page.id), *self.scripts_of(page)))

    def rename_session(self, session: Session, title: str) -> Outcome[bool]:
        """Relabels a session, and nothing else [A]; Home keeps its name [D]."""
        if session.is_default:
            return refused("the title of Home cannot be changed")
        session.title = title
        return success(True, (events.SessionChanged(session.id),))

    def rename_tab(self, tab: Tab, title: str) -> Outcome[bool]:
        """Relabels a tab [D]."""
        tab.title = title
        return success(True, (events.TabChanged(tab.id),))

    def set_session_can_close(self, session: Session, can_close: bool) -> Outcome[bool]:
        """Says whether a session can be closed [D]; Home never can."""
        if session.is_default and can_close:
            return refused("Home cannot be closed; canClose stays false")
        session.can_close = can_close
        return success(True, (events.SessionChanged(session.id),))

    def set_tab_can_close(self, tab: Tab, can_close: bool) -> Outcome[bool]:
        """Says whether a tab can be closed; an anchor never can [D; writable A]."""
        if tab.is_anchor and can_close:
            return refused(f"{tab.id} is an anchor tab; canClose stays false")
        tab.can_close = can_close
        return success(True, (events.TabChanged(tab.id),))

    def update_context(self, session: Session, changes: Mapping[str, Json]) -> Outcome[bool]:
        """Changes context variables; titles that stand are not rendered again [D; titles A]."""
        has_changed = session.context.update(changes)
        return Outcome(has_changed, (), has_changed)

    # What a person does in a page

    def edit_field(self, page: Page, column: str, text: str) -> Outcome[bool]:
        """Keeps what a person typed into a form."""
        page.edits[column] = text
        return Outcome(True, (events.FieldEdited(page.id),))

    def set_list_state(self, page: Page, list_state: ListState) -> Outcome[bool]:
        """Has a page look another way."""
        page.list_state = list_state
        return success(True, (events.PageChanged(page.id),))

    def records_changed(self) -> events.RecordsChanged:
        """The event of a changed record."""
        pages = (each for each in self.pages() if each.template.page_type.shows_records)
        return events.RecordsChanged(tuple(each.id for each in pages))

    # Following

    def follow(self, kind: type[Followed], handler: Handler[Followed]) -> None:
        """Calls a handler for each event of a kind, after the state has changed.

        The events that the handler returns are added to those of the command.
        """
        self._followers.add(kind, handler)

    # The parts they share

    def _data_problems(self, plan: TabPlan) -> Sequence[str]:
        """The problems of a form's `data`. The form opens all the same, but cannot be saved [A]."""
        is_form = plan.template.page_type is ENTITY_RECORD
        # Most tabs have no `data`; the check is made for those that have.
        has_data = is_form and "data" in plan.parameters
        return self._check_data(plan.parameters, self.records) if has_data else ()

    def _add_tab(self, session: Session, plan: TabPlan) -> Tab:
        tab = Tab(next(self._tab_numbers), session, plan.template, plan.title, plan.parameters)
        session.add(tab)
        self.tabs[tab.id] = tab
        return tab

    def _place(self) -> Tab:
        """The tab on screen; its session is the focused one."""
        return self.focused.focused_tab

    def _moved_from(self, before: Tab) -> tuple[Event, ...]:
        """What follows from the screen showing another tab than before; nothing if it does not."""
        after = self._place()
        if after is before:
            return ()
        moves = tuple(self._moves(before, after))
        return (*moves, *self._followers.follow_up(moves))

    def _moves(self, before: Tab, after: Tab) -> Iterable[Event]:
        before.was_left = True
        if after.was_left and after.template.page_type.reloads:
            after.restart()
            yield events.TabReloaded(after.id)
        if after.session is not before.session:
            after.session.wants_attention = False
            yield events.SessionSwitched(before.session.id, after.session.id)
        yield events.TabSwitched(before.session.id, before.id, after.session.id, after.id)
