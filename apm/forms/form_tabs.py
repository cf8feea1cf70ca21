"""Which tab of a form is shown: the user chooses one, a script expands one, or a control in one takes the focus.

One tab is shown at a time. It is expanded, unless a script collapsed it, and the others are collapsed [A].
"""

from dataclasses import replace

from apm.core.events import Event, FieldFocused, FormTabToggled
from apm.forms.form import Form
from apm.forms.form_layout import Control, FormTab
from apm.workspace.form_state import UNCHANGED
from apm.workspace.page import Page

_RELATED = "related"
"""What stands for the number of the tab of related records."""


def is_expanded(form: Form, tab: FormTab) -> bool:
    """Whether a tab shows its sections."""
    return (
        form.shown_tab is tab and form.state.tabs.get(tab.name, UNCHANGED).is_expanded is not False
    )


def show_tab(page: Page, form: Form, tab: FormTab) -> tuple[Event, ...]:
    """Shows and expands a tab; nothing happens to a hidden one. One of related records replaces another one.

    Returns:
        The events for the tab that collapsed, then for the one that expanded [order A].
    """
    before = form.shown_tab
    is_related = any(each.tab is tab for each in form.related)
    if is_expanded(form, tab) or not (is_related or _is_offered(form, tab)):
        return ()
    was_expanded = before is not None and is_expanded(form, before)
    page.form.shown_tab = tab.name
    if is_related:
        page.form.related_tab = tab.name
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
    at = next((at for at, each in enumerate(form.layout.tabs, 1) if each is tab), _RELATED)
    return f"form-tab-{at}"


def focus_tab(page: Page, form: Form, tab: FormTab) -> tuple[Event, ...]:
    """Shows a tab and moves the keyboard focus to it, if it is offered."""
    shown = show_tab(page, form, tab)
    return (*shown, FieldFocused(page.id, tab_control(form, tab))) if _is_offered(form, tab) else ()


def _is_offered(form: Form, tab: FormTab) -> bool:
    """Whether the row of tabs has a tab."""
    return any(each is tab for each in form.visible_tabs)
