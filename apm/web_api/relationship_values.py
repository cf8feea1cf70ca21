"""The values of relationship definitions, in the form of the Web API [D; schema names A].

>>> from apm.dataverse import Records
>>> schema = Records().schema
>>> first = many_to_one(schema, schema.table("account"))[0]
>>> first["ReferencingAttribute"], first["ReferencedEntity"], first["ReferencingEntityNavigationPropertyName"]
('primarycontactid', 'contact', 'primarycontactid')
"""

from collections.abc import Mapping, Sequence

from apm.core.ids import named_id
from apm.core.json_text import Json
from apm.dataverse import Column, Schema, Table
from apm.dataverse.schema.columns import Target
from apm.dataverse.schema.relationships import schema_name


def many_to_one(schema: Schema, table: Table) -> Sequence[Mapping[str, Json]]:
    """The relationships whose lookup is a column of a table."""
    return [
        _values(schema, table, column, target)
        for column in table.columns.values()
        for target in schema.targets(table, column)
    ]


def one_to_many(schema: Schema, table: Table) -> Sequence[Mapping[str, Json]]:
    """The relationships whose lookup leads to a table."""
    return [
        _values(schema, other, column, target)
        for other in schema.readable
        for column in other.columns.values()
        for target in schema.targets(other, column)
        if target.table == table.name
    ]


def _values(schema: Schema, table: Table, column: Column, target: Target) -> dict[str, Json]:
    name = schema_name(table.name, column, target)
    return {
        "MetadataId": named_id(f"{name} {table.name}.{column.name}"),
        "SchemaName": name,
        "RelationshipType": "OneToManyRelationship",
        "ReferencedEntity": target.table,
        "ReferencedAttribute": schema.table(target.table).primary_id,
        "ReferencedEntityNavigationPropertyName": target.collection or None,
        "ReferencingEntity": table.name,
        "ReferencingAttribute": column.name,
        "ReferencingEntityNavigationPropertyName": target.navigation,
    }
