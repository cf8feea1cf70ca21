"""The subgrids of a form: lists of records that refer to its record, or of all records of their table.

A subgrid of a relationship that the Dataverse does not have lists none: its records are not known [A].

A subgrid has the view that its control names, with its filter, its order and its columns.
"""

from apm.core.errors import ApmError
from apm.core.ids import bare_id
from apm.core.slugs import as_text
from apm.dataverse import AnyRelationship, ManyToMany, Records, Relationship, Schema, Table, View
from apm.dataverse.query.related_list import related_filter
from apm.forms.form import Form, form_in
from apm.forms.form_layout import Control, FormTab
from apm.forms.form_tabs import is_expanded
from apm.workspace.lists import Listed, list_in
from apm.workspace.page import ListState, Page

SUBGRID = "subgrid"
"""The type of its control [D]."""

TABLE = "TargetEntityType"
"""The parameter with the logical name of its table."""

RELATIONSHIP = "RelationshipName"
"""The parameter with the schema name of its relationship."""

MOST_ROWS = 250
"""The number of rows that a subgrid shows at most [A]."""

_USUAL_ROWS = 4
"""The number of rows without `RecordsPerPage` [A]."""


def grid_in(page: Page, name: str, records: Records) -> Listed | None:
    """The list of a page, or the subgrid of its form that has a name; None if there is none."""
    if not name:
        return list_in(page, records)
    form = form_in(page, records)
    control = form.layout.control(name) if form else None
    if form is None or control is None or control.kind != SUBGRID:
        return None
    return subgrid_in(page, form, control, records)


def subgrid_tables(form: Form) -> list[str]:
    """The logical names of the tables that the subgrids of a form list, also the one in a tab of related records."""
    in_tabs = (e for tab in form.visible_tabs for part in tab.sections() for e in part.controls())
    controls = (*form.layout.controls.values(), *in_tabs)
    grids = (each for each in controls if each.kind == SUBGRID)
    names = (each.parameters.get(TABLE, "").strip().lower() for each in grids)
    return [*dict.fromkeys(names)]


def shown_subgrids(form: Form) -> list[str]:
    """The names of the subgrids in the tab that a form shows; a hidden one counts too, because a script may show it."""
    tab = form.shown_tab
    if tab is None or not is_expanded(form, tab):
        return []
    controls = (each for section in tab.sections() for each in section.controls())
    return [each.name for each in controls if each.kind == SUBGRID]


def subgrid_in(page: Page, form: Form, control: Control, records: Records) -> Listed | None:
    """A subgrid of a form; None if the Dataverse does not have its table."""
    parameters = control.parameters
    try:
        table = records.schema.logical(parameters.get(TABLE, ""))
    except ApmError:
        return None
    chosen = page.list_states.get(control.name, ListState()).view_id
    view = table.view(chosen or parameters.get("ViewId", ""))
    name = parameters.get(RELATIONSHIP, "").strip()
    related = relationship_of(records.schema, form.table.name, table.name, name)
    missing = name if related is None else ""
    return Listed(
        page,
        table,
        view,
        records,
        control.name,
        _nothing(table) if missing else _condition(form, table, related),
        _page_size(control),
        _offered(control, table, view),
        _filter(form, records.schema, related),
        related,
        missing,
        control.name not in form.layout.controls,
    )


def relationship_of(schema: Schema, table: str, listed: str, name: str) -> AnyRelationship | None:
    """The relationship of a subgrid: that with its name, else the only one-to-many relationship of the tables [A].

    Args:
        schema: the tables.
        table: the logical name of the table of the form.
        listed: the logical name of the table that it lists.
        name: the schema name of the relationship; without one, the subgrid lists all records.

    Returns:
        None if there is none.
    """
    if not name:
        return None
    found = schema.leading(listed, table)
    named = next((each for each in found if each.is_called(name)), None)
    many = None if named else schema.many_to_many(name, table, listed)
    # A lookup that every table has, such as that of the creator, relates no records that a form lists.
    own = [each for each in found if not each.column.is_system]
    return named or many or (own[0] if len(own) == 1 else None)


def associated_tab(form: Form, related: AnyRelationship) -> FormTab | None:
    """The tab with the associated grid of a relationship; None if the menu of related records has none."""
    for item in form.layout.related:
        grids = (each for section in item.tab.sections() for each in section.controls())
        if any(related.is_called(each.parameters[RELATIONSHIP]) for each in grids):
            return item.tab
    return None


def _offered(control: Control, table: Table, view: View) -> tuple[View, ...]:
    """The views that the user can choose: those that the control lists, or all, if it offers a choice [O]."""
    if control.parameters.get("EnableViewPicker", "").strip().lower() != "true":
        return ()
    listed = [bare_id(each) for each in control.parameters.get("ViewIds", "").split(",")]
    named = [each for each in table.views if each.id in listed]
    return tuple(dict.fromkeys((view, *(named or table.views))))


def _condition(form: Form, table: Table, related: AnyRelationship | None) -> str:
    """The condition that records refer to the record of the form; empty if a lookup does not decide."""
    if related is None:
        return ""
    if not form.id:
        # Nothing refers to a new record.
        return _nothing(table)
    return f"{related.column.web_name} eq {form.id}" if isinstance(related, Relationship) else ""


def _nothing(table: Table) -> str:
    """A condition that no record meets."""
    return f"{table.primary_id} eq null"


def _filter(form: Form, schema: Schema, related: AnyRelationship | None) -> str:
    """The filter that records are associated with the record of the form; empty if they are not."""
    if not isinstance(related, ManyToMany) or not form.id:
        return ""
    return related_filter(schema, form.table, related, form.id)


def _page_size(control: Control) -> int:
    text = as_text(control.parameters.get("RecordsPerPage")).strip()
    wanted = int(text) if text.isdecimal() and len(text) < len(str(MOST_ROWS)) + 1 else _USUAL_ROWS
    return max(1, min(wanted, MOST_ROWS))
