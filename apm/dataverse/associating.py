"""Adds records to the collection that a relationship gives to a record, and takes them out.

In a one-to-many relationship, the lookup of the added record points at the other one. The links of a many-to-many
relationship are records of a table.
"""

from apm.core.slugs import as_text
from apm.dataverse.names import BIND, LOGICAL_NAME
from apm.dataverse.records import Records
from apm.dataverse.schema.relationships import AnyRelationship, ManyToMany
from apm.dataverse.writing.deep_insert import bind_back

Reference = tuple[str, str]
"""The table and the id of a record."""


def is_associated(
    records: Records, relationship: AnyRelationship, record: Reference, other_id: str
) -> bool:
    """Whether a record is in the collection of another one.

    Raises:
        ApmError: in a one-to-many relationship, the first of them does not exist.
    """
    if isinstance(relationship, ManyToMany):
        return bool(_links(records, relationship, _ids(records, relationship, record, other_id)))
    name = relationship.column.web_name
    found = records.retrieve(relationship.table, other_id, f"?$select={name}")
    return (found[name], found.get(name + LOGICAL_NAME)) == (_id(records, record), record[0])


def associate(
    records: Records, relationship: AnyRelationship, record: Reference, other_id: str
) -> None:
    """Adds a record to the collection of another one; one that is in it stays there [A].

    Args:
        records: the Dataverse.
        relationship: the relationship, as the table of `record` sees it.
        record: the record that has the collection.
        other_id: the id of the record that is added.

    Raises:
        ApmError: one of the records does not exist.
    """
    table, record_id = record
    if not isinstance(relationship, ManyToMany):
        bound = bind_back(records.schema, records.schema.table(table), relationship, record_id)
        records.update(relationship.table, other_id, bound)
        return
    ids = _ids(records, relationship, record, other_id)
    if not _links(records, relationship, ids):
        records.create(relationship.links, relationship.link(*ids))


def disassociate(
    records: Records, relationship: AnyRelationship, record: Reference, other_id: str
) -> bool:
    """Takes a record out of the collection of another one; returns whether it was in it.

    Raises:
        ApmError: one of the records does not exist.
    """
    if isinstance(relationship, ManyToMany):
        links = _links(records, relationship, _ids(records, relationship, record, other_id))
        for each in links:
            records.delete(relationship.links, each)
        return bool(links)
    records.schema.table(record[0]).check_written()
    is_member = is_associated(records, relationship, record, other_id)
    if is_member:
        name = relationship.navigation(record[0]) + BIND
        records.update(relationship.table, other_id, {name: None})
    return is_member


def _links(records: Records, relationship: ManyToMany, ids: tuple[str, str]) -> list[str]:
    """The ids of the links between two records."""
    key = records.schema.table(relationship.links).primary_id
    one, other = ids
    where = f"{relationship.column} eq {one} and {relationship.other_column} eq {other}"
    found = records.query(relationship.links, f"?$select={key}&$filter={where}")
    return [str(each[key]) for each in found]


def _ids(
    records: Records, relationship: AnyRelationship, record: Reference, other_id: str
) -> tuple[str, str]:
    """The ids of two records that exist."""
    return _id(records, record), _id(records, (relationship.table, other_id))


def _id(records: Records, record: Reference) -> str:
    """The id of a record that exists, as the Dataverse writes it."""
    table, record_id = record
    key = records.schema.table(table).primary_id
    return as_text(records.retrieve(table, record_id, f"?$select={key}")[key])
