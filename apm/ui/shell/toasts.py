"""The lower right corner of the page: toasts, and cards of incoming conversations.

>>> toasts = Toasts().plus(Toast("Case A was saved.")).plus(Toast("Case B was saved."))
>>> [toast.text for _, toast in toasts.shown], [toast.text for _, toast in toasts.without(1).shown]
(['Case A was saved.', 'Case B was saved.'], ['Case B was saved.'])
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button, cross
from apm.ui.effects import Toast
from apm.ui.elements import Element, h
from apm.ui.messages import message
from apm.ui.name_value_list import name_value_list
from apm.ui.pages.record_links import KEYS, place_of
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.texts import counted
from apm.ui.view import PanelState, View
from apm.workspace import navigation
from apm.workspace.navigation import Place

if TYPE_CHECKING:
    from apm.conversations.conversations import Incoming

MOST = 3
"""The number of toasts without a link that are shown. The newest are shown."""

MOST_CARDS = 3
"""The number of incoming conversations that are shown. The oldest are shown, so that the toasts below stay in view."""


@dataclass(frozen=True, slots=True)
class Toasts(PanelState):
    """The toasts that are shown.

    Attributes:
        shown: the toasts, each with its unique number, the newest last.
        last: the number of the newest toast so far.
    """

    shown: tuple[tuple[int, Toast], ...] = ()
    last: int = 0
    regions = (Region.TOASTS,)

    def plus(self, toast: Toast) -> Toasts:
        """With one more toast, which replaces an equal one. A toast with a link stays until it is dismissed."""
        number = self.last + 1
        shown = [*(each for each in self.shown if each[1] != toast), (number, toast)]
        without_link = [at for at, each in shown if not each.opens]
        removed = without_link[:-MOST]
        return Toasts(tuple(each for each in shown if each[0] not in removed), number)

    def find(self, number: int) -> Toast | None:
        """The toast with a number; None if it is no longer shown."""
        return dict(self.shown).get(number)

    def without(self, number: int) -> Toasts:
        """Without the toast with a number."""
        return Toasts(tuple(each for each in self.shown if each[0] != number), self.last)


@action("open-toast", targets.number)
def open_toast(use: Use[int]) -> Outcome[bool] | Outcome[str]:
    """Opens the record that a toast links to, and removes the toast.

    Raises:
        ApmError: the record cannot open; the toast stays.
    """
    shown = use.state(Toasts)
    toast = shown.find(use.target)
    if toast is None or toast.opens is None:
        return NOTHING
    place = place_of(use.text, Place.USUAL)
    opened = navigation.open_record(use.view.workspace, *toast.opens, place)
    use.put(shown.without(use.target))
    return opened


@action("dismiss-toast", targets.number)
def dismiss_toast(use: Use[int]) -> Outcome[bool]:
    """Removes a toast."""
    return use.put(use.state(Toasts).without(use.target))


@action("accept-conversation", targets.number)
def accept_conversation(use: Use[int]) -> Outcome[str] | Outcome[bool]:
    """Accepts an incoming conversation and opens its session.

    Raises:
        ApmError: the session cannot open; the conversation is still incoming.
    """
    # Imported here, as below, to start faster: most pages have no incoming conversation.
    from apm.conversations.incoming import accept  # noqa: PLC0415

    return accept(use.view.conversations, use.target)


@action("reject-conversation", targets.number)
def reject_conversation(use: Use[int]) -> Outcome[bool]:
    """Rejects an incoming conversation."""
    from apm.conversations.incoming import reject  # noqa: PLC0415

    return reject(use.view.conversations, use.target)


@region_tree(Region.TOASTS)
def _region(view: View) -> Element:
    return toasts(view.state(Toasts), view.conversations.incoming.values())


def toasts(state: Toasts, incoming: Iterable[Incoming]) -> Element:
    """Incoming conversations above, toasts below. `Notices` announces both to screen readers."""
    conversations = [*incoming]
    cards = [_card(each) for each in conversations[:MOST_CARDS]]
    if len(conversations) > MOST_CARDS:
        more = counted(len(conversations) - MOST_CARDS, "more incoming conversation")
        cards.append(h("p", {"key": "more", "class": "message toast"}, f"{more}."))
    items = [_toast(number, toast) for number, toast in state.shown]
    listed = [h("ul", {"key": "toasts", "aria-label": "Toasts"}, *items)] if items else []
    return h("div", {"class": "corner"}, *cards, *listed)


def _toast(number: int, toast: Toast) -> Element:
    links: list[Element] = []
    if toast.opens:
        link = {**open_toast.on(number), **KEYS}
        links.append(button(link, "Open record", **{"class": "link"}))
    return message(
        toast.level,
        h("p", {}, toast.text),
        *links,
        cross(dismiss_toast.on(number), "Dismiss"),
        kind="toast stays" if toast.opens else "toast",
        tag="li",
        # `Notices` announces it.
        is_live=False,
        attributes={"key": number},
    )


def _card(incoming: Incoming) -> Element:
    """An incoming conversation with its answers, and the buttons that accept and reject it [D]."""
    options = incoming.options
    title_id = f"incoming-{incoming.number}"
    return h(
        "section",
        {"key": title_id, "class": "incoming", "role": "group", "aria-labelledby": title_id},
        h("h2", {"id": title_id}, f"Incoming conversation from {incoming.customer.name}"),
        h("p", {"class": "subtitle"}, options.channel),
        *([name_value_list(options.answers)] if options.answers else []),
        h(
            "div",
            {"class": "dialog-buttons"},
            button(accept_conversation.on(incoming.number), "Accept", **{"class": "primary"}),
            button(reject_conversation.on(incoming.number), "Reject"),
        ),
    )
