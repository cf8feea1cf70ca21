"""The communication panel: the conversation of the focused session, docked beside the page or minimized to a bar.

The session template sets its initial mode; a hidden panel shows nothing [D]. The user can minimize and dock it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.conversations.conversations import Conversations
from apm.core.outcome import Outcome
from apm.templates.catalogue import Panel
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Element, h
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.targets import Nothing
from apm.ui.view import View
from apm.workspace.session import Session

if TYPE_CHECKING:
    from apm.conversations.conversation import Conversation, Line

_BOX = "message-box"


@action("start-conversation", targets.nothing)
def start_conversation(use: Use[Nothing]) -> Outcome[str]:
    """Opens a session with a conversation with a sample customer.

    Raises:
        ApmError: the workspace is full.
    """
    # Imported here, as below, to start faster: most sessions have no conversation.
    from apm.conversations import commands  # noqa: PLC0415
    from apm.conversations.options import ConversationOptions  # noqa: PLC0415

    return commands.start_conversation(use.view.conversations, ConversationOptions())


@action("send-message", targets.conversation)
def send_message(use: Use[Conversation]) -> Outcome[bool]:
    """Sends the text of the message box to the customer."""
    from apm.conversations.commands import say  # noqa: PLC0415

    return say(use.target, use.text)


@action("draft-message", targets.conversation)
def draft_message(use: Use[Conversation]) -> Outcome[bool]:
    """Keeps the text of the message box."""
    from apm.conversations.commands import draft  # noqa: PLC0415

    return draft(use.target, use.text)


@action("end-conversation", targets.conversation)
def end_conversation(use: Use[Conversation]) -> Outcome[bool]:
    """Ends a conversation."""
    from apm.conversations.commands import end  # noqa: PLC0415

    return end(use.view.workspace, use.target)


@action("dock-panel", targets.session)
def dock_panel(use: Use[Session]) -> Outcome[bool]:
    """Docks the communication panel of a session."""
    return _show_panel(use.target, Panel.DOCKED)


@action("minimize-panel", targets.session)
def minimize_panel(use: Use[Session]) -> Outcome[bool]:
    """Minimizes the communication panel of a session."""
    return _show_panel(use.target, Panel.MINIMIZED)


def _show_panel(session: Session, panel: Panel) -> Outcome[bool]:
    from apm.conversations.commands import show_panel  # noqa: PLC0415

    return show_panel(session, panel)


@region_tree(Region.COMMUNICATION)
def _region(view: View) -> Element:
    return communication(view.conversations)


def communication(conversations: Conversations) -> Element:
    """The panel of the focused session; an empty element if it is hidden."""
    session = conversations.workspace.focused
    if session.panel is Panel.HIDDEN:
        return h("div", {"hidden": True})
    conversation = conversations.in_session(session)
    is_docked = session.panel is Panel.DOCKED
    head = h("header", {"key": "head"}, *_customer(conversation, is_docked), _switch(session))
    body = _body(conversation) if is_docked else []
    return h("div", {"class": f"communication {session.panel}"}, head, *body)


def _customer(conversation: Conversation | None, is_docked: bool) -> list[Element]:
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
    """The button that docks or minimizes. One element does both, so that it keeps the keyboard focus."""
    is_docked = session.panel is Panel.DOCKED
    attributes: dict[str, Attribute] = {
        "key": "switch",
        "class": "panel-switch",
        **(minimize_panel if is_docked else dock_panel).on(session.id),
        "aria-expanded": "true" if is_docked else "false",
        "aria-label": f"{'Minimize' if is_docked else 'Show'} communication panel",
    }
    return button(attributes, h("span", {"aria-hidden": "true"}, "«" if is_docked else "»"))


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
    """A line. The name and the time come first, so that a screen reader reads them first."""
    time = h("time", {}, line.at)
    about = [h("span", {"class": "who"}, line.name), time] if line.name else [time]
    return h(
        "li",
        {"key": number, "class": line.speaker},
        h("div", {"class": "about"}, *about),
        h("p", {}, line.text),
    )


def _reply(conversation: Conversation) -> Element:
    box_id = f"{_BOX}-{conversation.id}"
    box: dict[str, Attribute] = {
        "id": box_id,
        "name": "text",
        "type": "text",
        "autocomplete": "off",
        "placeholder": "Write a reply",
        **draft_message.on(conversation.id),
        "value": conversation.draft,
    }
    return h(
        "form",
        {"key": box_id, **send_message.on(conversation.id)},
        h("label", {"for": box_id, "class": "spoken-only"}, "Message"),
        h("input", box),
        h("button", {"type": "submit", "class": "primary"}, "Send"),
    )


def _end(conversation: Conversation) -> Element:
    more = {"key": "end", "class": "end-conversation"}
    return button(end_conversation.on(conversation.id), "End conversation", **more)
