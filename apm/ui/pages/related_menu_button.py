"""The menu "Related" after the tabs of a form, with the related records by group."""

from itertools import groupby

from apm.core.outcome import Outcome
from apm.forms.form import Form, form_in
from apm.forms.form_layout import RelatedItem
from apm.forms.form_tabs import focus_tab
from apm.forms.related_menu import GROUPS
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button, menu_entry
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.ui.targets import PagePart
from apm.workspace.page import Page

_NAME = "Related"


@action("open-related", targets.page_part)
def choose_related(use: Use[PagePart]) -> Outcome[bool]:
    """Opens the tab with the related records of an item, in place of another such tab."""
    page, name = use.target
    form = form_in(page, use.view.workspace.records)
    item = next((each for each in form.related if each.tab.name == name), None) if form else None
    return Outcome(True, focus_tab(page, form, item.tab)) if form and item else NOTHING


def related_menu(page: Page, form: Form) -> list[Element]:
    """The button and its menu."""
    menu_id = f"menu-related-{page.id}"
    opens: dict[str, Attribute] = {"popovertarget": menu_id, "aria-haspopup": "menu"}
    attributes: dict[str, Attribute] = {
        "id": menu_id,
        "class": "menu",
        "role": "menu",
        "aria-label": _NAME,
        "popover": "auto",
        "key": "related-menu",
    }
    groups = groupby(form.related, key=lambda item: item.group)
    drawn = (_group(page, form, menu_id, name, [*items]) for name, items in groups)
    return [
        button(opens, _NAME, icon("down"), key="related", **{"class": "related"}),
        h("div", attributes, *drawn),
    ]


def _group(page: Page, form: Form, menu_id: str, name: str, items: list[RelatedItem]) -> Element:
    title = f"{_NAME} - {GROUPS.get(name, name)}"
    entries = (
        menu_entry(
            menu_id,
            {**choose_related.on(page.id, each.tab.name), "role": "menuitem"},
            form.tab_label(each.tab),
        )
        for each in items
    )
    heading = h("span", {"class": "menu-group", "aria-hidden": "true"}, title)
    return h("div", {"role": "group", "aria-label": title, "key": title}, heading, *entries)
