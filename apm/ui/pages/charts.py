"""Bar charts as SVG, with the numbers as text for screen readers.

>>> figures("Cases by priority", {"High": 3, "Low": 1})
'Cases by priority: High 3, Low 1'
"""

from collections.abc import Mapping

from apm.ui.elements import Element, h
from apm.ui.texts import shortened

_WIDTH, _LABEL, _ROW, _BAR = 400, 150, 26, 16
"""In units of the picture: its width, the left edge of the bars, the height of a row, the height of a bar."""

_LONGEST_LABEL = 22
"""Characters."""


def chart(title: str, counts: Mapping[str, int]) -> Element:
    """A card with a bar for each name."""
    if not counts:
        return h("section", {"class": "card"}, h("h2", {}, title), h("p", {}, "None."))
    most = max(counts.values())
    bars = [
        part
        for at, (name, count) in enumerate(counts.items())
        for part in _bar(name, count, most, at * _ROW)
    ]
    box = f"0 0 {_WIDTH} {len(counts) * _ROW}"
    picture = {"class": "chart", "viewBox": box, "role": "img"}
    text = h("title", {}, figures(title, counts))
    return h("section", {"class": "card"}, h("h2", {}, title), h("svg", picture, text, *bars))


def figures(title: str, counts: Mapping[str, int]) -> str:
    """The numbers of a chart as text."""
    numbers = ", ".join(f"{name} {count}" for name, count in counts.items())
    return f"{title}: {numbers}"


def _bar(name: str, count: int, most: int, top: int) -> list[Element]:
    room = _WIDTH - _LABEL - 40
    width = round(room * count / most)
    middle = top + _ROW // 2 + 4
    bar = {"x": _LABEL, "y": top + (_ROW - _BAR) // 2, "width": width, "height": _BAR, "rx": 2}
    return [
        h("text", {"x": 0, "y": middle}, shortened(name, _LONGEST_LABEL)),
        h("rect", {**bar}),
        h("text", {"x": _LABEL + width + 8, "y": middle}, str(count)),
    ]
