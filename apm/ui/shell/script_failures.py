"""Errors of client scripts. The page shows them until the user dismisses them or the file of the script runs again.

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
from apm.ui.actions import Use, action
from apm.ui.buttons import cross
from apm.ui.elements import Child, Element, h
from apm.ui.messages import Level, message
from apm.ui.regions import Region
from apm.ui.targets import Nothing
from apm.ui.view import PanelState

MOST = 5
"""The number of different failures that are shown. The newest are shown."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure of a client script.

    Attributes:
        sentence: the message.
        file: the file of the script, by one name for all its addresses; empty if it is unknown.
        times: how often the failure happened.
    """

    sentence: str
    file: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Failures(PanelState):
    """The newest failures.

    Attributes:
        lines: the different failures, the newest last.
        earlier: the number of earlier failures that are no longer shown, by file.
    """

    lines: tuple[Failure, ...] = ()
    earlier: tuple[tuple[str, int], ...] = ()
    regions = (Region.NOTICES,)

    @property
    def has_any(self) -> bool:
        """Whether there is a failure to show."""
        return bool(self.lines or self.earlier)

    def plus(self, sentence: str, file: str = "") -> "Failures":
        """With one more failure."""
        others = [each for each in self.lines if each.sentence != sentence]
        times = 1 + sum(each.times for each in self.lines if each.sentence == sentence)
        lines = (*others, Failure(sentence, file, times))
        # At most one failure is removed.
        removed = Counter({each.file: each.times for each in lines[:-MOST]})
        earlier = Counter(dict(self.earlier)) + removed
        return Failures(lines[-MOST:], tuple(earlier.items()))

    def without(self, file: str) -> "Failures":
        """Without the failures of a file, which runs again and reports again what still fails."""
        lines = tuple(each for each in self.lines if each.file != file)
        return Failures(lines, tuple(each for each in self.earlier if each[0] != file))


@action("script-failed", targets.text, sent_by="scripts/failures.js")
def script_failed(use: Use[str]) -> Outcome[bool]:
    """Shows a failure of a client script; the target is its file."""
    return use.put(use.state(Failures).plus(use.text, use.target))


@action("script-restarted", targets.text, sent_by="scripts/failures.js")
def script_restarted(use: Use[str]) -> Outcome[bool]:
    """Removes the failures of a file that runs again."""
    return use.put(use.state(Failures).without(use.target))


@action("dismiss-failures", targets.nothing)
def dismiss_failures(use: Use[Nothing]) -> Outcome[bool]:
    """Removes all failures."""
    return use.put(Failures())


def failures_box(failures: Failures) -> Element:
    """The failures, with a button that dismisses them."""
    children: list[Child] = []
    if failures.earlier:
        count = sum(times for _, times in failures.earlier)
        children.append(h("p", {}, f"Earlier failures of client scripts: {count}"))
    items = (h("li", {"key": each.sentence}, _line(each)) for each in failures.lines)
    children.append(h("ul", {"aria-label": "Failures of client scripts"}, *items))
    dismiss = cross(dismiss_failures.on(), "Dismiss")
    return message(
        Level.ERROR, h("div", {}, *children), dismiss, kind="alert", attributes={"key": "failures"}
    )


def _line(failure: Failure) -> str:
    times = f" ({failure.times} times)" if failure.times > 1 else ""
    return f"{failure.sentence}{times}"
