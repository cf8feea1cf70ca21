"""The workspace: the open sessions, tabs and pages, and the commands that open, close, focus and change them.

A command checks everything before it changes anything, and returns an `Outcome` with the events that happened. A
command that raises has changed nothing. The value of most is whether something changed [A]. The rules of focus are in
`focus.py`.

>>> from apm.core.inputs import SessionInput, TabInput
>>> workspace = Workspace(Settings())
>>> outcome = workspace.create_session(SessionInput("msdyn_chat_session", {"customerName": "Contoso"}))
>>> outcome.value, workspace.focused.title
('session-id-1', 'Contoso')
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from apm.core import events
from apm.core.errors import ApmError, ErrorCode
from apm.core.events import Event, FormOpened
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.core.outcome import Outcome, refused, success
from apm.dataverse import Records
from apm.settings import Settings
from apm.templates.built_in import HOME_DASHBOARD, PLAIN_HOME_DASHBOARD
from apm.templates.catalogue import Panel, SessionTemplate, TabTemplate
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD
from apm.workspace.context import Context
from apm.workspace.event_handlers import EventHandlers, Handled, Handler
from apm.workspace.focus import focus_after_close, switch_tabs
from apm.workspace.form_state import Saves
from apm.workspace.overlays import Overlays
from apm.workspace.page import RECORD, ListState, Page, list_key
from apm.workspace.page_records import check_exists, record_of
from apm.workspace.plans import check_parameters, plan_session, plan_tab
from apm.workspace.session import Numbers, Session, Tab
from apm.workspace.side_panes import SidePanes
from apm.workspace.slug_resolver import SlugResolver
from apm.workspace.tab_plan import TabPlan

SESSIONS_FULL = "Maximum sessions reached. Close a session before opening another."
TABS_FULL = "Maximum tabs reached. Close a tab in this session before opening another."

DataCheck = Callable[[Mapping[str, Json], Records], Sequence[str]]
"""Returns the problems of `data` in the page parameters of a form, one sentence each.

