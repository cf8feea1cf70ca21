"""The tabs of a form above the one that is shown."""

from apm.core.outcome import Outcome
from apm.forms.form import Form, form_in
from apm.forms.form_layout import FormTab
from apm.forms.form_tabs import show_tab, tab_control
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.ui.targets import PagePart
from apm.workspace.form_state import FormPlace
from apm.workspace.page import Page


@action("form-tab", targets.page_part)
def choose_tab(use: Use[PagePart]) -> Outcome[bool]:
    """Shows a tab of a form."""
    page, name = use.target
    form = form_in(page, use.view.workspace.records)
    tabs = form.visible_tabs if form else []
    tab = next((each for each in tabs if each.name == name), None)
    return Outcome(True, show_tab(page, form, tab)) if form and tab else NOTHING


def has_tab_strip(form: Form) -> bool:
    """Whether a form has a row of tabs; a script may have hidden it."""
    is_needed = form.layout.has_tabs or len(form.visible_tabs) > 1
    return is_needed and FormPlace.TAB_NAVIGATOR not in form.state.hidden


def tab_strip(page: Page, form: Form) -> Element:
    """The row of tabs, with the menu of related records after them."""
    attributes = {"class": "tabs", "role": "tablist", "aria-label": f"{form.layout.name} tabs"}
    tabs = h("div", attributes, *(_tab(page, form, each) for each in form.visible_tabs))
    return h("div", {"class": "form-tabs"}, tabs, *_related(page, form))


def _related(page: Page, form: Form) -> list[Element]:
    if not form.related:
        return []
    # Imported on first use: a generated form has no such menu.
    from apm.ui.pages.related_menu_button import related_menu  # noqa: PLC0415

    return related_menu(page, form)


def _tab(page: Page, form: Form, tab: FormTab) -> Element:
    is_shown = form.shown_tab is tab
    attributes: dict[str, Attribute] = {
        "id": tab_id(page, form, tab),
        "key": tab_control(form, tab),
        "role": "tab",
        "aria-selected": "true" if is_shown else "false",
        "aria-controls": tab_panel_id(page) if is_shown else None,
        "tabindex": 0 if is_shown else -1,
    }
    return button(choose_tab.on(page.id, tab.name), form.tab_label(tab), **attributes)


def tab_id(page: Page, form: Form, tab: FormTab) -> str:
    """The DOM id of a tab."""
    return control_id(page.id, tab_control(form, tab))


def tab_panel_id(page: Page) -> str:
    """The DOM id of the panel of the tab that is shown."""
    return control_id(page.id, "form-tab-panel")
