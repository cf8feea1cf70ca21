"""Which tab of a form is shown: the user chooses one, a script expands one, or a control in one takes the focus.

One tab is shown at a time. It is expanded, unless a script collapsed it, and the others are collapsed [A].
"""

from dataclasses import replace

from apm.core.events import Event, FieldFocused, FormTabToggled
from apm.forms.form import Form
from apm.forms.form_layout import Control, FormTab
from apm.workspace.form_state import UNCHANGED
from apm.workspace.page import Page


def is_expanded(form: Form, tab: FormTab) -> bool:
    """Whether a tab shows its sections."""
    return (
        form.shown_tab is tab and form.state.tabs.get(tab.name, UNCHANGED).is_expanded is not False
    )


def show_tab(page: Page, form: Form, tab: FormTab) -> tuple[Event, ...]:
    """Shows and expands a tab; nothing happens to a hidden one.

    Returns:
        The events for the tab that collapsed, then for the one that expanded [order A].
    """
    before = form.shown_tab
    if is_expanded(form, tab) or not form.is_tab_visible(tab):
        return ()
    was_expanded = before is not None and is_expanded(form, before)
    page.form.shown_tab = tab.name
    _set_expanded(page, tab, True)
    collapsed = [before.name] if before and before is not tab and was_expanded else []
    return tuple(FormTabToggled(page.id, each) for each in (*collapsed, tab.name))


def collapse_tab(page: Page, form: Form, tab: FormTab) -> tuple[Event, ...]:
    """Collapses the tab that is shown; its sections are hidden."""
    if not is_expanded(form, tab):
        return ()
    _set_expanded(page, tab, False)
    return (FormTabToggled(page.id, tab.name),)


def focus_control(page: Page, form: Form, control: Control) -> tuple[Event, ...]:
    """Moves the keyboard focus to a control, whose tab is shown first."""
    place = form.layout.place_of(control)
    shown = show_tab(page, form, place[0]) if place else ()
    return (*shown, FieldFocused(page.id, control.name))


def _set_expanded(page: Page, tab: FormTab, value: bool) -> None:
    """Notes whether a tab is expanded while it is shown."""
    states = page.form.tabs
    states[tab.name] = replace(states.get(tab.name, UNCHANGED), is_expanded=value)


def tab_control(form: Form, tab: FormTab) -> str:
    """The name under which the tab of a form takes the keyboard focus."""
    return f"form-tab-{form.layout.tabs.index(tab) + 1}"


def focus_tab(page: Page, form: Form, tab: FormTab) -> tuple[Event, ...]:
    """Shows a tab and moves the keyboard focus to it, if it is offered."""
    if not form.is_tab_visible(tab):
        return ()
    return (*show_tab(page, form, tab), FieldFocused(page.id, tab_control(form, tab)))