The check is in `apm.forms`, which imports this package. The caller that creates a workspace therefore passes it in.
"""


def _full(code: ErrorCode, message: str) -> ApmError:
    return ApmError(code, message, events.LimitReached(message))


class Workspace:
    """The workspace of one user.

    Attributes:
        settings: the user, the templates, the limits and the other settings.
        sessions: the open sessions by id, in the order of the strip, Home first [D; order A].
        focused: the focused session; there always is one [D].
        tabs: the tabs of all sessions by id.
        session_numbers: the numbers of the next sessions.
        tab_numbers: the numbers of the next tabs.
        app_settings: the app settings that scripts saved, by name.
        overlays: dialogs, the progress message and app notifications.
        side_panes: the side panes.
        saves: the saves of forms that have not ended.
        records: the sample Dataverse.
        refusal: the reason why the user cannot use the API; empty if the user can.
    """

    def __init__(
        self,
        settings: Settings,
        records: Records | None = None,
        check_data: DataCheck | None = None,
    ) -> None:
        """Opens Home.

        Args:
            settings: the settings.
            records: the sample Dataverse; a new one by default.
            check_data: checks `data` when a form opens; by default, nothing is checked.
        """
        self.settings = settings
        self._check_data = check_data
        self.refusal = settings.refusal
        own = settings.records
        self.records = records or Records(
            own.tables,
            replace=own.replace,
            described=own.described,
            user=settings.user.name,
            roles=settings.user.roles,
        )
        self.tabs: dict[str, Tab] = {}
        self.app_settings: dict[str, Json] = {}
        self.overlays = Overlays()
        self.side_panes = SidePanes()
        self.saves = Saves()
        self._handlers = EventHandlers()
        self.session_numbers = Numbers()
        self.tab_numbers = Numbers()
        home = Session(self.session_numbers.take(), "Home", Context({}), is_default=True)
        self.sessions: dict[str, Session] = {home.id: home}
        self.focused = home
        first = HOME_DASHBOARD if settings.home.start_page else PLAIN_HOME_DASHBOARD
        self.add_tab(home, plan_tab(first, {}, self.slug_resolver(home), self.records))

    def follow(self, settings: Settings) -> None:
        """Goes on with other roles, limits and templates. The records stay."""
        self.settings = settings
        self.refusal = settings.refusal

    # State

    def can_create_session(self) -> bool:
        """Whether the limit allows another session; Home counts [D]."""
        return len(self.sessions) < self.settings.limits.sessions

    def can_create_tab(self, session: Session) -> bool:
        """Whether the limit allows another tab in a session; the anchor tab counts [D]."""
        return len(session.tabs) < self.settings.limits.tabs

    def page(self, page_id: str) -> Page | None:
        """The page with an id, in a tab, dialog or side pane; None if it is not open."""
        if page_id in self.tabs:
            return self.tabs[page_id]
        return self.overlays.page(page_id) or self.side_panes.page(page_id)

    def scripts_of(self, page: Page, replaced: Page | None = None) -> tuple[Event, ...]:
        """The events about the parameters and the scripts of a page that opened.

        First warnings about its parameters. Then, for a form, the event that runs its OnLoad handlers. For another
        page, the event that ends the scripts of the form that it replaces, and for a list the one that evaluates its
        commands.
        """
        if page.template.page_type is ENTITY_RECORD:
            return (*map(events.Warned, self._data_problems(page)), FormOpened(page.id))
        was_form = replaced is not None and replaced.template.page_type is ENTITY_RECORD
        ended = (events.FormReplaced(page.id),) if was_form else ()
        return (*map(events.Warned, page.problems), *ended, *self._rules_of(page))

    def slug_resolver(self, session: Session) -> SlugResolver:
        """Resolves slugs with the context of a session."""
        return SlugResolver(session.context.get, self.records)

    # Opening

    def create_session(self, given: SessionInput) -> Outcome[str]:
        """Opens a session from a template of the user, and returns its id.

        Raises:
            ApmError: the template, the context or the limits do not allow it.
        """
        template = self.settings.catalogue.session_template(given.template_name)
        return self.open_session(template, given)

    def open_session(self, template: SessionTemplate, given: SessionInput) -> Outcome[str]:
        """Opens a session from any template, and returns its id. The template name in `given` is ignored.

        Raises:
            ApmError: the context or the limits do not allow it.
        """
        plan = plan_session(template, given.context, self.records, self.settings)
        if not self.can_create_session():
            raise _full(ErrorCode.SESSION_LIMIT, SESSIONS_FULL)
        if len(plan.tabs) > self.settings.limits.tabs:
            raise _full(ErrorCode.TAB_LIMIT, TABS_FULL)
        before = self._tab_on_screen
        session = self.add_session(plan.title, plan.context, template.panel)
        opened = [events.TabOpened(self.add_tab(session, tab).id) for tab in plan.tabs]
        if given.is_focused:
            self.focused = session
        warned = map(events.Warned, plan.problems)
        return success(
            session.id,
            (
                events.SessionOpened(session.id, session.label, session is self.focused),
                *opened,
                *self._switched_from(before),
                *warned,
                *(each for tab in session.tabs.values() for each in self.scripts_of(tab)),
            ),
        )

    def create_tab(self, session: Session, given: TabInput) -> Outcome[str]:
        """Opens a tab from a template of the user, and returns its id.

        Raises:
            ApmError: the template, its parameters or the limits do not allow it.
        """
        template = self.settings.catalogue.tab_template(given.template_name)
        return self.open_tab(session, template, given)

    def open_tab(self, session: Session, template: TabTemplate, given: TabInput) -> Outcome[str]:
        """Opens a tab from any template, and returns its id. The template name in `given` is ignored.

        Raises:
            ApmError: the parameters or the limits do not allow it.
        """
        resolver = self.slug_resolver(session)
        plan = plan_tab(template, given.context, resolver, self.records, self.settings)
        check_parameters(template, plan.parameters, self.records)
        if not self.can_create_tab(session):
            raise _full(ErrorCode.TAB_LIMIT, TABS_FULL)
        before = self._tab_on_screen
        tab = self.add_tab(session, plan)
        tab.title = tab.title if given.title is None else given.title
        tab.can_close &= given.can_close
        if given.is_focused:
            session.focused_tab = tab
        opened = events.TabOpened(tab.id, tab.label, tab is self._tab_on_screen)
        warned = map(events.Warned, resolver.problems)
        scripts = self.scripts_of(tab)
        return success(tab.id, (opened, *self._switched_from(before), *warned, *scripts))

    def add_session(self, title: str, context: Context, panel: Panel) -> Session:
        """Adds a session without tabs at the end. The caller has checked everything, and creates the events."""
        session = Session(self.session_numbers.take(), title, context, panel)
        self.sessions[session.id] = session
        return session

    def add_tab(self, session: Session, plan: TabPlan) -> Tab:
        """Adds a tab at the end of a session. The caller has checked everything, and creates the events."""
        tab = Tab(self.tab_numbers.take(), session, plan)
        session.add(tab)
        self.tabs[tab.id] = tab
        return tab

    # Closing

    def close_session(self, session: Session) -> Outcome[bool]:
        """Closes a session with its tabs. `focus_after_close` decides which session then has the focus.

        Home, and a session whose `canClose` is false, stay open, with a warning [A].
        """
        if session.is_default:
            return refused("Home cannot be closed")
        if not session.can_close:
            return refused(f"canClose of {session.id} is false")
        before = self._tab_on_screen
        self.focused = focus_after_close(self.sessions, session.id, self.focused)
        del self.sessions[session.id]
        for tab_id in session.tabs:
            del self.tabs[tab_id]
        closed = events.SessionClosed(session.id, tuple(session.tabs), session.label)
        switched = self._switched_from(before)
        withdrawn = self.overlays.withdraw(session.id)
        return success(True, (closed, *switched, *self._handlers.call((closed,)), *withdrawn))

    def close_tab(self, tab: Tab) -> Outcome[bool]:
        """Closes a tab. `focus_after_close` decides which tab of the session then has the focus.

        An anchor tab, and a tab whose `canClose` is false, stay open, with a warning [A].
        """
        if tab.is_anchor:
            return refused(f"{tab.id} is the anchor tab of {tab.session.id} and cannot be closed")
        if not tab.can_close:
            return refused(f"canClose of {tab.id} is false")
        before = self._tab_on_screen
        session = tab.session
        session.focused_tab = focus_after_close(session.tabs, tab.id, session.focused_tab)
        del session.tabs[tab.id]
        del self.tabs[tab.id]
        return success(True, (events.TabClosed(tab.id, tab.label), *self._switched_from(before)))

    def close_page(self, page: Page) -> Outcome[bool]:
        """Closes the tab, dialog or side pane of a page. An anchor tab closes with its session [A]."""
        if isinstance(page, Tab):
            return self.close_session(page.session) if page.is_anchor else self.close_tab(page)
        pane = self.side_panes.find(page.id)
        return self.side_panes.close(pane) if pane else self.overlays.close_page(page)

    # Focus

    def focus_session(self, session: Session) -> Outcome[bool]:
        """Focuses a session. Its focused tab comes on screen [D]."""
        return self.show_tab(session.focused_tab)

    def focus_tab(self, tab: Tab) -> Outcome[bool]:
        """Focuses a tab within its session; the session itself does not get the focus [A]."""
        if tab.session.focused_tab is tab:
            return Outcome(False)
        before = self._tab_on_screen
        tab.session.focused_tab = tab
        return success(True, self._switched_from(before))

    def show_tab(self, tab: Tab) -> Outcome[bool]:
        """Focuses a tab and its session."""
        before = self._tab_on_screen
        if tab is before:
            return Outcome(False)
        tab.session.focused_tab = tab
        self.focused = tab.session
        return success(True, self._switched_from(before))

    def request_focus(self, session: Session) -> Outcome[bool]:
        """Marks a session that requests attention; the focus does not move [D]."""
        if session is self.focused or session.wants_attention:
            return Outcome(False)
        session.wants_attention = True
        return success(True, (events.AttentionRequested(session.id, session.label),))

    # Changing

    def refresh_page(self, page: Page) -> Outcome[bool]:
        """Reloads a page [D].

        Raises:
            ApmError: the record of its form was deleted; the form stays as it is [A].
        """
        if page.template.page_type is ENTITY_RECORD:
            loaded = page.once(RECORD, lambda: record_of(page.parameters, self.records))
            check_exists(page.parameters, loaded, self.records, "refreshed")
        page.restart()
        return success(True, (events.PageReloaded(page.id), *self.scripts_of(page)))

    def rename_session(self, session: Session, title: str) -> Outcome[bool]:
        """Changes the title of a session, but not of its anchor tab [A]; the title of Home cannot be changed [D]."""
        if session.is_default:
            return refused("the title of Home cannot be changed")
        session.title = title
        return success(True, (events.SessionChanged(session.id),))

    def rename_tab(self, tab: Tab, title: str) -> Outcome[bool]:
        """Changes the title of a tab [D]."""
        tab.title = title
        return success(True, (events.TabChanged(tab.id),))

    def set_session_can_close(self, session: Session, can_close: bool) -> Outcome[bool]:
        """Sets whether a session can be closed [D]; Home never can."""
        if session.is_default and can_close:
            return refused("Home cannot be closed; canClose stays false")
        session.can_close = can_close
        return success(True, (events.SessionChanged(session.id),))

    def set_tab_can_close(self, tab: Tab, can_close: bool) -> Outcome[bool]:
        """Sets whether a tab can be closed; an anchor tab never can [D; writable A]."""
        if tab.is_anchor and can_close:
            return refused(f"{tab.id} is an anchor tab; canClose stays false")
        tab.can_close = can_close
        return success(True, (events.TabChanged(tab.id),))

    def update_context(self, session: Session, changes: Mapping[str, Json]) -> Outcome[bool]:
        """Changes context variables. Titles are not rendered again [D; titles A]."""
        has_changed = session.context.update(changes)
        return Outcome(has_changed, (), has_changed)

    # Changing the content of pages

    def edit_field(self, page: Page, column: str, text: str) -> Outcome[bool]:
        """Stores the text that the user typed into a field of a form."""
        page.edits[column] = text
        return Outcome(True, (events.FieldEdited(page.id),))

    def set_list_state(self, page: Page, list_state: ListState, subgrid: str = "") -> Outcome[bool]:
        """Changes what the list of a page, or a subgrid of its form, shows, and reads its records again."""
        page.forget(list_key(subgrid) if subgrid else "")
        done = self.select_rows(page, list_state, subgrid)
        loaded = (events.SubgridLoaded(page.id, subgrid),) if subgrid else ()
        return success(True, (*done.events, *loaded))

    def select_rows(self, page: Page, list_state: ListState, subgrid: str = "") -> Outcome[bool]:
        """Changes which rows of a list are selected. The rules of its commands may depend on them."""
        page.list_states[subgrid] = list_state
        return success(True, (events.PageChanged(page.id), *self._rules_of(page, subgrid)))

    # Handlers for events

    def add_handler(self, event_type: type[Handled], handler: Handler[Handled]) -> None:
        """Adds a handler that is called for each event of a type, after the state has changed.

        The events that it returns are added to those of the command.
        """
        self._handlers.add(event_type, handler)

    # Shared by commands

    def _rules_of(self, page: Page, subgrid: str = "") -> tuple[Event, ...]:
        """The event that evaluates the commands of a list or a subgrid, if a command has rules."""
        has_rules = any(each.rules for each in self.settings.commands)
        is_list = bool(subgrid) or page.template.page_type is ENTITY_LIST
        return (events.CommandsChanged(page.id, subgrid),) if has_rules and is_list else ()

    def _data_problems(self, page: Page) -> Sequence[str]:
        """The problems of the parameters of a form. The form still opens [A]."""
        # Most forms open without `data`: the check imports `apm.forms` on first use.
        if self._check_data is None or "data" not in page.parameters:
            return page.problems
        return (*page.problems, *self._check_data(page.parameters, self.records))

    @property
    def _tab_on_screen(self) -> Tab:
        """The focused tab of the focused session."""
        return self.focused.focused_tab

    def _switched_from(self, before: Tab) -> tuple[Event, ...]:
        """The events of a changed focus, with those of the handlers; none if the same tab is on screen as before."""
        after = self._tab_on_screen
        if after is before:
            return ()
        switched = switch_tabs(before, after)
        return (*switched, *self._handlers.call(switched))
