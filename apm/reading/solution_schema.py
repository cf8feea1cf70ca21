"""Makes table descriptions of the tables of solutions, and example records, in the form of files of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.core.ids import named_id
from apm.dataverse.inference.completed_tables import completed
from apm.dataverse.inference.naming import label_of
from apm.dataverse.sample import sample_tables
from apm.dataverse.schema.schema_reading import is_name
from apm.reading.kept_results import KeptResults
from apm.reading.link_tables import link_tables
from apm.reading.named_columns import with_named_columns
from apm.reading.solution_columns import Columns, Described
from apm.reading.solution_views import Views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from apm.core.json_text import Json
    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.table_model import SolutionTable
    from apm.solutions.solution_layers import Organisation

_TABLES: KeptResults[SolutionTable, Described] = KeptResults()

EXAMPLES = 3
"""The number of example records of a table."""


def solution_tables(
    organisation: Organisation,
    labels: SolutionLabels,
    is_ignored: Callable[[str], bool] = lambda _table: False,
) -> Described:
    """The tables of an organisation by name, as under `$tables` of a file of records.

    Args:
        organisation: the solutions.
        labels: finds the labels in the languages of the workspace.
        is_ignored: whether a table is left out.
    """
    sample = sample_tables()
    used = {
        name: table
        for name, table in with_named_columns(organisation).items()
        if _is_usable(name) and not is_ignored(name)
        if name in sample or table.columns
    }
    columns = Columns(organisation, labels, {*sample, *used})
    around = organisation.relationships, organisation.choices, labels.languages, {*used}
    described = _TABLES.of(
        around, used.values(), lambda each: _table(each, columns, labels, sample.get(each.name))
    )
    found = dict(zip(used, described, strict=True))
    for name, own in sample.items():
        lookups = columns.lookups_over_sample(name, own["columns"])
        if lookups:
            found[name] = _with_targets(found.get(name, {"label": own["label"]}), lookups)
    found |= link_tables(organisation, {**sample, **found}, labels)
    return _with_views(found, labels, organisation)


def _is_usable(name: str) -> bool:
    """Whether a table can have the name; sqlite keeps some for itself."""
    return is_name(name) and not name.startswith("sqlite_")


def without_views(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptions of tables without their views."""
    return {
        name: {key: value for key, value in about.items() if key != "views"}
        for name, about in tables.items()
    }


def example_records(
    tables: Mapping[str, Any], own: Iterable[str]
) -> dict[str, list[dict[str, Json]]]:
    """Example records for tables of solutions, except for those of the sample and the user's `own`.

    >>> described = {"new_trip": {"label": "Trip", "columns": {"new_name": {"type": "text", "label": "Name"}}}}
    >>> [each["new_name"] for each in example_records(described, ())["new_trip"]]
    ['Trip 1', 'Trip 2', 'Trip 3']
    """
    sample = sample_tables()
    taken = {*own}
    complete = {
        name: completed(name, each)
        for name, each in tables.items()
        if name not in sample and "links" not in each
    }
    return {
        name: _examples(name, table)
        for name, table in complete.items()
        if not taken & {name, table["set"]}
    }


def _examples(name: str, table: Described) -> list[dict[str, Json]]:
    title = table["columns"][table["name"]]
    is_given = title["type"] == "text" and not title.get("autonumber")
    rows: list[dict[str, Json]] = []
    for at in range(1, EXAMPLES + 1):
        text = f"{table['label']} {at}"[: title.get("max_length")]
        row: dict[str, Json] = {table["id"]: named_id(f"{name} example {at}")}
        rows.append({**row, table["name"]: text} if is_given else row)
    return rows


def _table(
    table: SolutionTable, columns: Columns, labels: SolutionLabels, own: Described | None
) -> Described:
    known = own["columns"] if own else {}
    found = columns.described(table, known)
    label = labels.label(table.labels)
    plural = labels.label(table.collection_labels)
    about: Described = {"columns": found}
    about |= {"label": label or (own["label"] if own else label_of(table.name))}
    about |= {"plural": plural} if plural else {}
    if own:
        return about
    about |= {"set": table.set_name.lower()} if is_name(table.set_name.lower()) else {}
    ids = [name for name, each in found.items() if each["type"] == "id"]
    keys = [each.name for each in table.columns if each.type == "primarykey" and each.name in ids]
    about |= {"id": keys[0]} if keys else {}
    names = [each.name for each in table.columns if each.is_primary_name and each.name in found]
    about |= {"name": names[0]} if names and found[names[0]]["type"] == "text" else {}
    return about


def _with_targets(about: Described, lookups: Mapping[str, Described]) -> Described:
    """The description of a table of the sample with what its lookups point at."""
    own = about.get("columns", {})
    changed = {
        name: {**own.get(name, lookup), "targets": lookup["targets"]}
        for name, lookup in lookups.items()
    }
    return {**about, "columns": {**own, **changed}}


def _with_views(
    found: Described, labels: SolutionLabels, organisation: Organisation
) -> dict[str, Described]:
    """The descriptions with the views."""
    sample = sample_tables()
    views = Views([*organisation.views.values()], found, labels)
    described = {name: views.of(name, sample.get(name, {}).get("views", ())) for name in found}
    return {
        name: {**about, "views": described[name]} if described[name] else about
        for name, about in found.items()
    }
