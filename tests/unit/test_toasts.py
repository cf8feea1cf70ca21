"""What lies over the corner: toasts, and conversations that wait to be accepted."""

from __future__ import annotations

from apm.conversations.incoming import receive
from apm.conversations.wish import ConversationWish
from apm.events import Toast
from apm.json_text import Json
from apm.settings import Settings
from apm.shell.toasts import MOST, Toasts, toasts
from apm.workspace import Workspace
from tests.unit.trees import accessible_name, find, text

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
    (item,) = find(toasts(Toasts().plus(Toast("Case A was saved.", CASE)), []), "li")
    (link,) = find(item, "button", data_action="open-record")
    assert (text(link), link[1]["data-of"]) == ("Open record", " ".join(CASE))
    assert "stays" in str(item[1]["class"])


def test_an_incoming_conversation_is_a_group_with_two_buttons() -> None:
    workspace = Workspace(Settings())
    answers: dict[str, Json] = {"Topic": "Order", "Urgent": True}
    receive(workspace, ConversationWish(customer_name="Ana", answers=answers, notifies=True))
    (card,) = find(toasts(Toasts(), workspace.overlays.incoming), role="group")
    assert text(card) == "Incoming conversation from AnaLive chatTopicOrderUrgenttrueAcceptReject"
    buttons = find(card, "button", data_action="answer")
    assert [each[1]["data-of"] for each in buttons] == ["1 0", "1 1"]
