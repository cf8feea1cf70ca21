"""The script panel, and the list of failures on the page."""

from __future__ import annotations

from apm.settings import Settings
from apm.ui.elements import Element
from apm.ui.shell.script_failures import MOST, Failures, failures_box
from apm.ui.shell.top_bar import top_bar
from apm.ui.tools.script_panel import script_panel
from apm.ui.tools.script_state import MOST_LINES, ScriptPanel
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import after

CHANGING = (
    "open-script",
    "name-script",
    "type-script",
    "run-script",
    "drop-script",
    "run-example",
    "link-script",
    "link-message",
    "script-line",
    "script-end",
)
"""Actions that change the state of an open panel."""


def panel_after(*steps: tuple[str, str, str]) -> ScriptPanel:
    """The state after these actions, each with name and text."""
    state = ScriptPanel()
    for step in steps:
        state = after(state, *step)
    return state


def lines(tree: Element) -> list[str]:
    return [text(each) for each in find(tree, "li")]


RUN = ("run-script", "", "1 + 1")


def test_the_bar_opens_it() -> None:
    (button,) = find(top_bar(Settings()), "button", data_action="open-script")
    assert accessible_name(button) == "Run script"
    assert panel_after(("open-script", "", "")).is_open


def test_it_has_a_name_and_labelled_fields() -> None:
    tree = script_panel(panel_after(("open-script", "", ""), ("name-script", "", "greet.js")))
    (dialog,) = find(tree, role="dialog")
    (heading,) = find(dialog, id=dialog[1]["aria-labelledby"])
    assert text(heading) == "Run script"
    labelled = {each[1]["for"] for each in find(dialog, "label")}
    fields = find(dialog, "textarea") + find(dialog, "input")
    assert {each[1]["id"] for each in fields} == labelled
    assert [each[1]["value"] for each in fields] == ["", "greet.js"]
    assert not find(dialog, role="log")


def test_a_closed_one_is_not_there_and_keeps_what_it_held() -> None:
    closed = panel_after(("type-script", "", "x"), RUN, ("close-script", "", ""))
    assert not find(script_panel(closed), role="dialog")
    assert after(closed, "open-script", "", "").text == "1 + 1"


def test_output_is_listed_and_a_failure_is_an_alert() -> None:
    state = panel_after(
        RUN,
        ("script-line", "log", "plain"),
        ("script-line", "warn", "careful"),
        ("script-line", "result", "2"),
        ("script-line", "failure", "script-1.js, line 1, column 1: x"),
    )
    tree = script_panel(state)
    failure = "script-1.js, line 1, column 1: x"
    assert lines(tree) == ["plain", "Warning: careful", "Result: 2", failure]
    assert [text(each) for each in find(tree, role="alert")] == [failure]
    assert [text(each) for each in find(tree, role="status")] == ["Running…"]


def test_a_run_starts_with_empty_output() -> None:
    state = panel_after(RUN, ("script-line", "log", "old"), ("script-end", "", ""), RUN)
    assert (state.lines, state.is_running) == ((), True)


def test_a_dropped_file_takes_text_and_name_over() -> None:
    state = panel_after(("drop-script", "greet.js", "hello()"))
    assert (state.is_open, state.name, state.text) == (True, "greet.js", "hello()")


def test_what_comes_after_the_end_is_not_shown() -> None:
    for state in (ScriptPanel(), panel_after(RUN, ("script-end", "", ""))):
        assert after(state, "script-line", "log", "late") == state
        assert after(state, "script-end", "", "") == state


def test_only_the_newest_lines_are_kept() -> None:
    more = [("script-line", "log", str(number)) for number in range(MOST_LINES + 3)]
    state = panel_after(RUN, *more)
    assert (len(state.lines), state.lines[0].text, state.earlier) == (MOST_LINES, "3", 3)
    assert "Earlier lines: 3" in text(script_panel(state))


def test_every_action_is_known() -> None:
    state = ScriptPanel(text="x", status="Running…")
    assert all(after(state, action, "log", "y") != state for action in CHANGING)


def test_the_newest_failures_are_shown_and_the_rest_counted() -> None:
    failures = Failures()
    for sentence in ["a", "b", "c", "c", "d", "e", "f", "b"]:
        failures = failures.plus(sentence)
    assert len(failures.lines) == MOST
    tree = failures_box(failures)
    assert lines(tree) == ["c (2 times)", "d", "e", "f", "b (2 times)"]
    assert "Earlier failures of client scripts: 1" in text(tree)
    (dismiss,) = find(tree, "button", data_action="dismiss-failures")
    assert accessible_name(dismiss) == "Dismiss"


def test_the_failures_of_a_file_that_runs_again_go_and_those_of_others_stay() -> None:
    failures = Failures()
    for sentence, file in [("a: x", "a.js"), ("b: x", "b.js"), ("a: y", "a.js"), ("x", "")]:
        failures = failures.plus(sentence, file)
    assert lines(failures_box(failures.without("a.js"))) == ["b: x", "x"]
    assert failures.without("none.js") == failures
    assert not failures.without("a.js").without("b.js").without("").has_any


def test_those_that_are_only_counted_go_with_their_file_too() -> None:
    failures = Failures().plus("a", "a.js").plus("a", "a.js").plus("b", "b.js")
    for number in range(MOST):
        failures = failures.plus(f"c {number}", "c.js")
    assert "Earlier failures of client scripts: 3" in text(failures_box(failures))
    left = failures.without("a.js").without("c.js")
    assert left.has_any
    assert "Earlier failures of client scripts: 1" in text(failures_box(left))
    assert not left.without("b.js").has_any


def test_a_file_that_runs_again_and_the_button_remove_failures() -> None:
    failures = Failures().plus("a: x", "a.js").plus("b: x", "b.js")
    assert lines(failures_box(after(failures, "script-restarted", "a.js"))) == ["b: x"]
    assert not after(failures, "dismiss-failures").has_any
