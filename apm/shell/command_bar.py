"""The commands that the settings put on a page: buttons above it, each calling a function."""

from apm.elements import Element, h
from apm.forms import table_of
from apm.page import FormPlace, Page
from apm.pagetypes import ENTITY_LIST, ENTITY_RECORD
from apm.settings import Where
from apm.workspace import Workspace

_BARS = {ENTITY_RECORD.name: Where.FORM, ENTITY_LIST.name: Where.LIST}


def command_bar(workspace: Workspace, page: Page) -> list[Element]:
    """The bar, if there is any command for the page."""
    if FormPlace.COMMAND_BAR in page.form.hidden:
        return []
    where = _BARS.get(page.template.page_type.name)
    table = table_of(page.parameters, workspace.records)
    commands = [
        h(
            "button",
            {
                "type": "button",
                "data-action": "command",
                "data-of": f"{page.id} {at}",
            },
            each.label,
        )
        for at, each in enumerate(workspace.settings.commands)
        if table and (each.table, each.where) == (table.name, where)
    ]
    attributes = {
        "class": "command-bar",
        "role": "group",
        "aria-label": "Commands",
        "key": "commands",
    }
    return [h("div", {**attributes}, *commands)] if commands else []
