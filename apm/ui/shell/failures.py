"""What client scripts failed with, as the page shows it until it is dismissed or its file runs anew.

>>> failures = Failures().plus("a.js: x", "a.js").plus("a.js: x", "a.js").plus("b.js: y", "b.js")
>>> [(each.sentence, each.times) for each in failures.lines]
[('a.js: x', 2), ('b.js: y', 1)]
>>> [each.sentence for each in failures.without("a.js").lines]
['b.js: y']
"""

from collections import Counter
from dataclasses import dataclass

from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import cross
from apm.ui.elements import Child, Element, h
from apm.ui.regions import Region
from apm.ui.view import PanelState

MOST = 5
"""How many different failures are shown, the newest; one that happens each second would fill the page."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What is told of a script.

    Attributes:
        sentence: all of it.
        file: which one it came from, under one name for all its addresses; empty when nobody knows.
        times: how often it happened.
    """

    sentence: str
    file: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Failures(PanelState):
    """The newest failures.

    Attributes:
        lines: the different ones, the newest last.
        earlier: files with how many of theirs are no longer among them.
    """

    lines: tuple[Failure, ...] = ()
    earlier: tuple[tuple[str, int], ...] = ()
    regions = (Region.NOTICES,)

    @property
    def has_any(self) -> bool:
        """Whether there is something to show."""
        return bool(self.lines or self.earlier)

    def plus(self, sentence: str, file: str = "") -> "Failures":
        """With one more."""
        others = [each for each in self.lines if each.sentence != sentence]
        times = 1 + sum(each.times for each in self.lines if each.sentence == sentence)
        lines = (*others, Failure(sentence, file, times))
        # One at most.
        gone = Counter({each.file: each.times for each in lines[:-MOST]})
        earlier = Counter(dict(self.earlier)) + gone
        return Failures(lines[-MOST:], tuple(earlier.items()))

    def without(self, file: str) -> "Failures":
        """Without those of a file: it runs anew, and what still fails is told again."""
        lines = tuple(each for each in self.lines if each.file != file)
        return Failures(lines, tuple(each for each in self.earlier if each[0] != file))


@action("script-failed", targets.nothing, sent_by="scripts/failures.js")
def script_failed(use: Use[str]) -> Outcome[bool]:
    """Shows a failure of a client script; the target is its file."""
    use.view.put(use.view.state(Failures).plus(use.text, use.target))
    return NOTHING


@action("script-anew", targets.nothing, sent_by="scripts/failures.js")
def script_restarted(use: Use[str]) -> Outcome[bool]:
    """Removes the failures of a file that runs again."""
    use.view.put(use.view.state(Failures).without(use.target))
    return NOTHING


@action("dismiss-failures", targets.nothing)
def dismiss_failures(use: Use[str]) -> Outcome[bool]:
    """Removes all failures."""
    use.view.put(Failures())
    return NOTHING


def failures_box(failures: Failures) -> Element:
    """The failures, with a button that dismisses them."""
    children: list[Child] = []
    if failures.earlier:
        count = sum(times for _, times in failures.earlier)
        children.append(h("p", {}, f"Failures of client scripts before these: {count}"))
    items = (h("li", {"key": each.sentence}, _line(each)) for each in failures.lines)
    children.append(h("ul", {"aria-label": "Failures of client scripts"}, *items))
    return h(
        "div",
        {"class": "alert", "key": "failures"},
        h("div", {"role": "alert"}, *children),
        cross(dismiss_failures.on(), "Dismiss"),
    )


def _line(failure: Failure) -> str:
    times = f" ({failure.times} times)" if failure.times > 1 else ""
    return f"{failure.sentence}{times}"
