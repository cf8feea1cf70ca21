"""The command bar of a subgrid: "New", "Add Existing", "Remove" and "Refresh", then the commands of the settings."""

from collections.abc import Iterator
from typing import NamedTuple

from apm.commands.page_commands import subgrid_bar
from apm.core.outcome import Outcome
from apm.dataverse import ManyToMany
from apm.forms import subgrid_records
from apm.forms.form import Form, form_in
from apm.forms.subgrids import grid_in
from apm.ui import targets
from apm.ui.actions import NOTHING, Action, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Element
from apm.ui.icons import icon
from apm.ui.pages.command_buttons import Standard, command_buttons
from apm.ui.targets import PagePart
from apm.workspace.lists import Listed, refreshed


class Grid(NamedTuple):
    """A subgrid and the form that it is in."""

    shown: Listed
    form: Form


@action("new-in-grid", targets.page_part)
def new_in_grid(use: Use[PagePart]) -> Outcome[object]:
    """Opens the form for a new record of a subgrid.

    Raises:
        ApmError: the workspace is full.
    """
    grid = _grid(use)
    return subgrid_records.create_record(use.view.workspace, *grid) if grid else NOTHING


@action("add-to-grid", targets.page_part)
def add_to_grid(use: Use[PagePart]) -> Outcome[object]:
    """Lets the user choose existing records for a subgrid."""
    grid = _grid(use)
    return subgrid_records.add_existing(use.view.workspace, grid.shown) if grid else NOTHING


@action("remove-from-grid", targets.page_part)
def remove_from_grid(use: Use[PagePart]) -> Outcome[bool]:
    """Removes the selected records from a subgrid.

    Raises:
        ApmError: a record was deleted.
    """
    grid = _grid(use)
    return subgrid_records.remove_selected(use.view.workspace, *grid) if grid else NOTHING


@action("refresh-grid", targets.page_part)
def refresh_grid(use: Use[PagePart]) -> Outcome[bool]:
    """Reads the records of a subgrid again."""
    grid = _grid(use)
    if grid is None:
        return NOTHING
    shown = grid.shown
    return use.view.workspace.set_list_state(shown.page, refreshed(shown.state), shown.name)


def subgrid_commands(shown: Listed, form: Form, label: str) -> list[Element]:
    """The command bar of a subgrid; nothing if it has no commands. `label` is that of the subgrid."""
    page, standard = shown.page, _standard(shown, form, label)
    return command_buttons(
        page, subgrid_bar(shown), page.settings, standard, f"Commands of {label}"
    )


def _standard(shown: Listed, form: Form, label: str) -> Iterator[Standard]:
    """The standard commands, after the names under which the settings can hide them."""
    what, is_many = shown.table.label, isinstance(shown.related, ManyToMany)
    if subgrid_records.has_new(shown, form):
        name = "new-related" if shown.related else "new-record"
        yield name, _button(new_in_grid, shown, "new-record", f"New {what}")
    if subgrid_records.has_existing(shown, form):
        name = "associate" if is_many else "add-existing"
        yield name, _button(add_to_grid, shown, "add-existing", f"Add Existing {what}")
    if subgrid_records.has_remove(shown, form):
        yield "remove", _button(remove_from_grid, shown, "remove", "Remove")
    named = {"aria-label": f"Refresh {label}"}
    yield "refresh", _button(refresh_grid, shown, "refresh-page", "Refresh", **named)


def _button(
    command: Action[PagePart], shown: Listed, picture: str, label: str, **more: str
) -> Element:
    own = command.on(shown.page.id, shown.name)
    return button(own, icon(picture), label, key=command.name, **more)


def _grid(use: Use[PagePart]) -> Grid | None:
    page, name = use.target
    form = form_in(page, use.view.workspace.records)
    shown = grid_in(page, name, use.view.workspace.records) if name else None
    return Grid(shown, form) if shown and form else None
