"""The communication panel: the conversation of the focused session, docked beside the page or minimized to a bar.

How it starts is the session template's to say; a hidden panel shows nothing [D]. A person may minimize and dock it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.conversations.conversations import Conversations
from apm.templates.catalogue import Panel
from apm.ui.elements import Attribute, Element, h
from apm.workspace.session import Session

if TYPE_CHECKING:
    from apm.conversations.conversation import Conversation, Line

_BOX = "message-box"


def communication(conversations: Conversations) -> Element:
    """The panel of the focused session; an empty element where it is hidden."""
    session = conversations.workspace.focused
    if session.panel is Panel.HIDDEN:
        return h("div", {"hidden": True})
    conversation = conversations.in_session(session)
    is_docked = session.panel is Panel.DOCKED
    head = h("header", {"key": "head"}, *_who(conversation, is_docked), _switch(session))
    body = _body(conversation) if is_docked else []
    return h("div", {"class": f"communication {session.panel}"}, head, *body)


def _who(conversation: Conversation | None, is_docked: bool) -> list[Element]:
    if not is_docked:
        return []
    if conversation is None:
        return [h("h2", {}, "Conversation")]
    state = "" if conversation.is_active else " · ended"
    return [
        h(
            "div",
            {},
            h("h2", {}, conversation.customer.name),
            h("p", {}, f"{conversation.channel}{state}"),
        )
    ]


def _switch(session: Session) -> Element:
    """The one button that docks and minimizes: it stays the same element, and so keeps the keyboard focus."""
    is_docked = session.panel is Panel.DOCKED
    return h(
        "button",
        {
            "key": "switch",
            "type": "button",
            "class": "panel-switch",
            "data-action": "minimize-panel" if is_docked else "dock-panel",
            "data-of": session.id,
            "aria-expanded": "true" if is_docked else "false",
            "aria-label": f"{'Minimize' if is_docked else 'Show'} communication panel",
        },
        h("span", {"aria-hidden": "true"}, "«" if is_docked else "»"),
    )


def _body(conversation: Conversation | None) -> list[Element]:
    if conversation is None:
        return [h("p", {"class": "nobody"}, "No conversation in this session.")]
    lines = (_line(line, number) for number, line in enumerate(conversation.lines))
    log = h(
        "div",
        {
            "key": conversation.id,
            "class": "transcript",
            "role": "log",
            "aria-label": "Transcript",
            "aria-live": "polite",
            "tabindex": 0,
        },
        h("ol", {}, *lines),
    )
    return [log, *([_reply(conversation), _end(conversation)] if conversation.is_active else [])]


def _line(line: Line, number: int) -> Element:
    """A line; its name and time come first, as they are read."""
    time = h("time", {}, line.at)
    said = h("p", {}, line.text)
    about = [h("span", {"class": "who"}, line.name), time] if line.name else [time]
    return h(
        "li", {"key": number, "class": line.speaker}, h("div", {"class": "about"}, *about), said
    )


def _reply(conversation: Conversation) -> Element:
    box_id = f"{_BOX}-{conversation.id}"
    box: dict[str, Attribute] = {
        "id": box_id,
        "name": "text",
        "type": "text",
        "autocomplete": "off",
        "placeholder": "Write a reply",
        "data-action": "draft-message",
        "data-of": conversation.id,
        "value": conversation.draft,
    }
    return h(
        "form",
        {"key": box_id, "data-action": "send-message", "data-of": conversation.id},
        h("label", {"for": box_id, "class": "spoken-only"}, "Message"),
        h("input", box),
        h("button", {"type": "submit", "class": "primary"}, "Send"),
    )


def _end(conversation: Conversation) -> Element:
    return h(
        "button",
        {
            "key": "end",
            "type": "button",
            "class": "end-conversation",
            "data-action": "end-conversation",
            "data-of": conversation.id,
        },
        "End conversation",
    )
