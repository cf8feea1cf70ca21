"""News of the workspace file: that it was saved, and what in it cannot be used."""

from dataclasses import dataclass

from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import cross
from apm.ui.elements import Element, h
from apm.ui.regions import Region
from apm.ui.view import PanelState


@dataclass(frozen=True, slots=True)
class News(PanelState):
    """The latest news: problems stay until they are dismissed, a sentence alone is shown as a toast."""

    sentence: str = ""
    problems: tuple[str, ...] = ()
    regions = (Region.NOTICES,)


@action("dismiss-news", targets.nothing)
def dismiss_news(use: Use[str]) -> Outcome[bool]:
    """Removes the news."""
    use.view.put(News())
    return NOTHING


def problems_box(news: News) -> Element:
    """News with problems."""
    problems = h("ul", {}, *(h("li", {}, each) for each in news.problems))
    return h(
        "div",
        {"class": "alert", "key": "news"},
        h("div", {"role": "alert"}, h("p", {}, news.sentence), problems),
        cross(dismiss_news.on(), "Dismiss"),
    )
