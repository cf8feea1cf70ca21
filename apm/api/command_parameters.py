"""The values of a command's named parameters: the CrmParameters of the ribbon [D].

`PrimaryControl` and `SelectedControl` are objects; the page adds them.
"""

from apm.core.json_text import Json
from apm.forms.form import Form, form_in
from apm.forms.subgrids import grid_in
from apm.settings.settings import ORGANIZATION
from apm.workspace.lists import Listed, Row
from apm.workspace.page import Page
from apm.workspace.workspace import Workspace


def named_parameters(
    workspace: Workspace, page: Page, label: str, subgrid: str = ""
) -> dict[str, Json]:
    """The values of all named parameters on a page, by name.

    On a subgrid, the primary record is that of the form, and the selected ones are rows of the subgrid [S].

    Args:
        workspace: the workspace.
        page: the page.
        label: the label of the button.
        subgrid: the name of the subgrid with the command bar; empty for that of the page.
    """
    records = workspace.records
    shown, form = grid_in(page, subgrid, records), form_in(page, records)
    selected = _ids(shown, shown.selected) if shown else []
    is_list = shown is not None and not subgrid
    primary = selected if is_list else _id_of(form)
    first, second = (shown, shown) if is_list else (form, shown or form)
    return {
        "PrimaryEntityTypeName": first.table.name if first else "",
        "PrimaryItemIds": primary,
        "FirstPrimaryItemId": primary[0] if primary else "",
        "SelectedEntityTypeName": second.table.name if second else "",
        "FirstSelectedItemId": selected[0] if selected else "",
        **_of_rows("Selected", shown, shown.selected if shown else []),
        **_of_rows("Unselected", shown, shown.unselected if shown else []),
        **_of_rows("All", shown, shown.rows if shown else []),
        "CommandProperties": {
            "SourceControlId": label,
            "CommandValueId": "",
            "MenuItemId": "",
        },
        "OrgName": ORGANIZATION,
        "OrgLcid": workspace.settings.language.base,
        "UserLcid": workspace.settings.language.user,
        # The sample Dataverse has no table numbers, and its pages have no control ids.
        **dict.fromkeys(("PrimaryEntityTypeCode", "SelectedEntityTypeCode", "PrimaryControlId")),
    }


def _id_of(form: Form | None) -> list[Json]:
    return [form.id] if form and form.id else []


def _ids(shown: Listed | None, rows: list[Row]) -> list[Json]:
    return [shown.id_of(each) for each in rows] if shown else []


def _reference(shown: Listed, row: Row) -> Json:
    return {"Id": shown.id_of(row), "Name": shown.name_of(row), "TypeName": shown.table_of(row)}


def _of_rows(which: str, shown: Listed | None, rows: list[Row]) -> dict[str, Json]:
    """The three parameters of the selected rows, of the unselected rows or of all rows; empty on a form [A]."""
    ids = _ids(shown, rows)
    references: list[Json] = [_reference(shown, each) for each in rows] if shown else []
    return {
        f"SelectedControl{which}ItemCount": len(ids),
        f"SelectedControl{which}ItemIds": ids,
        f"SelectedControl{which}ItemReferences": references,
    }
