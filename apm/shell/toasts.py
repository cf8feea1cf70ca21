"""What lies over the lower right corner: toasts, which go by themselves, and conversations that wait to be accepted.

>>> said = Toasts().plus(Toast("Case A was saved.")).plus(Toast("Case B was saved."))
>>> [toast.text for _, toast in said.shown], [toast.text for _, toast in said.without(1).shown]
(['Case A was saved.', 'Case B was saved.'], ['Case B was saved.'])
"""

from dataclasses import dataclass

from apm.elements import Attribute, Child, Element, h
from apm.events import Toast
from apm.overlays import Dialog

MOST = 3
"""How many toasts are shown, the newest: they are to be read in passing."""


@dataclass(frozen=True, slots=True)
class Toasts:
    """The toasts on show.

    Attributes:
        shown: each with its number, which no other has; the newest last.
        last: the number given last.
    """

    shown: tuple[tuple[int, Toast], ...] = ()
    last: int = 0

    def plus(self, toast: Toast) -> "Toasts":
        """With one more, in place of one that says the same."""
        others = [each for each in self.shown if each[1] != toast]
        number = self.last + 1
        return Toasts((*others, (number, toast))[-MOST:], number)

    def without(self, number: int) -> "Toasts":
        """Without one that was dismissed, or was there long enough."""
        return Toasts(tuple(each for each in self.shown if each[0] != number), self.last)


def toasts(state: Toasts, incoming: list[Dialog]) -> Element:
    """Incoming conversations above, toasts below. A screen reader is told of both elsewhere."""
    cards = [_incoming(each) for each in incoming]
    items = [_toast(number, toast) for number, toast in state.shown]
    listed = [h("ul", {"key": "toasts", "aria-label": "Toasts"}, *items)] if items else []
    return h("div", {"class": "corner"}, *cards, *listed)


def _toast(number: int, toast: Toast) -> Element:
    dismiss: dict[str, Attribute] = {"aria-label": "Dismiss", "class": "cross"}
    children: list[Child] = [h("p", {}, toast.text)]
    if toast.opens:
        children.append(_button("Open record", "open-record", " ".join(toast.opens), "link"))
    children.append(h("button", {**_doing("dismiss-toast", str(number)), **dismiss}, "×"))
    return h("li", {"key": number, "class": "toast" + (" stays" if toast.opens else "")}, *children)


def _incoming(dialog: Dialog) -> Element:
    """A conversation with what is known of it, and the buttons that accept and reject it [D]."""
    question = dialog.question
    title_id = f"incoming-{dialog.number}"
    known = (
        part for name, value in question.fields for part in (h("dt", {}, name), h("dd", {}, value))
    )
    buttons = (
        _button(choice.label, "answer", f"{dialog.number} {at}", "" if at else "primary")
        for at, choice in enumerate(question.choices)
    )
    return h(
        "section",
        {"key": title_id, "class": "incoming", "role": "group", "aria-labelledby": title_id},
        h("h2", {"id": title_id}, question.title),
        h("p", {"class": "subtitle"}, question.subtitle),
        *([h("dl", {}, *known)] if question.fields else []),
        h("div", {"class": "dialog-buttons"}, *buttons),
    )


def _button(label: str, action: str, of: str, kind: str) -> Element:
    return h("button", {**_doing(action, of), "class": kind or None}, label)


def _doing(action: str, of: str) -> dict[str, Attribute]:
    return {"type": "button", "data-action": action, "data-of": of}
