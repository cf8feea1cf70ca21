"""Makes the steps of a recording of what the user does: each action of the product, with the place of its element."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from apm.recordings.end_state import PLAIN, focused_form, value_of
from apm.recordings.steps import Action, Place, Step
from apm.recordings.writing import CHANGED
from apm.ui.element_places import place_in
from apm.ui.elements import Element
from apm.ui.panels import ACTIONS, REGION_TREES
from apm.ui.regions import Region
from apm.ui.shell.tab_panel import panel
from apm.ui.tools.recording_state import RecordedTest
from apm.ui.view import View

_EDIT = "edit"

_TOOLS = "apm.ui.tools."
"""The package of the actions that the product does not have."""

_LEFT_OUT = frozenset({"choose-theme", "dismiss-toast"})
"""Other actions that are no part of a test: the theme is one of the page, and a toast disappears by itself."""

PANELS = "panels"


def begin_action(view: View, name: str, of: str, text: str) -> Action | None:
    """The step of an action that is about to run; None if it is not part of the test."""
    tab = view.workspace.focused.focused_tab
    step = Action(name, of, text, tab=(tab.id, tab.title))
    last = _last(view)
    if name == CHANGED:
        is_edited = isinstance(last, Action) and (last.action, last.of) == (_EDIT, of)
        return step if is_edited else None
    if isinstance(last, Action) and _is_continued(last, name, of):
        return replace(step, place=last.place, tab=last.tab)
    place = _place(view, name, of) if _is_of_product(name) else None
    return replace(step, place=place) if place else None


def add_action(view: View, step: Action) -> None:
    """Adds the step of an action that has run. A text that is typed on replaces the one before."""
    steps, last = view.state(RecordedTest).steps, _last(view)
    if isinstance(last, Action) and _is_continued(last, step.action, step.of):
        steps = steps[:-1]
    put_steps(view, (*steps, _with_value(view, step)))


def _is_continued(last: Action, name: str, of: str) -> bool:
    is_typed = last.place is not None and last.place.is_typed
    return is_typed and (last.action, last.of) == (name, of)


def _with_value(view: View, step: Action) -> Action:
    """The step with the value that a field of the focused form has now, if a test can set it."""
    page_id, _, name = step.of.partition(" ")
    form = focused_form(view.workspace) if step.action == _EDIT else None
    if form is None or page_id != view.workspace.focused.focused_tab.id:
        return step
    column = next((each for each in form.columns if each.name == name), None)
    if column is None or column.kind not in PLAIN:
        return step
    value = value_of(form, column)
    has_value = value is not None or step.text == ""
    return replace(step, column=name, value=value, has_value=has_value)


def _is_of_product(name: str) -> bool:
    return name not in _LEFT_OUT and not ACTIONS[name].run.__module__.startswith(_TOOLS)


def _place(view: View, name: str, of: str) -> Place | None:
    place = place_in(dict(_trees(view)), name, of)
    # In the window of a test, the buttons of the top bar are in no menu.
    is_in_bar = place is not None and place.region == Region.TOP_BAR
    return replace(place, opener=None) if place and is_in_bar else place


def _trees(view: View) -> Iterator[tuple[str, Element]]:
    """The parts of the page, without messages about failures and saved files, which a test does not have."""
    for each in Region:
        if each is not Region.NOTICES:
            yield each, REGION_TREES[each](view)
    yield PANELS, panel(view.workspace, view.workspace.focused.focused_tab)


def _last(view: View) -> Step | None:
    return next(reversed(view.state(RecordedTest).steps), None)


def put_steps(view: View, steps: tuple[Step, ...]) -> None:
    """Replaces the steps so far, and notes which columns of forms have changed."""
    state = view.state(RecordedTest)
    edited = {(tab.id, name) for tab in view.workspace.tabs.values() for name in tab.edits}
    view.put(replace(state, steps=steps, changed=state.changed | edited))
