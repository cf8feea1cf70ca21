"""Sessions and their tabs. The commands that change them are in `workspace.py`, the rules of focus in `focus.py`."""

from dataclasses import dataclass

from apm.templates.catalogue import Panel
from apm.workspace.context import Context
from apm.workspace.page import Page
from apm.workspace.tab_plan import TabPlan


def session_id(number: int) -> str:
    """The id of the session with that number [D].

    >>> session_id(4)
    'session-id-4'
    """
    return f"session-id-{number}"


def tab_id(number: int) -> str:
    """The id of the tab with that number [D].

    >>> tab_id(2)
    'tab-id-2'
    """
    return f"tab-id-{number}"


@dataclass(slots=True)
class Numbers:
    """The numbers of the sessions, or of the tabs, of a workspace; none is used twice.

    Attributes:
        next: the number of the next one.
    """

    next: int = 0

    def take(self) -> int:
        """Takes the next number."""
        self.next += 1
        return self.next - 1


class Tab(Page):
    """A page in a session.

    Attributes:
        number: unique in the workspace, also after the tab closes; the first tab of Home is 0 [A].
        session: the session of the tab.
        is_anchor: it is the first tab of its session, which can never be closed [D].
        can_close: whether it can be closed.
        was_left: another tab came on screen after its page started or restarted.
    """

    def __init__(self, number: int, session: "Session", plan: TabPlan) -> None:
        super().__init__(tab_id(number), plan)
        self.number = number
        self.session = session
        self.is_anchor = not session.tabs
        self.can_close = plan.can_close and not self.is_anchor
        self.was_left = False

    def restart(self) -> None:
        """Reloads the page in the tab."""
        super().restart()
        self.was_left = False


class Session:
    """A session: an anchor tab, additional tabs, and a context.

    Attributes:
        number: unique in the workspace, also after the session closes; Home is 0 [A].
        id: the id, made from the number.
        title: the title; may be empty.
        is_default: true only for Home [D].
        can_close: whether it can be closed; always false for Home [D].
        context: the automation dictionary.
        panel: the mode of its communication panel.
        tabs: the tabs by id, in the order of the strip, the anchor tab first [D].
        wants_attention: it requested attention and has not had the focus since.
    """

    focused_tab: Tab
    """The focused tab of the session. A session always has one."""

    def __init__(
        self,
        number: int,
        title: str,
        context: Context,
        panel: Panel = Panel.HIDDEN,
        *,
        is_default: bool = False,
    ) -> None:
        self.number = number
        self.id = session_id(number)
        self.title = title
        self.is_default = is_default
        self.can_close = not is_default
        self.context = context
        self.panel = panel
        self.tabs: dict[str, Tab] = {}
        self.wants_attention = False

    @property
    def label(self) -> str:
        """The text in the strip: the title, or the id if the title is blank."""
        return self.title if self.title.strip() else self.id

    def add(self, tab: Tab) -> None:
        """Adds a tab at the end. The first tab gets the focus."""
        if not self.tabs:
            self.focused_tab = tab
        self.tabs[tab.id] = tab
