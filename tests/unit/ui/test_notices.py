"""Messages to the user."""

from __future__ import annotations

import pytest

from apm.core.events import (
    AttentionRequested,
    Event,
    LimitReached,
    RecordSaved,
    SessionOpened,
    TabOpened,
    Warned,
)
from apm.core.outcome import Outcome
from apm.ui.elements import Element
from apm.ui.panels import REGION_TREES
from apm.ui.regions import Region
from apm.ui.shell.news import News
from apm.ui.shell.toasts import Toasts
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import new_screen

ASKED = AttentionRequested("session-id-1", "Contoso")


class Messages:
    """The messages on a screen."""

    def __init__(self) -> None:
        self.screen, _ = new_screen()

    def hear(self, event: Event) -> None:
        self.screen.perform(Outcome(None, (event,)))

    def show_news(self, news: News) -> None:
        self.screen.show_news(news)

    def act(self, name: str, of: str = "", text: str = "") -> None:
        self.screen.act(name, of, text)

    def tree(self, refusal: str = "") -> Element:
        view = self.screen.view
        view.workspace.refusal = refusal
        return REGION_TREES[Region.NOTICES](view)


@pytest.fixture
def state() -> Messages:
    return Messages()


def alerts(state: Messages, refusal: str = "") -> list[str]:
    return [text(each) for each in find(state.tree(refusal), role="alert")]


def spoken(state: Messages) -> list[str]:
    (status,) = find(state.tree(), role="status")
    return [text(each) for each in find(status, "p")]


def toasted(state: Messages) -> list[str]:
    return [toast.text for _, toast in state.screen.view.state(Toasts).shown]


def test_at_first_there_is_nothing_to_say(state: Messages) -> None:
    assert alerts(state) == []
    assert spoken(state) == []


def test_a_limit_is_an_alert_until_it_is_dismissed(state: Messages) -> None:
    state.hear(LimitReached("Full."))
    assert alerts(state) == ["Full."]
    (dismiss,) = find(state.tree(), "button", data_action="dismiss-alert")
    assert accessible_name(dismiss) == "Dismiss"
    assert spoken(state) == []
    state.act("dismiss-alert")
    assert alerts(state) == []


def test_the_last_limit_counts(state: Messages) -> None:
    state.hear(LimitReached("Full."))
    state.hear(LimitReached("Fuller."))
    assert alerts(state) == ["Fuller."]


def test_the_same_limit_is_announced_again(state: Messages) -> None:
    def key() -> object:
        (alert,) = find(state.tree(), **{"class": "message error alert"})
        return alert[1]["key"]

    state.hear(LimitReached("Full."))
    first = key()
    state.hear(Warned("Nothing was done."))
    assert key() == first, "drawn again, it is no news"
    state.hear(LimitReached("Full."))
    assert key() != first, "a new element is announced, an unchanged one is not"


def test_a_refusal_and_an_alert_of_the_same_words_are_two(state: Messages) -> None:
    state.hear(LimitReached("Full."))
    keys = [
        each[1]["key"] for each in find(state.tree("Full."), **{"class": "message error alert"})
    ]
    assert len(set(keys)) == 2


def test_news_with_problems_are_reported_until_dismissed_or_mended(state: Messages) -> None:
    state.show_news(News("Saved, but of no use.", ("one", "two")))
    tree = state.tree()
    (dismiss,) = find(tree, "button", data_action="dismiss-news")
    assert accessible_name(dismiss) == "Dismiss"
    assert alerts(state) == ["Saved, but of no use.onetwo"]
    assert len(find(tree, "li")) == 2
    assert toasted(state) == []
    state.show_news(News("Saved."))
    assert alerts(state) == []


def test_good_news_are_a_toast_and_spoken(state: Messages) -> None:
    state.show_news(News("Saved."))
    assert (alerts(state), spoken(state), toasted(state)) == ([], ["Saved."], ["Saved."])


def test_messages_go_when_a_person_dismisses_them(state: Messages) -> None:
    state.hear(LimitReached("Full."))
    state.show_news(News("Of no use.", ("one",)))
    state.hear(RecordSaved("Case", "Leak"))
    state.act("script-failed", "a.js", "a.js: x")
    for action in ("dismiss-alert", "dismiss-news", "dismiss-failures"):
        state.act(action)
    state.act("dismiss-toast", "1")
    assert (alerts(state), toasted(state)) == ([], [])


def test_nothing_new_says_nothing(state: Messages) -> None:
    state.show_news(News())
    assert (alerts(state), spoken(state), toasted(state)) == ([], [], [])


def test_a_request_for_attention_is_spoken(state: Messages) -> None:
    state.hear(ASKED)
    assert spoken(state) == ["Contoso requests your attention."]
    assert alerts(state) == []


def test_the_same_is_spoken_again(state: Messages) -> None:
    state.hear(ASKED)
    state.hear(ASKED)
    (status,) = find(state.tree(), role="status")
    first, second = find(status, "p")
    assert text(first) == text(second)
    assert first[1]["key"] != second[1]["key"], "a new element is read, an unchanged one is not"
    assert status[1]["aria-atomic"] == "false", "what stands there already is not read again"


def test_of_many_sentences_the_newest_few_are_spoken(state: Messages) -> None:
    for number in range(10):
        state.hear(SessionOpened(f"session-id-{number}", f"Customer {number}"))
    assert spoken(state) == [f"Session Customer {number} opened." for number in (7, 8, 9)]


def test_a_saved_record_is_a_toast_and_spoken(state: Messages) -> None:
    state.hear(RecordSaved("Case", "Leak"))
    assert (spoken(state), toasted(state)) == (["Case Leak was saved."], ["Case Leak was saved."])


@pytest.mark.parametrize("event", [TabOpened("tab-id-1"), Warned("Nothing was done.")])
def test_other_events_are_no_news(state: Messages, event: TabOpened | Warned) -> None:
    state.hear(event)
    assert (alerts(state), spoken(state)) == ([], [])


def test_a_refusal_stays_and_comes_first(state: Messages) -> None:
    state.hear(LimitReached("Full."))
    assert alerts(state, "No role.") == ["No role.", "Full."]
    assert len(find(state.tree("No role."), data_action="dismiss-alert")) == 1
    state.act("dismiss-alert")
    assert alerts(state, "No role.") == ["No role."]
    assert not find(state.tree("No role."), data_action="dismiss-alert")
