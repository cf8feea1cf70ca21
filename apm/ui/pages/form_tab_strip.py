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
from apm.workspace.form_state import UNCHANGED, FormPlace
from apm.workspace.page import Page


@action("form-tab", targets.page_part)
def choose_tab(use: Use[PagePart]) -> Outcome[bool]:
    """Shows a tab of a form."""
    page, name = use.target
    form = form_in(page, use.view.workspace.records)
    tab = form.layout.tab(name) if form else None
    return Outcome(True, show_tab(page, form, tab)) if form and tab else NOTHING


def has_tab_strip(form: Form) -> bool:
    """Whether a form has a row of tabs; a script may have hidden it."""
    is_needed = form.layout.has_tabs or len(form.visible_tabs) > 1
    return is_needed and FormPlace.TAB_NAVIGATOR not in form.state.hidden


def tab_strip(page: Page, form: Form) -> Element:
    """The row of tabs."""
    attributes = {"class": "form-tabs", "role": "tablist", "aria-label": f"{form.layout.name} tabs"}
    return h("div", attributes, *(_tab(page, form, each) for each in form.visible_tabs))


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
    return button(choose_tab.on(page.id, tab.name), label_of(form, tab), **attributes)


def label_of(form: Form, tab: FormTab) -> str:
    """The label of a tab, which a script may have changed."""
    changed = form.state.tabs.get(tab.name, UNCHANGED).label
    return tab.label if changed is None else changed


def tab_id(page: Page, form: Form, tab: FormTab) -> str:
    """The DOM id of a tab."""
    return control_id(page.id, tab_control(form, tab))


def tab_panel_id(page: Page) -> str:
    """The DOM id of the panel of the tab that is shown."""
    return control_id(page.id, "form-tab-panel")
