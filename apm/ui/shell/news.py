"""News of the workspace's file: that it was saved, and what in it cannot be used."""

from dataclasses import dataclass

from apm.ui.elements import Element, h


@dataclass(frozen=True, slots=True)
class News:
    """What to tell: with problems until they are mended or dismissed, else in passing."""

    sentence: str = ""
    problems: tuple[str, ...] = ()


def problems_box(news: News) -> Element:
    """News with problems."""
    problems = h("ul", {}, *(h("li", {}, each) for each in news.problems))
    dismiss = {
        "type": "button",
        "class": "cross",
        "data-action": "dismiss-news",
        "aria-label": "Dismiss",
    }
    return h(
        "div",
        {"class": "alert", "key": "news"},
        h("div", {"role": "alert"}, h("p", {}, news.sentence), problems),
        h("button", dismiss, "×"),
    )
