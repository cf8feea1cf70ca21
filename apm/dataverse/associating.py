"""Associates and disassociates records of a many-to-many relationship, whose links are records of a table."""

from apm.dataverse.records import Records
from apm.dataverse.schema.relationships import ManyToMany


def is_associated(records: Records, relationship: ManyToMany, record_id: str, other: str) -> bool:
    """Whether two records are associated."""
    return bool(_links(records, relationship, record_id, other))


def associate(records: Records, relationship: ManyToMany, record_id: str, other: str) -> bool:
    """Associates two records; returns whether they were not associated before.

    Args:
        records: the Dataverse.
        relationship: the relationship, as the table of the first record sees it.
        record_id: the id of the first record.
        other: the id of the other record.

    Raises:
        ApmError: one of the records does not exist.
    """
    record_id = _existing(records, relationship, relationship.column, record_id)
    other = _existing(records, relationship, relationship.other_column, other)
    if is_associated(records, relationship, record_id, other):
        return False
    values = {relationship.column: record_id, relationship.other_column: other}
    records.create(relationship.links, {**values})
    return True


def disassociate(records: Records, relationship: ManyToMany, record_id: str, other: str) -> bool:
    """Disassociates two records; returns whether they were associated."""
    found = _links(records, relationship, record_id, other)
    for each in found:
        records.delete(relationship.links, each)
    return bool(found)


def _existing(records: Records, relationship: ManyToMany, column: str, record_id: str) -> str:
    """The id of a record that exists, for a column of the links."""
    links = records.schema.table(relationship.links).links
    sides = links.sides if links else ()
    table = records.schema.table(next(each.table for each in sides if each.column == column))
    found = records.retrieve(table.name, record_id, f"?$select={table.primary_id}")
    return str(found[table.primary_id])


def _links(records: Records, relationship: ManyToMany, record_id: str, other: str) -> list[str]:
    """The ids of the links between two records."""
    key = records.schema.table(relationship.links).primary_id
    where = f"{relationship.column} eq {record_id} and {relationship.other_column} eq {other}"
    found = records.query(relationship.links, f"?$select={key}&$filter={where}")
    return [str(each[key]) for each in found]
