"""The corner of the page: toasts and incoming conversations."""

from __future__ import annotations

from apm.conversations.conversations import Conversations
from apm.conversations.incoming import receive
from apm.conversations.options import ConversationOptions
from apm.core.json_text import Json
from apm.settings import Settings
from apm.ui.actions import ACTIONS
from apm.ui.effects import Toast
from apm.ui.shell.toasts import MOST, MOST_CARDS, Toasts, toasts
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import act, after, view_of

CASE = ("incident", "ca5e0000-0000-4000-8000-000000000001")


def texts(state: Toasts) -> list[str]:
    return [toast.text for _, toast in state.shown]


def test_nothing_to_say_is_no_list() -> None:
    assert not find(toasts(Toasts(), []), "ul")


def test_the_newest_few_are_shown() -> None:
    state = Toasts()
    for number in range(MOST + 2):
        state = state.plus(Toast(f"{number}"))
    assert texts(state) == ["2", "3", "4"]


def test_the_same_again_takes_the_place_of_the_one_before_as_a_new_one() -> None:
    before = Toasts().plus(Toast("a")).plus(Toast("b"))
    after = before.plus(Toast("a"))
    assert texts(after) == ["b", "a"]
    assert after.shown[1][0] not in dict(before.shown)


def test_one_is_dismissed_by_its_number() -> None:
    state = Toasts().plus(Toast("a")).plus(Toast("b"))
    first, second = find(toasts(state, []), "button", data_action="dismiss-toast")
    assert accessible_name(first) == "Dismiss"
    assert texts(state.without(int(str(first[1]["data-of"])))) == ["b"]
    assert texts(state.without(int(str(second[1]["data-of"])))) == ["a"]
    assert texts(state.without(99)) == ["a", "b"]


def test_one_with_a_link_opens_its_record_and_stays() -> None:
    opening = Toast("Case A was saved.", CASE)
    state = Toasts().plus(opening)
    for number in range(MOST + 1):
        state = state.plus(Toast(f"{number}"))
    assert texts(state) == ["Case A was saved.", "1", "2", "3"]
    item, *others = find(toasts(state, []), "li")
    (link,) = find(item, "button", data_action="open-toast")
    assert (text(link), state.find(int(str(link[1]["data-of"])))) == ("Open record", opening)
    assert ["stays" in str(each[1]["class"]) for each in (item, *others)] == [True, *[False] * 3]


def test_a_few_conversations_are_shown_and_the_others_counted() -> None:
    conversations = Conversations(Workspace(Settings()))
    for number in range(MOST_CARDS + 2):
        receive(conversations, ConversationOptions(customer_name=f"{number}", notifies=True))
    tree = toasts(Toasts(), conversations.incoming.values())
    headings = [text(each) for each in find(tree, "h2")]
    assert headings == [f"Incoming conversation from {number}" for number in range(MOST_CARDS)]
    assert "2 more incoming conversations." in text(tree)


def test_an_incoming_conversation_is_a_group_with_two_buttons() -> None:
    conversations = Conversations(Workspace(Settings()))
    answers: dict[str, Json] = {"Topic": "Order", "Urgent": True}
    receive(conversations, ConversationOptions(customer_name="Ana", answers=answers, notifies=True))
    (card,) = find(toasts(Toasts(), conversations.incoming.values()), role="group")
    assert text(card) == "Incoming conversation from AnaLive chatTopicOrderUrgenttrueAcceptReject"
    actions = [each[1]["data-action"] for each in find(card, "button", data_of="1")]
    assert actions == ["accept-conversation", "reject-conversation"]


def test_a_toast_with_a_link_opens_its_record_and_is_dismissed() -> None:
    view = view_of(Workspace(Settings()))
    view.put(Toasts().plus(Toast("Case A was saved.", CASE)))
    opened = ACTIONS["open-toast"](view, "1", "")
    assert (
        view.workspace.tabs[view.workspace.focused.focused_tab.id].parameters["entityId"] == CASE[1]
    )
    assert opened.is_success
    assert texts(view.state(Toasts)) == []


def test_a_toast_without_a_link_and_one_that_has_gone_open_nothing() -> None:
    state = Toasts().plus(Toast("a"))
    assert after(state, "open-toast", "1") == state
    assert after(state, "open-toast", "9") == state
    assert texts(after(state, "dismiss-toast", "1")) == []


def test_an_incoming_conversation_is_accepted_or_rejected() -> None:
    conversations = Conversations(Workspace(Settings()))
    for name in ("Ana", "Ben"):
        receive(conversations, ConversationOptions(customer_name=name, notifies=True))
    workspace = conversations.workspace
    act(workspace, "reject-conversation", "2", conversations=conversations)
    assert (list(conversations.incoming), len(workspace.sessions)) == ([1], 1)
    act(workspace, "accept-conversation", "1", conversations=conversations)
    assert (list(conversations.incoming), len(workspace.sessions)) == ([], 2)
