"""The table `activitypointer`: the activities of all tables, with the columns that they share; it is only read [D].

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> pointer = read_sample().table("activitypointers")
>>> pointer.name, pointer.parts[:2], pointer.columns["regardingobjectid"].targets[0].navigation
('activitypointer', ('task', 'email'), 'regardingobjectid_incident')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from apm.dataverse.schema.columns import Column, Kind, Option, Target
from apm.dataverse.schema.views import View

POINTER, POINTERS = "activitypointer", "activitypointers"
"""Its logical name and its entity set name [D]."""
ACTIVITY_ID = "activityid"
"""The primary id of each table of activities [D]."""
TYPE = "activitytypecode"
"""The column with the name of the table of an activity [D]."""

_REGARDING = "regardingobjectid"
_SHARED = (
    *(
        ACTIVITY_ID,
        "subject",
        "description",
        _REGARDING,
        "ownerid",
        "statecode",
        "statuscode",
        "prioritycode",
    ),
    *("scheduledstart", "scheduledend", "scheduleddurationminutes", "actualstart", "actualend"),
    *("actualdurationminutes", "createdon", "modifiedon", "createdby", "modifiedby", "senton"),
    *("owninguser", "owningteam", "owningbusinessunit", "versionnumber"),
)
"""The columns of activities of all types [D], as far as a table of activities has them."""
_COLLECTIONS = {
    ("activityparty", "activityid"): "activitypointer_activity_parties",
    ("queueitem", "objectid"): "ActivityPointer_QueueItem",
    ("activitymimeattachment", "objectid"): "activity_pointer_activity_mime_attachment",
}
"""The navigation properties of the table that list the records of others, by the lookups of those [D]."""
REFERRING = tuple(table for table, _ in _COLLECTIONS)
"""The tables of those lookups, in the order of the properties."""
_VIEW = View(
    "00a5e000-0000-4000-8000-0000000000f1",
    "All Activities",
    ("subject", TYPE, _REGARDING, "statecode", "createdon"),
    "",
)


def pointer_columns(
    tables: Iterable[Mapping[str, Column]], labels: Iterable[tuple[str, str]]
) -> Mapping[str, Column]:
    """The columns that tables of activities share, and the one with their names.

    Args:
        tables: the columns of the tables.
        labels: the names of the tables with their labels.
    """
    known = [*tables]
    found = {name: [each[name] for each in known if name in each] for name in _SHARED}
    shared = {name: _merged(each) for name, each in found.items() if each}
    kind = Column(TYPE, "Activity Type", Kind.TEXT, read_only=True, tables=tuple(labels))
    return {ACTIVITY_ID: shared[ACTIVITY_ID], TYPE: kind, **shared}


def pointer_view(columns: Mapping[str, Column]) -> View:
    """The only view of the table [A]."""
    return replace(_VIEW, columns=tuple(each for each in _VIEW.columns if each in columns))


def pointer_target(table: str, column: Column) -> Target | None:
    """How a lookup of a table leads to the table, beside the tables that it points at; None if it does not [D]."""
    collection = _COLLECTIONS.get((table, column.name))
    return Target(POINTER, f"{column.name}_{POINTER}", collection) if collection else None


def _merged(columns: list[Column]) -> Column:
    """A column with the options and the targets of all tables; the first of them says what an option is called.

    A status reason has no labels: its numbers mean something else in each table.
    """
    first = columns[0]
    labels: dict[int, Option] = {}
    for each in (option for column in columns for option in column.options):
        labels.setdefault(each.value, each)
    options = () if first.name == "statuscode" else tuple(labels.values())
    targets = {each.table: each for column in columns for each in _targets(column)}
    return replace(first, options=options, targets=tuple(targets.values()), parental=False)


def _targets(column: Column) -> Iterator[Target]:
    """Yield the targets with the navigation properties of the table, such as `regardingobjectid_account` [D]."""
    for each in column.targets:
        if column.name != _REGARDING:
            yield Target(each.table, each.navigation)
            continue
        # Account_Tasks belongs to Account_ActivityPointers [D].
        owner = each.collection.rpartition("_")[0]
        collection = f"{owner}_ActivityPointers" if owner else ""
        yield Target(each.table, f"{_REGARDING}_{each.table}", collection)
