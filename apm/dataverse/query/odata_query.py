"""Reads OData options into the query model."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from apm.core.errors import ApmError, bad_input
from apm.core.slugs import Lookup
from apm.dataverse.query.apply_parsing import ordering_group, outputs_of, split_apply
from apm.dataverse.query.operator import Asked
from apm.dataverse.query.owners import check_principal, is_principal
from apm.dataverse.query.query_model import (
    ROOT,
    Expand,
    ExpandedCollection,
    ExpandedLinks,
    ExpandedLookup,
    ExpandedOwner,
    ExpandedReference,
    Order,
    Output,
    Path,
    Query,
    Tree,
    both,
)
from apm.dataverse.query.query_names import Names
from apm.dataverse.query.query_options import Options
from apm.dataverse.schema.relationships import Relationship
from apm.dataverse.schema.schema import Schema, Table

REFERENCE = "/$ref"
"""What follows a navigation property in `$expand` that asks for the address of a record [D]."""


@dataclass(frozen=True, slots=True)
class OdataReader:
    """Reads the options of queries.

    Attributes:
        asked: when the query is run, and by whom.
        lookup: returns the value of a slug; without it, filters have no slugs.
    """

    schema: Schema
    asked: Asked
    lookup: Lookup | None = None

    def read(self, table: Table, options: Options) -> Query:
        """The query of a table's records.

        Raises:
            ApmError: a name does not exist, or the filter is invalid.
        """
        names = Names(self.schema, table, sources())
        if options.apply:
            return self._aggregate(names, options)
        expands = tuple(self._expand(table, *each) for each in options.expand)
        query = Query(
            table,
            outputs=self._outputs(table, options.select, expands),
            where=self._filter(names, options.filter),
            orders=tuple(
                Order(names.path(name.split("/")), is_descending)
                for name, is_descending in options.orderby
            ),
            expands=expands,
            top=options.top,
            skip=options.skip,
            is_counted=options.is_counted,
        )
        return replace(query, links=tuple(names.links.values()))

    def _aggregate(self, names: Names, options: Options) -> Query:
        applied = split_apply(options.apply)
        outputs = outputs_of(applied, names)
        where = both(self._filter(names, options.filter), self._filter(names, applied.filter))
        orders = tuple(
            Order(ordering_group(name, outputs, names), is_descending)
            for name, is_descending in options.orderby
        )
        query = Query(
            names.table,
            outputs,
            where,
            orders=orders,
            is_aggregate=True,
            top=options.top,
            skip=options.skip,
            has_nulls=False,
            is_counted=options.is_counted,
        )
        return replace(query, links=tuple(names.links.values()))

    def _filter(self, names: Names, text: str) -> Tree | None:
        if not text:
            return None
        # Imported with the first filter.
        from apm.dataverse.query.filter_parsing import read_filter  # noqa: PLC0415

        return read_filter(text, names, self.asked, self.lookup)

    def _outputs(
        self, table: Table, select: tuple[str, ...], expands: tuple[Expand, ...]
    ) -> tuple[Output, ...]:
        if not select:
            return all_columns(table)
        chosen = {table.primary_id: table.columns[table.primary_id]}
        for name in select:
            column = table.column(name)
            chosen[column.name] = column
        # With its reference, a lookup is returned itself [D by example].
        references = (each for each in expands if isinstance(each, ExpandedReference))
        chosen.update({each.column.name: each.column for each in references})
        return tuple(Output(Path(each)) for each in chosen.values())

    def _expand(self, table: Table, name: str, options: Options) -> Expand:
        if name.endswith(REFERENCE):
            return self._reference(table, name.removesuffix(REFERENCE), options)
        found = self.schema.navigation(table, name)
        if found and is_principal(table, name):
            check_principal(table, options)
            return ExpandedOwner(name, found[0])
        if found:
            lookup, targets = found
            tables = [self.schema.table(each.table) for each in targets]
            return ExpandedLookup(name, lookup, self._each(tables, options))
        back = self.schema.collection(table.name, name)
        if back is None:
            raise self.schema.no_navigation(table, name)
        query = self.read(self.schema.table(back.table), options)
        if isinstance(back, Relationship):
            return ExpandedCollection(name, back.column, query)
        links = self.schema.table(back.links)
        columns = links.columns[back.column], links.columns[back.other_column]
        return ExpandedLinks(name, links, *columns, query)

    def _reference(self, table: Table, name: str, options: Options) -> ExpandedReference:
        found = self.schema.navigation(table, name)
        if found is None and self.schema.collection(table.name, name):
            raise bad_input(
                "Expand with $ref is only supported on lookup type navigation property: "
                f"{name} of {table.name} is a collection"
            )
        if found is None:
            raise self.schema.no_navigation(table, name)
        if options != Options():
            raise bad_input(f"$expand: {name}{REFERENCE} takes no options")
        lookup, targets = found
        tables = [self.schema.table(each.table) for each in targets]
        sets = {home: each.set_name for each in tables for home in each.homes}
        return ExpandedReference(name, lookup, sets)

    def _each(self, tables: list[Table], options: Options) -> dict[str, Query]:
        """The queries of the tables of a lookup. A table without the columns that another one has shows its id [A]."""
        queries: dict[str, Query] = {}
        problems: list[ApmError] = []
        for table in tables:
            try:
                queries |= dict.fromkeys(table.homes, self.read(table, options))
            except ApmError as error:
                problems.append(error)
                queries[table.name] = Query(table, (Output(Path(table.columns[table.primary_id])),))
        if len(problems) == len(tables):
            raise problems[0]
        return queries


def all_columns(table: Table, source: str = ROOT) -> tuple[Output, ...]:
    """All columns of a table as outputs."""
    return tuple(Output(Path(each, source)) for each in table.columns.values())


def sources() -> Iterator[str]:
    """The names of the sources of a query, other than the table itself."""
    number = 0
    while True:
        number += 1
        yield f"{ROOT}{number}"
