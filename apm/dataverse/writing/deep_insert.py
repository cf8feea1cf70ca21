"""Related records within the values of a new record: a lookup's record as an object, a collection as a list [D].

The record of a lookup is created first, those of collections after the record itself. `@odata.bind` connects them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json
from apm.dataverse.names import BIND, ODATA_ID
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.relationships import AnyRelationship, Relationship
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.row_writing import read_address


@dataclass(frozen=True, slots=True)
class DeepValues:
    """The values of a new record, without its related records.

    Attributes:
        plain: the other values.
        lookups: the values of new records of lookups, by the navigation property and the table.
        collections: the values of new records that point at the record or are associated with it, with their
            relationship.
        joined: the ids of existing records that will do so.
    """

    plain: dict[str, Json] = field(default_factory=dict)
    lookups: dict[tuple[str, str], Mapping[str, Json]] = field(default_factory=dict)
    collections: list[tuple[AnyRelationship, Mapping[str, Json]]] = field(default_factory=list)
    joined: list[tuple[AnyRelationship, str]] = field(default_factory=list)

    @property
    def is_deep(self) -> bool:
        """Whether there are related records."""
        return bool(self.lookups or self.collections or self.joined)


def deep_values(schema: Schema, table: Table, values: Mapping[str, Json], what: str) -> DeepValues:
    """Splits the values of a new record; `what` is the start of error messages.

    Raises:
        ApmError: a list is no list of objects or of addresses, no collection has its name, or an object names a record
            that exists [A].
    """
    deep = DeepValues()
    for name, value in values.items():
        found = table.navigation(name)
        if isinstance(value, dict) and found:
            deep.lookups[name, found[1][0].table] = _object(value, name, what)
        elif isinstance(value, list) and "@" not in name and not _takes_list(table, name):
            back = _collection(schema, table, name, what)
            deep.collections.extend((back, _object(each, name, what)) for each in value)
        elif isinstance(value, list) and name.endswith(BIND):
            back = _collection(schema, table, name.removesuffix(BIND), what)
            # One that is named twice is in the collection once, as after two requests to associate it [A].
            ids = dict.fromkeys(_id(schema, each, back, what) for each in value)
            deep.joined.extend((back, each) for each in ids)
        else:
            deep.plain[name] = value
    return deep


def bind_back(schema: Schema, table: Table, back: Relationship, record_id: str) -> dict[str, Json]:
    """The value that points the lookup of a relationship at a record of a table.

    Raises:
        ApmError: the table is only read.
    """
    table.check_written()
    return {back.navigation(table.name) + BIND: address(schema, table.name, record_id)}


def address(schema: Schema, table: str, record_id: str) -> str:
    """The address of a record for `@odata.bind`."""
    return f"/{schema.table(table).set_name}({record_id})"


def _takes_list(table: Table, name: str) -> bool:
    column = table.columns.get(name)
    return column is not None and column.kind is Kind.CHOICES


def _collection(schema: Schema, table: Table, name: str, what: str) -> AnyRelationship:
    found = schema.collection(table.name, name)
    if found:
        return found
    column = table.find(name)
    if column is not None or table.navigation(name):
        raise bad_input(f"{what}: {name} takes one value, not a list")
    raise schema.no_navigation(table, name)


def _object(value: Json, name: str, what: str) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise bad_input(f"{what}: {name} takes a list of objects, not {show(value)}")
    if ODATA_ID in value:
        raise bad_input(
            f"{what}: {name} has the values of a new record; {ODATA_ID} names one that exists, "
            f"for which {name}{BIND} is written"
        )
    return value


def _id(schema: Schema, value: Json, back: AnyRelationship, what: str) -> str:
    place = read_address(value)
    set_name = schema.table(back.table).set_name
    if place is None or place[0] != set_name:
        raise _no_address(back, set_name, value, what)
    return place[1]


def _no_address(back: AnyRelationship, set_name: str, value: Json, what: str) -> ApmError:
    return bad_input(
        f'{what}: {back.collection}{BIND} takes a list of addresses such as "/{set_name}(<id>)", '
        f"not {show(value)}"
    )
