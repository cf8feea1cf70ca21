"""Solutions that the page reads itself: given to `apmWorkspace.load`, dropped on the page, or chosen in the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from examples.solution.pack import pack
from tests.support.dropped_files import BYTES, DROP, text_of
from tests.support.page_form_scripts import open_case
from tests.support.page_strips import shown_panel
from tests.support.sample_solution import tiny_files, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page


LOAD = f"""async ([text, how, own]) => {{
  const bytes = ({BYTES})(text);
  const solution = how === "blob" ? new File([bytes], "Contoso.zip") : how === "buffer" ? bytes.buffer : bytes;
  await apmWorkspace.load({{ ...own, solutions: [solution] }});
}}"""
ESCALATE = "Escalated from the ribbon"
AT_RISK = 100000002


@pytest.fixture(scope="module")
def contoso(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("solution") / "Contoso.zip"
    pack(target)
    return target


def load(page: Page, content: bytes, how: str = "blob", **own: Any) -> None:
    page.evaluate(LOAD, [text_of(content), how, own])


def refusal(page: Page, settings: str) -> str:
    """The error of a load."""
    said: str = page.evaluate(f"apmWorkspace.load({settings}).then(() => '', String)")
    return said


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Solutions")


def names(page: Page) -> list[str]:
    return [each["name"] for each in page.evaluate("apmWorkspace.solutions().solutions")]


@pytest.mark.parametrize("how", ["blob", "buffer", "bytes"])
def test_load_reads_the_zip_of_a_solution(workspace: Page, contoso: Path, how: str) -> None:
    load(workspace, contoso.read_bytes(), how)
    assert names(workspace) == ["Contoso"]
    rows = workspace.evaluate(
        "Xrm.WebApi.retrieveMultipleRecords('con_device').then((it) => it.entities.length)"
    )
    assert rows == 3
    strings = workspace.evaluate("Xrm.Utility.getResourceString('con_/labels', 'welcome')")
    assert strings


def escalate(page: Page) -> None:
    """Runs a command of the solution."""
    open_case(page)
    page.evaluate(f"Xrm.Page.getAttribute('con_urgency').setValue({AT_RISK})")
    page.evaluate("Xrm.Page.ui.refreshRibbon()")
    shown_panel(page).get_by_role("button", name="Escalate").click()
    expect(shown_panel(page).get_by_text(ESCALATE)).to_be_visible()


def test_commands_of_a_given_solution_run_their_scripts(workspace: Page, contoso: Path) -> None:
    load(workspace, contoso.read_bytes())
    escalate(workspace)


SOURCES = """() => {
  const [create, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
  window.sources = new Set();
  URL.createObjectURL = (blob) => {
    const address = create.call(URL, blob);
    sources.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    sources.delete(address);
    revoke.call(URL, address);
  };
  window.unwatch = () => {
    Object.assign(URL, { createObjectURL: create, revokeObjectURL: revoke });
    delete window.sources;
  };
}"""
"""Counts the addresses of sources."""


def test_sources_of_a_solution_go_with_the_next_load(workspace: Page, contoso: Path) -> None:
    def kept() -> int:
        return int(workspace.evaluate("sources.size"))

    load(workspace, contoso.read_bytes())
    workspace.evaluate(SOURCES)
    try:
        load(workspace, contoso.read_bytes())
        first = kept()
        load(workspace, contoso.read_bytes())
        assert (kept(), first > 0) == (first, True)
        # Both leave the settings.
        bytes_of = f"({BYTES})({text_of(contoso.read_bytes())!r})"
        refused = refusal(workspace, f"{{ solutions: [{bytes_of}], limits: {{ tabs: 0 }} }}")
        assert "limits.tabs" in refused
        workspace.evaluate("apmWorkspace.reset()")
        assert kept() == first
        escalate(workspace)
        workspace.evaluate("apmWorkspace.load({})")
        assert kept() == 0
    finally:
        workspace.evaluate("unwatch()")


def test_settings_are_on_top_of_solutions(workspace: Page, contoso: Path) -> None:
    own = {"table": "incident", "label": "Own", "function": "own"}
    records = {"tables": {"con_device": [{"con_name": "Mine"}]}}
    load(workspace, contoso.read_bytes(), commands=[own], records=records)
    devices = workspace.evaluate(
        "Xrm.WebApi.retrieveMultipleRecords('con_device').then((it) => it.entities.map((each) => each.con_name))"
    )
    assert devices == ["Mine"]
    open_case(workspace)
    buttons = shown_panel(workspace).get_by_role("group", name="Commands").get_by_role("button")
    assert buttons.all_inner_texts()[-1] == "Own"


def test_load_takes_what_the_server_sends(workspace: Page, contoso: Path) -> None:
    normalised = {
        "commands": [{"table": "account", "label": "Greet", "actions": [{"function": "greet"}]}],
        "records": {"described": {"new_trip": {"label": "Trip", "columns": {}}}},
        "solutions": {"solutions": [{"name": "Trips"}], "remarks": []},
    }
    workspace.evaluate("(given) => apmWorkspace.load({ solutions: [given] })", normalised)
    assert names(workspace) == ["Trips"]
    open_case(workspace, entityName="account")
    expect(shown_panel(workspace).get_by_role("button", name="Greet")).to_be_visible()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("5", "load: solutions has to be a list"),
        ("[5]", "load: a solution has to be the content of a zip, or of a workspace.json"),
        ("[new Uint8Array(3)]", "solutions[0] is not a zip that can be read: "),
        (
            "[{ commands: [{}] }]",
            "load: a solution is neither the content of a zip nor that of a workspace.json",
        ),
        (
            "[{ get size() { return 60_000_001; }, get [Symbol.toStringTag]() { return 'Blob'; }, name: 'Big.zip' }]",
            "Big.zip has 61 MB, and the page reads at most 50 MB: start the emulator with --solution",
        ),
    ],
)
def test_a_refused_solution_changes_nothing(workspace: Page, given: str, message: str) -> None:
    workspace.evaluate("globalThis.before = Microsoft.Apm.getFocusedSession()")
    said = workspace.evaluate(
        f"apmWorkspace.load({{ solutions: {given} }}).then(() => '', (error) => error.message)"
    )
    assert message in said
    assert workspace.evaluate("before.title") == "Home"
    workspace.evaluate("apmWorkspace.load({})")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("(() => { const a = {}; a.b = a; return { solutions: [a] }; })()", "b contains itself"),
        ("{ solutions: [{ a: 1n }] }", "a is of type bigint, which is not a JSON value"),
        (
            "{ solutions: [{ get a() { throw new Error('mine'); } }] }",
            "reading the value failed: mine",
        ),
        (
            "{ solutions: [{ get [Symbol.toStringTag]() { throw new Error('mine'); } }] }",
            "reading the value failed: mine",
        ),
        ("{ get solutions() { throw new Error('mine'); } }", "reading the value failed: mine"),
        (
            "{ solutions: [], get app() { throw new Error('mine'); } }",
            "reading the value failed: mine",
        ),
        (
            "(() => { const a = Proxy.revocable({}, {}); a.revoke(); return { solutions: [a.proxy] }; })()",
            "reading the value failed: ",
        ),
        (
            "(() => { const a = Proxy.revocable([], {}); a.revoke(); return { solutions: a.proxy }; })()",
            "reading the value failed: ",
        ),
    ],
)
def test_a_solution_that_cannot_be_read_is_refused(
    workspace: Page, settings: str, message: str
) -> None:
    assert refusal(workspace, settings).startswith(f"ApmError: load: {message}")


def test_the_content_of_a_transferred_buffer_is_gone(workspace: Page) -> None:
    gone = "const bytes = new Uint8Array(4); structuredClone(bytes.buffer, { transfer: [bytes.buffer] });"
    for value in ("bytes", "bytes.buffer"):
        settings = f"(() => {{ {gone} return {{ solutions: [{value}] }}; }})()"
        said = refusal(workspace, settings)
        assert said == "ApmError: solutions[0] cannot be read: its content is gone."


def test_nothing_of_a_refused_load_is_left(workspace: Page) -> None:
    layer = "{ solutions: { solutions: [{ name: 'Left' }], remarks: [] } }"
    assert "a solution has to be" in refusal(workspace, f"{{ solutions: [{layer}, 5] }}")
    workspace.evaluate("apmWorkspace.load({})")
    assert names(workspace) == []


def test_loads_at_the_same_time_do_not_mix(workspace: Page, contoso: Path) -> None:
    found = workspace.evaluate(
        f"""async (text) => {{
          const zip = new Blob([({BYTES})(text)]);
          const layer = {{ solutions: {{ solutions: [{{ name: "Other" }}], remarks: [] }} }};
          const names = () => apmWorkspace.solutions().solutions.map(({{ name }}) => name);
          const loads = [{{ solutions: [zip] }}, {{ solutions: [layer] }}, {{ solutions: [zip, layer] }}, {{}}];
          return Promise.all(loads.map((each) => apmWorkspace.load(each).then(names)));
        }}""",
        text_of(contoso.read_bytes()),
    )
    assert found[0] == ["Contoso"]
    assert found[1] == ["Other"]
    assert sorted(found[2]) == ["Contoso", "Other"]
    assert found[3] == []


def test_a_workspace_without_solutions_has_an_empty_report(workspace: Page) -> None:
    assert workspace.evaluate("apmWorkspace.solutions()") == {"solutions": [], "remarks": []}


def test_a_dropped_zip_becomes_the_workspace(workspace: Page, contoso: Path) -> None:
    workspace.evaluate(DROP, [["Contoso.zip", text_of(contoso.read_bytes())]])
    expect(dialog(workspace).get_by_role("status")).to_have_text(
        "The workspace restarted with these solutions."
    )
    expect(dialog(workspace).get_by_role("list", name="Read")).to_contain_text(
        "Contoso.zip: Contoso 1.0.0.1"
    )
    not_used = dialog(workspace).get_by_role("list", name="Not used")
    expect(not_used).to_contain_text("business rule does not run")
    expect(not_used).to_contain_text("other than scripts and strings")
    dialog(workspace).get_by_role("button", name="Close").click()
    expect(dialog(workspace)).to_have_count(0)
    assert names(workspace) == ["Contoso"]


def test_two_zips_are_layers(workspace: Page, contoso: Path) -> None:
    choice = "<optionsets><optionset Name='new_x' localizedName='x'/></optionsets>"
    second = zipped(tiny_files(choice))
    files = [["Contoso.zip", text_of(contoso.read_bytes())], ["Tiny.zip", text_of(second)]]
    workspace.evaluate(DROP, files)
    expect(
        dialog(workspace).get_by_role("list", name="Read").get_by_role("listitem")
    ).to_have_count(2)
    assert names(workspace) == ["Contoso", "Tiny"]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([("a.zip", b"no zip")], "a.zip is not a zip that can be read"),
        ([("a.zip", zipped({"x.txt": "x"}))], "a.zip is no solution"),
        ([("a.zip", b"x"), ("b.txt", b"x")], "b.txt is no zip of a solution."),
    ],
)
def test_a_dropped_file_that_is_no_solution_is_refused(
    workspace: Page, files: list[tuple[str, bytes]], sentence: str
) -> None:
    workspace.evaluate(DROP, [[name, text_of(content)] for name, content in files])
    expect(dialog(workspace).get_by_role("alert")).to_contain_text(sentence)
    expect(dialog(workspace).get_by_role("alert")).to_contain_text("The workspace has not changed.")


def test_a_solution_is_chosen_in_the_dialog(workspace: Page, contoso: Path) -> None:
    workspace.get_by_role("button", name="Import templates").click()
    workspace.get_by_label("Or choose the zips of solution exports").set_input_files(contoso)
    expect(dialog(workspace).get_by_role("list", name="Read")).to_contain_text("Contoso.zip")
