"""What client scripts failed with, as the page shows it until it is dismissed.

>>> Failures().plus("a.js: x").plus("a.js: x").lines
(('a.js: x', 2),)
"""

from dataclasses import dataclass

from apm.elements import Child, Element, h

MOST = 5
"""How many different failures are shown, the newest; one that happens each second would fill the page."""


@dataclass(frozen=True, slots=True)
class Failures:
    """The newest failures.

    Attributes:
        lines: each with how often it happened, the newest last.
        earlier: how many are no longer among them.
    """

    lines: tuple[tuple[str, int], ...] = ()
    earlier: int = 0

    def plus(self, sentence: str) -> "Failures":
        """With one more."""
        before = dict(self.lines)
        count = before.pop(sentence, 0) + 1
        lines = (*before.items(), (sentence, count))
        gone = sum(times for _, times in lines[:-MOST])
        return Failures(lines[-MOST:], self.earlier + gone)


def failures_box(failures: Failures) -> Element:
    """The failures, with a button that dismisses them."""
    children: list[Child] = []
    if failures.earlier:
        children.append(h("p", {}, f"Failures of client scripts before these: {failures.earlier}"))
    items = (h("li", {"key": text}, _line(text, times)) for text, times in failures.lines)
    children.append(h("ul", {"aria-label": "Failures of client scripts"}, *items))
    dismiss = {"type": "button", "data-action": "dismiss-failures", "aria-label": "Dismiss"}
    return h(
        "div",
        {"class": "alert", "key": "failures"},
        h("div", {"role": "alert"}, *children),
        h("button", dismiss, "×"),
    )


def _line(text: str, times: int) -> str:
    return f"{text} ({times} times)" if times > 1 else text
