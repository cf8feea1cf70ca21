"""What lies over the lower right corner: toasts, which go by themselves, and conversations that wait to be accepted.

>>> said = Toasts().plus("Case A was saved.").plus("Case B was saved.")
>>> [toast.text for _, toast in said.shown], [toast.text for _, toast in said.without(1).shown]
(['Case A was saved.', 'Case B was saved.'], ['Case B was saved.'])
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.core.outcome import Outcome
from apm.core.slugs import as_text
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button, cross
from apm.ui.effects import Toast
from apm.ui.elements import Child, Element, h
from apm.ui.regions import Region
from apm.ui.view import PanelState
from apm.workspace import navigation

if TYPE_CHECKING:
    from apm.conversations.conversations import Incoming

MOST = 3
"""How many toasts that go by themselves are shown, the newest: they are to be read in passing."""

MOST_CARDS = 3
"""How many conversations are shown, those that wait the longest: what is below has to stay in view."""


@dataclass(frozen=True, slots=True)
class Toasts(PanelState):
    """The toasts on show.

    Attributes:
        shown: each with its number, which no other has; the newest last.
        last: the number given last.
    """

    shown: tuple[tuple[int, Toast], ...] = ()
    last: int = 0
    regions = (Region.TOASTS,)

    def plus(self, text: str, opens: tuple[str, str] | None = None) -> Toasts:
        """With one more, in place of one that says the same; one with a link stays until it is dismissed."""
        toast, number = Toast(text, opens), self.last + 1
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


@action("open-toast", targets.number)
def open_toast(use: Use[int]) -> Outcome[bool] | Outcome[str]:
    """Opens the record that a toast has a link to, and dismisses the toast.

    Raises:
        ApmError: the record cannot open; the toast stays.
    """
    shown = use.view.state(Toasts)
    toast = shown.find(use.target)
    if toast is None or toast.opens is None:
        return NOTHING
    opened = navigation.open_record(use.view.workspace, *toast.opens)
    use.view.put(shown.without(use.target))
    return opened


@action("dismiss-toast", targets.number)
def dismiss_toast(use: Use[int]) -> Outcome[bool]:
    """Removes a toast."""
    use.view.put(use.view.state(Toasts).without(use.target))
    return NOTHING


@action("accept-conversation", targets.number)
def accept_conversation(use: Use[int]) -> Outcome[str] | Outcome[bool]:
    """Accepts an incoming conversation: its session opens.

    Raises:
        ApmError: the session cannot open; the conversation still waits.
    """
    # Imported here, as below: most pages have no incoming conversation.
    from apm.conversations.incoming import accept  # noqa: PLC0415

    return accept(use.view.conversations, use.target)


@action("reject-conversation", targets.number)
def reject_conversation(use: Use[int]) -> Outcome[bool]:
    """Rejects an incoming conversation."""
    from apm.conversations.incoming import reject  # noqa: PLC0415

    return reject(use.view.conversations, use.target)


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
        children.append(button(open_toast.on(number), "Open record", **{"class": "link"}))
    children.append(cross(dismiss_toast.on(number), "Dismiss"))
    return h("li", {"key": number, "class": "toast" + (" stays" if toast.opens else "")}, *children)


def _card(incoming: Incoming) -> Element:
    """A conversation with what is known of it, and the buttons that accept and reject it [D]."""
    options = incoming.options
    title_id = f"incoming-{incoming.number}"
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
            button(accept_conversation.on(incoming.number), "Accept", **{"class": "primary"}),
            button(reject_conversation.on(incoming.number), "Reject"),
        ),
    )
