"""The members of a control of a lookup: the tables, the views and the filters of its list."""

from dataclasses import replace
from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.core.errors import ApmError, bad_input, show
from apm.core.events import Event, Warned
from apm.core.ids import bare_id
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing
from apm.dataverse import Kind as ColumnKind
from apm.dataverse import Table
from apm.emulator import Emulator
from apm.forms.form_field import Field
from apm.workspace.lookup_list import CustomView, Filter, LookupList, listed_rows

MEMBERS: list[Member] = []
_control = partial(member, MEMBERS, Owner.CONTROL)
_PAGE = CLIENT_API + "reference/controls"


@_control("getEntityTypes", Kind.SYNC, "D", _PAGE + "/getentitytypes")
def get_entity_types(_emulator: Emulator, field: Field) -> list[Json]:
    """The tables whose records a lookup offers."""
    return [each.table for each in field.column.targets if field.listed.offers(each.table)]


@_control(
    "setEntityTypes",
    Kind.SYNC,
    "D; other tables have no effect A",
    _PAGE + "/setentitytypes",
    takes=(Takes.VALUE,),
)
def set_entity_types(emulator: Emulator, field: Field, text: str) -> Outcome[Missing]:
    """Makes the lookup offer only records of some of its tables; a list of their names."""
    given = read_json(text, "the tables")
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise bad_input(f"the tables have to be a list of names, not {show(given)}")
    _tables(emulator, field, "")
    wanted = {str(each).strip().lower() for each in given}
    tables = tuple(each.table for each in field.column.targets if each.table in wanted)
    return field.change_column(listed=replace(field.listed, tables=tables))


@_control("addOnLookupTagClick", Kind.PAGE, "D", _PAGE + "/addonlookuptagclick")
def add_on_lookup_tag_click() -> None:
    """Adds a handler that is called when the user chooses the link to the record, before the record opens."""


@_control("removeOnLookupTagClick", Kind.PAGE, "D", _PAGE + "/removeonlookuptagclick")
def remove_on_lookup_tag_click() -> None:
    """Removes such a handler."""


@_control("addPreSearch", Kind.PAGE, "D", _PAGE + "/addpresearch")
def add_pre_search() -> None:
    """Adds a handler that is called before the lookup searches: each time the user types into it [A]."""


@_control("removePreSearch", Kind.PAGE, "D", _PAGE + "/removepresearch")
def remove_pre_search() -> None:
    """Removes such a handler."""


@_control(
    "addCustomFilter",
    Kind.SYNC,
    "D; also outside PreSearch A",
    _PAGE + "/addcustomfilter",
    takes=(Takes.TEXT, Takes.OPTIONS),
    partial="of related records, only those of link types `any`, `all` and their negations",
)
def add_custom_filter(
    emulator: Emulator, field: Field, xml: str, table_name: str
) -> Outcome[Missing]:
    """Adds a `filter` element of FetchXML, for one table or for all tables of the lookup.

    Handlers of PreSearch use it. Before they are called, the filters of the search before are removed.
    """
    tables = _tables(emulator, field, table_name)
    added = Filter(xml, tables[0].name if table_name.strip() else "")
    listed = replace(field.listed, filters=(*field.listed.filters, added))
    return _changed(emulator, field, listed, tables)


@_control("clearCustomFilter", Kind.SYNC, "A", _PAGE + "/addcustomfilter")
def clear_custom_filter(emulator: Emulator, field: Field) -> Outcome[Missing]:
    """Removes the filters that scripts added."""
    return begin_search(emulator, field)


@_control(
    "addCustomView",
    Kind.SYNC,
    "D; one that cannot be used shows all records A",
    _PAGE + "/addcustomview",
    takes=(Takes.TEXT, Takes.TEXT, Takes.TEXT, Takes.TEXT, Takes.OPTIONS, Takes.VALUE),
    partial="the layout is ignored",
)
def add_custom_view(
    emulator: Emulator,
    field: Field,
    view_id: str,
    table_name: str,
    name: str,
    xml: str,
    _layout: str,
    is_default: str,
) -> Outcome[Missing]:
    """Adds a view: `(viewId, entityName, name, fetchXml, layoutXml, isDefault)`. The default one restricts the list."""
    (table,) = _tables(emulator, field, table_name or "undefined")
    view = CustomView(bare_id(view_id), table.name, name, xml)
    others = tuple(each for each in field.listed.views if each.id != view.id)
    listed = replace(field.listed, views=(*others, view))
    warned: tuple[Event, ...] = ()
    try:
        # Checked as the default view.
        _check(emulator, replace(listed, view_id=view.id), [table])
    except ApmError as error:
        shown = f"the view {show(name)} of {field.column.name} shows all records"
        warned = (Warned(f"{error}; {shown}"),)
        listed = replace(listed, views=(*others, replace(view, xml="")))
    if read_json(is_default, "isDefault") is True:
        listed = replace(listed, view_id=view.id)
    changed = field.change_column(listed=listed)
    return Outcome(changed.value, (*changed.events, *warned))


@_control("getDefaultView", Kind.SYNC, "D; empty A", _PAGE + "/getdefaultview")
def get_default_view(_emulator: Emulator, field: Field) -> str:
    """The id of the default view in braces and upper case; an empty text if a script set none."""
    return f"{{{field.listed.view_id.upper()}}}" if field.listed.view_id else ""


@_control(
    "setDefaultView",
    Kind.SYNC,
    "D; views of the table restrict the list, and an unknown one has no effect A",
    _PAGE + "/setdefaultview",
    takes=(Takes.TEXT,),
)
def set_default_view(emulator: Emulator, field: Field, view_id: str) -> Outcome[Missing]:
    """Makes a view of a table of the lookup, or one that a script added, the default view."""
    tables = _tables(emulator, field, "")
    wanted = bare_id(view_id)
    known = {each.id: each.name for table in tables for each in table.all_views}
    known |= {each.id: each.name for each in field.listed.views}
    if wanted not in known:
        listed = ", ".join(f"{name} {key}" for key, name in known.items())
        unknown = f"{field.column.name} has no view {show(view_id)}; it has: {listed}"
        return Outcome(MISSING, (Warned(unknown),))
    return _changed(emulator, field, replace(field.listed, view_id=wanted), tables)


def begin_search(emulator: Emulator, field: Field) -> Outcome[Missing]:
    """Removes the filters of the last search of a lookup; the handlers of PreSearch add them again."""
    tables = _tables(emulator, field, "")
    return _changed(emulator, field, replace(field.listed, filters=()), tables)


def _tables(emulator: Emulator, field: Field, name: str) -> list[Table]:
    """The tables of a lookup, or the one with a name.

    Raises:
        ApmError: the column is no lookup, or a lookup of other tables.
    """
    column, schema = field.column, emulator.workspace.records.schema
    if column.kind is not ColumnKind.LOOKUP:
        raise bad_input(f"{column.name} is no lookup")
    tables = [schema.table(each.table) for each in column.targets]
    wanted = name.strip().lower()
    found = [each for each in tables if wanted in ("", each.name)]
    if not found:
        known = " or ".join(each.name for each in tables)
        raise bad_input(f"{column.name} is a lookup of {known}, not of {show(name)}")
    return found


def _changed(
    emulator: Emulator, field: Field, listed: LookupList, tables: list[Table]
) -> Outcome[Missing]:
    _check(emulator, listed, tables)
    return field.change_column(listed=listed)


def _check(emulator: Emulator, listed: LookupList, tables: list[Table]) -> None:
    """Refuses filters and views that the list could not use."""
    for table in tables:
        listed_rows(emulator.workspace.records, table, listed, "", 1)
