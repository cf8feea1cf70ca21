"""The layout of the form of a table that has no form of a solution: one tab, with all columns and the related records.

>>> from apm.dataverse import Records
>>> case = Records().schema.table("incident")
>>> layout = generated_layout(case, is_new=False)
>>> [(tab.name, [each.name for each in tab.sections()]) for tab in layout.tabs]
[('SUMMARY_TAB', ['DETAILS_SECTION', 'RELATED_SECTION'])]
>>> [each.name for each in layout.header]
['header_prioritycode', 'header_statuscode', 'header_ownerid']
"""

from uuid import NAMESPACE_URL, uuid5

from apm.dataverse import Column, Kind, Table
from apm.forms.form_layout import Cell, Control, FormLayout, FormTab, Place, Section, TabColumn

NAME = "Information"
"""The name of the form, as the product calls the first form of a table."""

IN_HEADER = "header_"
"""The prefix of the names of controls in the header [D]."""

_HEADER_COLUMNS = ("prioritycode", "statuscode", "ownerid", "createdon")
_MOST_HEADER_COLUMNS = 3


def generated_layout(table: Table, *, is_new: bool, form_id: str = "") -> FormLayout:
    """The layout of the generated form of a table [A].

    The form of a new record has no header, and no fields for columns that the system writes.

    Args:
        table: the table.
        is_new: whether the form is for a new record.
        form_id: the id of the form; the same for all forms of the table by default.
    """
    columns = [each for each in table.form_columns.values() if _has_field(each, is_new=is_new)]
    fields = tuple((Cell(Control(each.name)),) for each in columns)
    details = Section("DETAILS_SECTION", "Details", columns=0, rows=fields)
    related = Section("RELATED_SECTION", "Related", has_related=True)
    tab = FormTab("SUMMARY_TAB", "Summary", (TabColumn((details,)), TabColumn((related,))))
    in_header = [] if is_new else [each for each in _HEADER_COLUMNS if each in table.columns]
    return FormLayout(
        form_id or generated_id(table.name),
        NAME,
        (tab,),
        tuple(
            Control(IN_HEADER + each, each, place=Place.HEADER)
            for each in in_header[:_MOST_HEADER_COLUMNS]
        ),
        has_tabs=False,
        is_generated=True,
    )


def generated_id(table_name: str) -> str:
    """The id of the generated form of a table."""
    return str(uuid5(NAMESPACE_URL, f"form:{table_name}"))


def _has_field(column: Column, *, is_new: bool) -> bool:
    is_written = column.read_only and is_new
    is_left_out = column.is_system or is_written or bool(column.joins)
    return column.kind is not Kind.ID and not is_left_out
