"""What the user does with the records of a subgrid: creates one, adds existing ones, or removes selected ones."""

from apm.core.events import Event, RecordsChanged
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.slugs import as_text
from apm.dataverse import ManyToMany, Relationship
from apm.dataverse.associating import associate, disassociate
from apm.forms.form import Form, form_in
from apm.forms.page_dialogs import open_quick_create
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace import navigation
from apm.workspace.form_choice import QUICK_CREATE, forms_of
from apm.workspace.lists import Listed, refreshed
from apm.workspace.overlays import Button, Dialog
from apm.workspace.record_picker import Picker
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace


def has_new(shown: Listed, form: Form) -> bool:
    """Whether the user can create a record in a subgrid: not for an unsaved record, nor to associate it.

    A list of all activities does not say which kind of activity to create [A].
    Without a quick create form, a tab opens, which would be behind a page that is not in a tab.
    """
    if not form.id or isinstance(shown.related, ManyToMany) or not shown.table.is_written:
        return False
    return _is_quick(shown) or isinstance(shown.page, Tab)


def has_existing(shown: Listed, form: Form) -> bool:
    """Whether the user can add existing records to a subgrid, which needs a relationship."""
    return bool(form.id) and shown.related is not None and shown.table.is_written


def has_remove(shown: Listed, form: Form) -> bool:
    """Whether the user can remove the selected records from a subgrid; a lookup that is required stays [S]."""
    related = shown.related
    is_kept = isinstance(related, Relationship) and bool(related.column.required)
    return has_existing(shown, form) and bool(shown.selected) and not is_kept


def create_record(workspace: Workspace, shown: Listed, form: Form) -> Outcome[object]:
    """Opens the form for a new record, whose lookup points at the record of the form [D].

    It is the quick create form of the table, if there is one; the subgrid then shows the record when it is saved.

    Raises:
        ApmError: the workspace is full.
    """
    parameters: dict[str, Json] = {"entityName": shown.table.name}
    if isinstance(shown.related, Relationship):
        name = as_text(form.record.get(form.table.primary_name))
        value: Json = [{"id": form.id, "name": name, "entityType": form.table.name}]
        parameters["data"] = {shown.related.column.name: value}
    if not _is_quick(shown):
        return navigation.open_form(workspace, parameters)
    page_input = {"pageType": ENTITY_RECORD.name, **parameters}
    return open_quick_create(workspace, page_input, None, lambda: _refresh(workspace, shown))


def add_existing(workspace: Workspace, shown: Listed) -> Outcome[object]:
    """Opens a dialog in which the user chooses the records to add [D]."""
    picker = Picker((shown.table.name,), many=True)

    def add() -> Outcome[bool]:
        form = form_in(shown.page, workspace.records)
        if form is None or not picker.picked or not _is_open(workspace, shown):
            return success(False)
        with workspace.records.all_or_nothing():
            for each in picker.picked:
                _add(workspace, shown, form, each.id)
        return success(True, (RecordsChanged(), *_refresh(workspace, shown)))

    buttons = (Button("Add", add), Button("Cancel"))
    title = f"Add Existing {shown.table.label}"
    opened = workspace.overlays.open_dialog(
        Dialog("lookup", title=title, buttons=buttons, picker=picker)
    )
    return Outcome(True, opened.events)


def remove_selected(workspace: Workspace, shown: Listed, form: Form) -> Outcome[bool]:
    """Removes the selected records from a subgrid; they are not deleted [D]."""
    records = workspace.records
    with records.all_or_nothing():
        for each in map(shown.id_of, shown.selected):
            if shown.related:
                disassociate(records, shown.related, (form.table.name, form.id), each)
    return success(True, (RecordsChanged(), *_refresh(workspace, shown)))


def _add(workspace: Workspace, shown: Listed, form: Form, record_id: str) -> None:
    if shown.related:
        associate(workspace.records, shown.related, (form.table.name, form.id), record_id)


def _is_quick(shown: Listed) -> bool:
    return bool(forms_of(shown.page.settings.layouts, shown.table.name, QUICK_CREATE))


def _is_open(workspace: Workspace, shown: Listed) -> bool:
    """A script may have closed the page before the user answered."""
    return workspace.page(shown.page.id) is shown.page


def _refresh(workspace: Workspace, shown: Listed) -> tuple[Event, ...]:
    """Reads the records of a subgrid again."""
    if not _is_open(workspace, shown):
        return ()
    return workspace.set_list_state(shown.page, refreshed(shown.state), shown.name).events
