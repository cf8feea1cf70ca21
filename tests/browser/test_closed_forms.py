"""Closed forms are released from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.page_form_scripts import load

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_closed_forms_and_their_functions_are_let_go(workspace: Page) -> None:
    load(workspace, "onchange title mine.onChange")
    workspace.evaluate("""async () => {
      globalThis.refs = [];
      for (let round = 0; round < 100; round += 1) {
        const id = await Microsoft.Apm.createTab({ templateName: "msdyn_entityrecord",
          appContext: { entityName: "incident" } });
        await apmWorkspace.drawn();
        const [form] = forms.splice(0);
        const handler = () => form;
        form.getAttribute("title").addOnChange(handler);
        form.data.entity.addOnSave(handler);
        form.getAttribute("title").fireOnChange();
        form.ui.tabs.get(0).sections.get().at(0).controls.get();
        for (const each of [form, handler]) refs.push(new WeakRef(each));
        await Microsoft.Apm.closeTab(id);
        seen.length = 0;
      }
      await apmWorkspace.drawn();
    }""")
    session = workspace.context.new_cdp_session(workspace)
    session.send("HeapProfiler.collectGarbage")
    alive = workspace.evaluate("refs.filter((each) => each.deref()).length")
    # The last form may still be referenced from the stack.
    assert alive <= 2, f"{alive} of 200 are kept"
