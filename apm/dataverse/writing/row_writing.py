"""Checks and converts the values that are written to a record.

Lookups are written as in the Web API: `"primarycontactid@odata.bind": "/contacts(<id>)"` [D].
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json
from apm.core.values import value_class
from apm.dataverse.column_values import OutOfRangeError, Stored, WrongValueError, to_stored
from apm.dataverse.names import BIND, LOGICAL_NAME, clean_id, unknown
from apm.dataverse.schema.columns import Column, Kind, Target
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.sent_values import converted, out_of_range, reason

_ADDRESS = re.compile(r"(?:.*/)?(\w+)\s*\(([^()]*)\)\s*")


@value_class
class Written:
    """Checked values.

    Attributes:
        row: the values by database column.
        links: for each lookup that points at a record, the table and the id.
        emptied: for each emptied lookup, the tables that the emptied navigation properties lead to.
    """

    row: dict[str, Stored] = field(default_factory=dict)
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    emptied: dict[str, set[str]] = field(default_factory=dict)

    def point(self, lookup: Column, table: str, record_id: str) -> None:
        """Points a lookup at a record."""
        self.row[lookup.name], self.row[f"{lookup.name}~table"] = record_id, table
        self.links[lookup.name] = (table, record_id)
        self.emptied.pop(lookup.name, None)

    def empty(self, lookup: Column, targets: Iterable[Target]) -> None:
        """Empties a lookup for some of its tables, unless another value points it at a record."""
        if lookup.name not in self.links:
            self.row[lookup.name] = self.row[f"{lookup.name}~table"] = None
            self.emptied.setdefault(lookup.name, set()).update(each.table for each in targets)


@value_class
class Writer:
    """Reads values for a table. One writer reads the rows of a file, and knows their names from the first row.

    Attributes:
        what: the start of error messages.
        is_trusted: the values come from a file of records. They can include read-only columns, and lookups in the form
            of Web API responses, and no text stands for a number.
    """

    schema: Schema
    table: Table
    what: str
    is_trusted: bool = False
    _plain: dict[str, Column] = field(default_factory=dict)

    def read(self, values: Mapping[str, Json]) -> Written:
        """The values, each checked on its own.

        Raises:
            ApmError: it names all columns with wrong values.
        """
        written = Written()
        row = written.row
        problems: list[str] = []
        for name, value in values.items():
            try:
                if name in self._plain:
                    row[name] = self._stored(self._plain[name], value)
                elif name.endswith(BIND):
                    self._bind(written, name.removesuffix(BIND), value)
                elif "@" not in name:  # Others are annotations of a record that was read.
                    self._set(written, name, value, values)
            except ApmError as error:
                problems.append(str(error).removeprefix(f"{self.what}: "))
        if problems:
            raise bad_input(f"{self.what}: {'; '.join(problems)}")
        return written

    def _set(self, written: Written, name: str, value: Json, values: Mapping[str, Json]) -> None:
        column = self.table.columns.get(name)
        if column is None:
            if self.is_trusted and self._is_beside_lookup(name):
                return
            column = self._column(name)
        if self._is_ignored(column):
            return
        if column.kind is Kind.LOOKUP:
            self._set_lookup(written, column, name, value, values)
            return
        if name == column.name:
            self._plain[name] = column
        written.row[column.name] = self._stored(column, value)

    def _is_ignored(self, column: Column) -> bool:
        """Whether only the Dataverse writes a column: values that scripts send have no effect [S]."""
        return column.is_version or (column.read_only and not self.is_trusted)

    def _set_lookup(
        self, written: Written, column: Column, name: str, value: Json, values: Mapping[str, Json]
    ) -> None:
        is_answer = name == column.web_name or self._kind_beside(name, values) is not None
        if value is None and not (is_answer and not self.is_trusted):
            found = self.table.navigation(name)
            written.empty(column, found[1] if found else column.targets)
            return
        if not (is_answer and self.is_trusted):
            target = column.targets[0]
            address = f'"/{self.schema.table(target.table).set_name}(<id>)"'
            if isinstance(value, dict):
                raise self._no_record(name, column, address)
            raise bad_input(
                f"{self.what}: {name} is a lookup and cannot be written; "
                f'write "{target.navigation}{BIND}": {address}'
            )
        names = [each.table for each in column.targets]
        table = values.get(name + LOGICAL_NAME) or self._kind_beside(name, values)
        table = table or (names[0] if len(names) == 1 else None)
        if table not in names:
            raise bad_input(
                f"{self.what}: {name + LOGICAL_NAME} has to be one of {', '.join(names)}, "
                f"not {show(table)}"
            )
        written.point(column, str(table), str(self._stored(column, value)))

    def _no_record(self, name: str, column: Column, address: str) -> ApmError:
        """The error for the values of a related record where none is created."""
        names = [each.navigation for each in column.targets]
        if name in names:
            return bad_input(
                f"{self.what}: {name} cannot have the values of a record, which only create takes; "
                f'write "{name}{BIND}": {address}'
            )
        return bad_input(
            f"{self.what}: the navigation property of {name} is called {' or '.join(names)}"
        )

    def _is_beside_lookup(self, name: str) -> bool:
        """Whether a name that no column has is `xname` or `xtype` of a lookup `x`, as in forms [D]."""
        if not name.endswith(("name", "type")):
            return False
        lookup = self.table.columns.get(name[:-4])
        return lookup is not None and lookup.kind is Kind.LOOKUP

    def _kind_beside(self, name: str, values: Mapping[str, Json]) -> Json:
        return values.get(f"{name}type") if self.is_trusted else None

    def _bind(self, written: Written, name: str, value: Json) -> None:
        found = self._navigation(name)
        if found is None:
            raise self._wrong_bind(name)
        column, targets = found
        if self._is_ignored(column):
            return
        if value is None:
            homes = {each for it in targets for each in self.schema.table(it.table).homes}
            written.empty(column, (each for each in column.targets if each.table in homes))
        else:
            written.point(column, *self._address(name, targets, value))

    def _navigation(self, name: str) -> tuple[Column, tuple[Target, ...]] | None:
        """The lookup that a navigation property writes; that of all activities is none in files."""
        found = self.table.navigation(name)
        return found if self.is_trusted else found or self.schema.navigation(self.table, name)

    def _wrong_bind(self, name: str) -> ApmError:
        known = {
            each.navigation: None
            for column in self.table.columns.values()
            for each in column.targets
            if not self._is_ignored(column)
        }
        read = self.schema.navigation(self.table, name)
        if read:
            names = " or ".join(f"{each.navigation}{BIND}" for each in read[0].targets)
            return bad_input(
                f"{self.what}: {name} does not say of which table the activity is; write {names}"
            )
        right = next((each for each in known if each.lower() == name.lower()), None)
        if right:
            return bad_input(f"{self.what}: the case of {name}{BIND} is wrong; write {right}{BIND}")
        lookup = self.table.columns.get(name.lower()) or self.table.find(name.lower())
        if lookup and lookup.targets:
            own = [*dict.fromkeys(each.navigation for each in lookup.targets)]
            names = " or ".join(f"{each}{BIND}" for each in own)
            why = (
                "may point at several tables"
                if len(own) > 1
                else f"is no navigation property of {self.table.name}"
            )
            return bad_input(f"{self.what}: {name} {why}; write {names}")
        return unknown("navigation property", name, known, f" in {self.table.name}")

    def _address(self, name: str, targets: tuple[Target, ...], value: Json) -> tuple[str, str]:
        sets = {self.schema.table(each.table).set_name: each.table for each in targets}
        place = read_address(value)
        if place is None:
            raise bad_input(
                f'{self.what}: {name}{BIND} has to be an address such as "/{next(iter(sets))}(<id>)", '
                f"not {show(value)}"
            )
        table, found = place
        if table in sets.values() and self.is_trusted:
            return place
        right = next((each for each in sets if table.lower() in (each, sets[each])), None)
        if right and table != right:
            raise bad_input(
                f"{self.what}: {name}{BIND} needs the entity set name in an address; "
                f'write "/{right}({found})", not "/{table}({found})"'
            )
        if table not in sets:
            raise bad_input(
                f"{self.what}: {name}{BIND} points at {' or '.join(sets)}, not at {show(table)}"
            )
        return sets[table], found

    def _column(self, name: str) -> Column:
        """The column with a Web API name or a navigation property."""
        found = self.table.navigation(name)
        if found is not None:
            return found[0]
        if self.schema.collection(self.table.name, name):
            raise bad_input(f"{self.what}: {name} has records, which only create takes")
        return self.table.column(name)

    def _stored(self, column: Column, value: Json) -> Stored:
        try:
            return to_stored(column, value if self.is_trusted else converted(column, value))
        except WrongValueError as problem:
            why = "" if self.is_trusted else self._reason(column, value, problem)
            text = f"{self.what}: {column.name} {problem}"
            raise bad_input(f"{text}: {why.removesuffix('.')}" if why else text) from None

    def _reason(self, column: Column, value: Json, problem: WrongValueError) -> str:
        if isinstance(problem, OutOfRangeError):
            return out_of_range(self.table.name, column)
        return reason(column, value)


def read_address(value: Json) -> tuple[str, str] | None:
    """The table name and the id in an address such as `/accounts(<id>)`; None for another value."""
    match = _ADDRESS.fullmatch(value.strip()) if isinstance(value, str) else None
    found = clean_id(match[2]) if match else None
    return (match[1], found) if match and found else None
