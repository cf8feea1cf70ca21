"""The start page on Home, its examples, and links that name an example or contain a script."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from apm.core.inputs import TabInput
from apm.settings import Settings
from apm.ui.elements import Element
from apm.ui.pages.page_contents import page
from apm.ui.tools.examples import Example, examples
from apm.ui.tools.script_panel import FROM_LINK, script_panel
from apm.ui.tools.script_state import FIRST_NAME, ScriptPanel
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import after
from tests.support.settings_reading import load

FOLDER = Path(__file__).parents[3] / "examples"
FILES = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.js")}


def home(settings: Settings | None = None) -> Element:
    """The page in the first tab of Home."""
    workspace = Workspace(settings or Settings())
    return shown(workspace, "tab-id-0")


def shown(workspace: Workspace, tab_id: str) -> Element:
    return ["section", {}, *page(workspace.tabs[tab_id], workspace.records)]


class TestExamples:
    def test_they_are_the_files_of_the_folder(self) -> None:
        assert {name: each.text for name, each in examples().items()} == FILES
        assert next(iter(examples())) == "create-session"

    @pytest.mark.parametrize("name", sorted(FILES))
    def test_each_says_what_it_does(self, name: str) -> None:
        about = examples()[name].about
        assert about.endswith(".")
        assert f"// {about}\n" in FILES[name], "one line suffices"

    def test_the_page_reads_them_from_the_archive_of_the_package(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with ZipFile(tmp_path / "apm.zip", "w") as archive:
            archive.writestr("examples/greet.js", "hello();")
            archive.writestr("examples/README.md", "Examples")
            archive.writestr("apm/ui/other.js", "other();")
        place = tmp_path / "apm.zip/apm/ui/tools/examples.py"
        monkeypatch.setattr("apm.ui.tools.examples.__file__", str(place))
        assert examples.__wrapped__() == {"greet": Example("greet", "hello();")}

    def test_a_comment_of_several_lines_is_one_sentence(self) -> None:
        example = Example("greet-all", "// Greets\n//   everybody.\nhello(); // loudly\n")
        assert (example.title, example.about) == ("Greet all", "Greets everybody.")

    def test_one_without_a_comment_says_nothing(self) -> None:
        assert Example("greet", "hello();").about == ""


class TestStartPage:
    def test_it_has_a_card_for_each_example(self) -> None:
        tree = home()
        buttons = find(tree, "button", data_action="run-example")
        assert [each[1]["data-of"] for each in buttons] == sorted(FILES)
        assert accessible_name(buttons[0]) == "Run Create session"
        codes = [text(each) for each in find(tree, "pre")]
        assert codes == [FILES[name] for name in sorted(FILES)]

    def test_it_stands_below_the_heading_and_above_the_charts(self) -> None:
        headings = [each for each in find(home()) if each[0] in {"h1", "h2", "h3"}]
        assert [text(each) for each in headings[:2]] == ["Dashboard", "Start here"]
        assert "Cases by status" in [text(each) for each in headings[2:]]

    def test_it_is_open_and_says_where_scripts_of_ones_own_go(self) -> None:
        (start,) = find(home(), "details", **{"class": "card start"})
        assert start[1]["open"] is True
        files = {text(each) for each in find(start, "code")}
        assert {
            "workspace.toml",
            "docs/scripts.md",
            "docs/solutions.md",
            "docs/testing.md",
        } <= files

    def test_each_document_it_names_is_there(self) -> None:
        named = [text(each) for each in find(home(), "code") if text(each).startswith("docs/")]
        assert named
        assert all((FOLDER.parent / name).is_file() for name in named)

    def test_another_dashboard_is_plain(self) -> None:
        workspace = Workspace(Settings())
        tab_id = workspace.create_tab(
            workspace.focused, TabInput("apm_dashboard", {"dashboardId": "x"})
        ).value
        assert not find(shown(workspace, tab_id), data_action="run-example")

    def test_another_tab_on_the_dashboard_of_home_is_plain(self) -> None:
        workspace = Workspace(Settings())
        same = dict(workspace.tabs["tab-id-0"].parameters)
        tab_id = workspace.create_tab(workspace.focused, TabInput("apm_dashboard", same)).value
        assert not find(shown(workspace, tab_id), data_action="run-example")

    def test_a_setting_leaves_it_out(self) -> None:
        settings = load({"home": {"start_page": False}}).settings
        tree = home(settings)
        assert not find(tree, data_action="run-example")
        assert text(find(tree, "h1")[0]) == "Dashboard"
        assert "Call the API" in [text(each) for each in find(tree, "h2")]


class TestRunning:
    def test_a_card_runs_its_example_in_the_panel(self) -> None:
        state = after(ScriptPanel(), "run-example", "create-session", "")
        assert (state.is_open, state.is_running) == (True, True)
        assert (state.name, state.text) == ("create-session.js", FILES["create-session"])

    def test_a_name_with_its_suffix_will_do(self) -> None:
        named = after(ScriptPanel(), "run-example", "create-session.js", "")
        assert named == after(ScriptPanel(), "run-example", "create-session", "")

    @pytest.mark.parametrize("name", ["greet", "../conftest", "create-session.js.js", "x" * 9999])
    def test_an_unknown_name_runs_nothing_and_says_which_there_are(self, name: str) -> None:
        state = after(ScriptPanel(text="mine"), "run-example", name, "")
        assert not state.is_running
        assert state.text == "mine"
        (said,) = find(script_panel(state), role="status")
        assert text(said).startswith("There is no example '")
        assert text(said).endswith(f"there are: {', '.join(sorted(FILES))}.")
        assert len(text(said)) < 400


class TestLinks:
    def test_a_script_from_a_link_is_shown_with_a_warning_and_does_not_run(self) -> None:
        state = after(ScriptPanel(), "link-script", "", "alert(1)")
        assert (state.text, state.name) == ("alert(1)", FIRST_NAME)
        assert not state.is_running
        (warning,) = find(script_panel(state), role="alert")
        assert text(warning) == FROM_LINK

    def test_the_warning_stays_until_it_is_run(self) -> None:
        state = after(ScriptPanel(), "link-script", "", "alert(1)")
        for action in ("type-script", "link-message", "close-script", "open-script"):
            state = after(state, action, "", "other")
            assert state.is_from_link
        assert not after(state, "run-script", "", "other").is_from_link

    def test_what_is_said_of_a_link_goes_when_the_script_changes(self) -> None:
        state = after(ScriptPanel(is_open=True), "link-message", "", "Link copied.")
        assert [text(each) for each in find(script_panel(state), role="status")] == ["Link copied."]
        typed = after(state, "type-script", "", "other")
        assert not find(script_panel(typed), role="status")
