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
    """
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


def _links(records: Records, relationship: ManyToMany, record_id: str, other: str) -> list[str]:
    """The ids of the links between two records."""
    key = records.schema.table(relationship.links).primary_id
    where = f"{relationship.column} eq {record_id} and {relationship.other_column} eq {other}"
    found = records.query(relationship.links, f"?$select={key}&$filter={where}")
    return [str(each[key]) for each in found]
