"""What lies over the lower right corner: toasts, which go by themselves, and conversations that wait to be accepted.

>>> said = Toasts().plus(Toast("Case A was saved.")).plus(Toast("Case B was saved."))
>>> [toast.text for _, toast in said.shown], [toast.text for _, toast in said.without(1).shown]
(['Case A was saved.', 'Case B was saved.'], ['Case B was saved.'])
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.core.event import Toast
from apm.core.slugs import as_text
from apm.ui.buttons import button, cross
from apm.ui.elements import Child, Element, h

if TYPE_CHECKING:
    from apm.conversations.conversations import Incoming

MOST = 3
"""How many toasts that go by themselves are shown, the newest: they are to be read in passing."""

MOST_CARDS = 3
"""How many conversations are shown, those that wait the longest: what is below has to stay in view."""


@dataclass(frozen=True, slots=True)
class Toasts:
    """The toasts on show.

    Attributes:
        shown: each with its number, which no other has; the newest last.
        last: the number given last.
    """

    shown: tuple[tuple[int, Toast], ...] = ()
    last: int = 0

    def plus(self, toast: Toast) -> Toasts:
        """With one more, in place of one that says the same; one with a link stays until it is dismissed."""
        number = self.last + 1
        shown = [*(each for each in self.shown if each[1] != toast), (number, toast)]
        passing = [at for at, each in shown if not each.opens]
        gone = passing[:-MOST]
        return Toasts(tuple(each for each in shown if each[0] not in gone), number)

    def find(self, number: int) -> Toast | None:
        """The toast of a number, if it is on show still."""
        return dict(self.shown).get(number)

    def without(self, number: int) -> Toasts:
        """Without one that was dismissed, or was there long enough."""
        return Toasts(tuple(each for each in self.shown if each[0] != number), self.last)


def toasts(state: Toasts, incoming: Iterable[Incoming]) -> Element:
    """Incoming conversations above, toasts below. A screen reader is told of both elsewhere."""
    waiting = [*incoming]
    cards = [_card(each) for each in waiting[:MOST_CARDS]]
    if len(waiting) > MOST_CARDS:
        more = f"{len(waiting) - MOST_CARDS} more wait to be accepted."
        cards.append(h("p", {"key": "more", "class": "toast"}, more))
    items = [_toast(number, toast) for number, toast in state.shown]
    listed = [h("ul", {"key": "toasts", "aria-label": "Toasts"}, *items)] if items else []
    return h("div", {"class": "corner"}, *cards, *listed)


def _toast(number: int, toast: Toast) -> Element:
    children: list[Child] = [h("p", {}, toast.text)]
    if toast.opens:
        children.append(button("open-toast", str(number), "Open record", **{"class": "link"}))
    children.append(cross("dismiss-toast", str(number), "Dismiss"))
    return h("li", {"key": number, "class": "toast" + (" stays" if toast.opens else "")}, *children)


def _card(incoming: Incoming) -> Element:
    """A conversation with what is known of it, and the buttons that accept and reject it [D]."""
    number, options = str(incoming.number), incoming.options
    title_id = f"incoming-{number}"
    known = (
        part
        for name, value in options.answers.items()
        for part in (h("dt", {}, name), h("dd", {}, as_text(value)))
    )
    return h(
        "section",
        {"key": title_id, "class": "incoming", "role": "group", "aria-labelledby": title_id},
        h("h2", {"id": title_id}, f"Incoming conversation from {incoming.customer.name}"),
        h("p", {"class": "subtitle"}, options.channel),
        *([h("dl", {}, *known)] if options.answers else []),
        h(
            "div",
            {"class": "dialog-buttons"},
            button("accept-conversation", number, "Accept", **{"class": "primary"}),
            button("reject-conversation", number, "Reject"),
        ),
    )
