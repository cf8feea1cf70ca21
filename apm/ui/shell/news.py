"""News of saved files: that the workspace restarted, or the problems in the workspace file."""

from dataclasses import dataclass

from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import cross
from apm.ui.elements import Element, h
from apm.ui.messages import Level, message
from apm.ui.regions import Region
from apm.ui.targets import Nothing
from apm.ui.view import PanelState


@dataclass(frozen=True, slots=True)
class News(PanelState):
    """The latest news. News with problems stay until they are dismissed; news without problems are shown as a toast."""

    sentence: str = ""
    problems: tuple[str, ...] = ()
    regions = (Region.NOTICES,)


@action("dismiss-news", targets.nothing)
def dismiss_news(use: Use[Nothing]) -> Outcome[bool]:
    """Removes the news."""
    return use.put(News())


def problems_box(news: News) -> Element:
    """The alert that lists the problems."""
    problems = h("ul", {}, *(h("li", {}, each) for each in news.problems))
    content = h("div", {}, h("p", {}, news.sentence), problems)
    dismiss = cross(dismiss_news.on(), "Dismiss")
    return message(Level.ERROR, content, dismiss, kind="alert", attributes={"key": "news"})
