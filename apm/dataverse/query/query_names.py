"""What the names in OData options stand for: columns, and the tables that navigation properties lead to.

`primarycontactid/fullname` is the column `fullname` of an outer link, which is made when the name is first used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from apm.core.errors import ApmError, bad_input, show
from apm.core.nearest_names import hint
from apm.dataverse.query.owners import is_principal, no_property
from apm.dataverse.query.query_model import ROOT, Link, Path, navigation_link
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.relationships import AnyRelationship
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.system_columns import OWNER

MAX_STEPS = 10
"""The maximum number of navigation properties in a name [A]."""


@dataclass(slots=True)
class Names:
    """The names of a table in a query, or of the records that a lambda is about.

    Attributes:
        table: the table.
        sources: gives the names of new sources.
        source: the source of the table's columns.
        variable: the variable of a lambda, with which its names begin.
        around: the names around a lambda.
        links: the links that the names have needed.
    """

    schema: Schema
    table: Table
    sources: Iterator[str]
    source: str = ROOT
    variable: str = ""
    around: Names | None = None
    links: dict[tuple[str, ...], Link] = field(default_factory=dict)

    def path(self, steps: list[str]) -> Path:
        """The column that a name means, such as `["primarycontactid", "fullname"]`.

        Raises:
            ApmError: there is no such name.
        """
        owner, own = self._owner(steps)
        table, source = owner.reached(own)
        return Path(table.column(f"_{OWNER}_value" if _is_owner_id(own) else own[-1]), source)

    def reached(self, name: Sequence[str]) -> tuple[Table, str]:
        """The table of the last part of a name, to which the parts before lead, and its source."""
        steps = tuple(name[:-2] if _is_owner_id(name) else name[:-1])
        if not steps:
            return self.table, self.source
        if len(steps) > MAX_STEPS:
            raise bad_input(f"{'/'.join(steps)} has more than {MAX_STEPS} navigation properties")
        if steps not in self.links:
            table, source = self.reached(steps)
            if is_principal(table, steps[-1]):
                raise no_property(table, name[-1])
            found = self.schema.navigation(table, steps[-1])
            if found is None:
                raise self._no_step(table, steps[-1])
            lookup, targets = found
            other = self.schema.table(targets[0].table)
            self.links[steps] = navigation_link(
                next(self.sources), other, Path(lookup, source), table
            )
        link = self.links[steps]
        return link.table, link.source

    def collection(self, steps: list[str]) -> tuple[AnyRelationship, Table, str]:
        """The relationship of a collection, the table that has the collection, and its source.

        Raises:
            ApmError: there is no such collection.
        """
        owner, own = self._owner(steps)
        table, source = owner.reached(own)
        found = self.schema.collection(table.name, own[-1])
        if found is None:
            raise self._no_collection(table, own[-1])
        return found, table, source

    def _owner(self, steps: list[str]) -> tuple[Names, list[str]]:
        """The names that the first step belongs to, and the steps from there."""
        if not self.variable:
            return self, steps
        names: Names | None = self
        while names is not None and names.variable:
            if names.variable == steps[0]:
                if len(steps) == 1:
                    break
                return names, steps[1:]
            names = names.around
        written = "/".join(steps)
        raise bad_input(
            f"$filter: in {self.variable}:..., {written} has to begin with the variable: "
            f"write {self.variable}/{'name' if written == self.variable else written}"
        )

    def _no_step(self, table: Table, name: str) -> ApmError:
        if self.schema.collection(table.name, name):
            return bad_input(
                f"{name} of {table.name} is a collection; write {name}/any(x:x/column eq 1)"
            )
        return self.schema.no_navigation(table, name)

    def _no_collection(self, table: Table, name: str) -> ApmError:
        known = [each.collection for each in self.schema.collections(table.name)]
        if self.schema.navigation(table, name):
            return bad_input(
                f"{name} of {table.name} leads to one record; any and all are for collections; "
                f"write {name}/column eq 1"
            )
        column = table.columns.get(name)
        if column and column.kind is not Kind.LOOKUP:
            return bad_input(f"{show(name)} is a column of {table.name}, no collection")
        return bad_input(
            f"there is no collection {show(name)} in {table.name}; {hint(name, known)}"
        )


def _is_owner_id(name: Sequence[str]) -> bool:
    """Whether a name means the id of an owner, which the lookup of the owner has itself."""
    return [*name[-2:]] == [OWNER, OWNER]
