"""News of the workspace's file: that it was saved, and what in it cannot be used."""

from dataclasses import dataclass

from apm.elements import Child, Element, h


@dataclass(frozen=True, slots=True)
class News:
    """What to tell; with problems it is an alert."""

    sentence: str = ""
    problems: tuple[str, ...] = ()


def news_box(news: News) -> Element:
    """The news, until dismissed or until the next."""
    children: list[Child] = [h("p", {}, news.sentence)]
    if news.problems:
        children.append(h("ul", {}, *(h("li", {}, each) for each in news.problems)))
    dismiss = {"type": "button", "data-action": "dismiss-news", "aria-label": "Dismiss"}
    return h(
        "div",
        {"class": "alert" if news.problems else "notice", "key": "news"},
        h("div", {"role": "alert" if news.problems else "status"}, *children),
        h("button", dismiss, "×"),
    )
