"""Values in the spelling of the product are accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.reading.workspace_file import read_workspace
from apm.settings.shipped import from_shipped
from apm.templates.page_types import PAGE_TYPES, PageType
from tests.support.settings_reading import load


@pytest.mark.parametrize("page", PAGE_TYPES, ids=lambda page: page.name)
def test_a_page_type_can_have_its_label_or_its_name(page: PageType) -> None:
    for text in (page.name, page.label, page.label.upper(), page.label.replace(" ", "-")):
        template: dict[str, Json] = {"unique_name": "new_page", "page_type": text}
        template["parameters"] = {"a": "b"}
        if page.name != "control":
            template["parameters"] = {
                each.name: "https://a.example" if each.name == "url" else "x.html"
                for each in page.parameters
                if each.required and not each.is_id
            }
        if page.name == "dashboard":
            template["parameters"] = {"dashboardId": "da5b0000-0000-4000-8000-000000000001"}
        settings = load({"tab_templates": [template]}).settings
        assert settings.catalogue.tabs["new_page"].page_type is page


def test_other_choices_can_be_written_as_in_the_product(tmp_path: Path) -> None:
    file = tmp_path / "workspace.toml"
    file.write_text("""
        [[session_templates]]
        unique_name = "new_case"
        type = "Entity"
        entity = "incident"
        panel = "Minimized"

        [[commands]]
        table = "incident"
        label = "Take"
        function = "take"
        where = "List"
    """)
    read = read_workspace(file)
    assert read.problems == ()
    settings = from_shipped(read.page).settings
    session = settings.catalogue.sessions["new_case"]
    assert (session.entity, session.panel, settings.commands[0].where) == (
        "incident",
        "minimized",
        "list",
    )


def test_a_value_that_is_not_allowed_is_refused_as_it_is_written() -> None:
    with pytest.raises(
        ApmError, match="page_type is 'Entity form', but has to be one of entitylist"
    ):
        load({"tab_templates": [{"unique_name": "new_page", "page_type": "Entity form"}]})
