"""A column named `reset`: its objects are closed only by a reset of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_form_scripts import open_case

if TYPE_CHECKING:
    from playwright.sync_api import Page

SETTINGS = """() => {
  const columns = { new_name: { type: "text" }, reset: { type: "text" } };
  globalThis.forms = [];
  globalThis.keep = (context) => forms.push(context.getFormContext());
  return apmWorkspace.load({
    records: { described: { new_trip: { columns } } },
    forms: [{ table: "new_trip", event: "onload", function: "keep" }],
  });
}"""

USES = """() => {
  const said = (use) => {
    try { return String(use()); } catch (error) { return error.message; }
  };
  const [attribute, control] = objects;
  return [
    said(() => attribute.getName()),
    said(() => attribute.getValue()),
    said(() => control.getName()),
    said(() => control.setLabel("Reset by")),
    said(() => attribute.addOnChange(() => {})),
  ];
}"""


def test_a_column_named_reset_is_closed_by_a_reset_alone(workspace: Page) -> None:
    workspace.evaluate(SETTINGS)
    open_case(workspace, entityName="new_trip", data='{"reset": "Kim"}')
    workspace.evaluate(
        "() => { globalThis.objects = ['getAttribute', 'getControl'].map((get) => forms[0][get]('reset')); }"
    )
    assert workspace.evaluate(USES) == ["reset", "Kim", "reset", "undefined", "undefined"]
    workspace.evaluate("apmWorkspace.drawn()")
    expect(workspace.get_by_label("Reset by", exact=True)).to_have_value("Kim")
    workspace.evaluate("apmWorkspace.reset()")
    # Another form gets the same id.
    open_case(workspace, entityName="new_trip", data='{"reset": "Ana"}')
    names = ["attribute.getName", "attribute.getValue", "control.getName", "control.setLabel"]
    assert workspace.evaluate(USES) == [
        f"{name}: tab-id-1 is closed by reset" for name in (*names, "attribute.addOnChange")
    ]


def test_a_column_named_reset_can_be_saved(workspace: Page) -> None:
    workspace.evaluate(SETTINGS)
    open_case(workspace, entityName="new_trip", data='{"reset": "Kim"}')
    saved = """async () => {
      const { savedEntityReference } = await forms[0].data.save();
      const row = await Xrm.WebApi.retrieveRecord("new_trip", savedEntityReference.id.slice(1, -1));
      return row.reset;
    }"""
    assert workspace.evaluate(saved) == "Kim"
