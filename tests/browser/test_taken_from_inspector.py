"""What is taken out of the inspector: an export, and a script that does the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.inspector_panel import SCRIPT, calls, panel, run
from tests.support.page_strips import app_tab, titles
from tests.support.watched_pages import Console


def copied(page: Page) -> str:
    """The text that the button copies to the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel(page).get_by_role("button", name="Copy as JavaScript").click()
    expect(panel(page).get_by_role("status")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def state(page: Page) -> dict[str, Any]:
    """The strips, and the context of the focused session."""
    context = "Microsoft.Apm.getFocusedSession().getContext().then((each) => each.parameters)"
    return {
        "sessions": titles(page, "Session strip"),
        "tabs": titles(page, "Tab strip"),
        "context": page.evaluate(context),
        "attention": page.locator("[data-attention=true]").all_inner_texts(),
    }


def test_the_export_is_every_entry_as_json(inspected: Page, tmp_path: Path) -> None:
    run(inspected, SCRIPT)
    panel(inspected).get_by_label("Show").select_option("Errors")
    with inspected.expect_download() as download:
        panel(inspected).get_by_role("button", name="Export JSON").click()
    assert download.value.suggested_filename == "calls.json"
    download.value.save_as(tmp_path / "calls.json")
    entries = json.loads((tmp_path / "calls.json").read_text("utf-8"))
    assert [each["number"] for each in entries] == [*range(1, len(entries) + 1)]
    assert [each for each in entries if each["kind"] == "call"] == calls(inspected)
    (closed,) = [each for each in entries if each.get("name") == "ON_SESSION_CLOSED"]
    assert closed["payload"] == {"sessionId": "session-id-2"}


def test_the_copied_script_leads_to_the_same_workspace(inspected: Page) -> None:
    run(inspected, SCRIPT)
    before = state(inspected)
    script = copied(inspected)
    # One session is open already, so the ids differ from the recorded ones.
    inspected.evaluate("apmWorkspace.reset()")
    inspected.evaluate("Microsoft.Apm.createSession({ templateName: 'msdyn_chat_session' })")
    inspected.evaluate("Microsoft.Apm.getSession('session-id-1').close()")
    run(inspected, script, "copied.js")
    assert state(inspected) == before
    assert before["sessions"] == ["Home", "Mine", "Kim"]
    assert before["tabs"] == ["First", "Sums"]


def test_the_script_keeps_ids_in_variables_and_says_what_it_leaves_out(inspected: Page) -> None:
    run(inspected, SCRIPT)
    run(inspected, "Xrm.WebApi.retrieveMultipleRecords('incident', '?$top=1')")
    lines = [line.strip() for line in copied(inspected).splitlines()]
    assert lines[0] == "// Calls of other objects than Microsoft.Apm, left out: 1."
    assert 'Apm.getSession(s1).title = "Mine";' in lines
    assert 'tab(t1).title = "Sums";' in lines
    assert "const [t2] = Apm.getSession(s1).getAllTabs();" in lines
    assert 'tab(t2).title = "First";' in lines
    assert '// await Apm.createTab({ templateName: "none" });' in lines
    assert "await Apm.getSession(s2).close();" in lines
    made = [line for line in lines if line.startswith("const s") and "await" in line]
    assert [line[: line.index("(")] for line in made] == [
        f"const s{number} = await Apm.createSession" for number in (1, 2, 3)
    ]


def test_a_value_that_looks_like_an_id_is_none(inspected: Page) -> None:
    run(
        inspected,
        """(async () => {
          const session = Microsoft.Apm.getFocusedSession();
          await session.updateContext({ last: "tab-id-7", all: ["session-id-8"] });
          const context = await session.getContext();
          context.get("last");
          context.get("all");
          session.resolveSlug("{last}");
        })()""",
    )
    script = copied(inspected)
    assert 'resolveSlug("{last}");' in script
    inspected.evaluate("apmWorkspace.reset()")
    run(inspected, script, "copied.js")
    assert state(inspected)["context"] == {"last": "tab-id-7", "all": ["session-id-8"]}


def test_calls_on_what_was_closed_do_not_stop_the_script(inspected: Page, console: Console) -> None:
    run(
        inspected,
        """(async () => {
          const id = await Microsoft.Apm.createSession({ templateName: "msdyn_chat_session" });
          const session = Microsoft.Apm.getSession(id);
          await session.close();
          session.title = "Late";
          JSON.stringify(session);
          await session.focus().catch(() => {});
          await Microsoft.Apm.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
        })()""",
    )
    script = copied(inspected)
    assert "// It changed nothing." in script
    assert len(console.take()) == 1
    inspected.evaluate("apmWorkspace.reset()")
    run(inspected, script, "copied.js")
    expect(app_tab(inspected, "Knowledge Search")).to_have_attribute("aria-selected", "true")


def test_a_copy_that_the_browser_refuses_is_reported(inspected: Page) -> None:
    inspected.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('No.')); }"
    )
    panel(inspected).get_by_role("button", name="Copy as JavaScript").click()
    sentence = "The browser did not let the page copy: No."
    expect(panel(inspected).get_by_role("status")).to_have_text(sentence)
    inspected.evaluate("() => { delete navigator.clipboard.writeText; }")
