"""Makes the tables of the links of many-to-many relationships of solutions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.dataverse.schema.schema_reading import is_name
from apm.reading.related_menus import relationship_menu

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.table_model import SolutionRelationship
    from apm.solutions.solution_layers import Organisation

MANY_TO_MANY = "ManyToMany"


def link_tables(
    organisation: Organisation, tables: Mapping[str, Any], labels: SolutionLabels
) -> dict[str, Any]:
    """The tables of the links by name, as under `$tables` of a file of records.

    Args:
        organisation: the solutions.
        tables: the descriptions of the tables of the workspace; a relationship of another table is left out.
        labels: finds the labels in the languages of the workspace.
    """
    return {
        each.intersect: _link_table(each, tables, labels)
        for each in organisation.relationships.values()
        if each.kind == MANY_TO_MANY and is_name(each.intersect) and each.intersect not in tables
        if each.table in tables and each.target in tables
    }


def _link_table(
    relationship: SolutionRelationship, tables: Mapping[str, Any], labels: SolutionLabels
) -> dict[str, Any]:
    sides = [*_sides(relationship, tables, labels)]
    ids = {side["column"]: {"label": side["column"], "type": "id"} for side in sides}
    return {
        "label": relationship.name,
        "plural": relationship.name,
        "set": f"{relationship.intersect}set",
        "columns": ids,
        "links": {"name": relationship.name, "sides": sides},
    }


def _sides(
    relationship: SolutionRelationship, tables: Mapping[str, Any], labels: SolutionLabels
) -> Iterator[dict[str, Any]]:
    """Yield the two tables, each with the column of its ids: that of a table and itself ends in `one` and `two` [S]."""
    names = (relationship.table, relationship.target)
    endings = ("one", "two") if names[0] == names[1] else ("", "")
    menus = (relationship.menu, relationship.other_menu)
    for table, ending, menu in zip(names, endings, menus, strict=True):
        key = tables[table].get("id") or f"{table}id"
        yield {"table": table, "column": f"{key}{ending}", **relationship_menu(menu, labels)}
