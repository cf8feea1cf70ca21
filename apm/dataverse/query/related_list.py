"""The records of a collection of a record: those that point at it, or are associated with it."""

from apm.dataverse.schema.relationships import AnyRelationship, ManyToMany
from apm.dataverse.schema.schema import Schema, Table


def related_filter(schema: Schema, table: Table, back: AnyRelationship, record_id: str) -> str:
    """The filter of FetchXML that records belong to a collection.

    >>> from apm.dataverse.schema.sample_schema import read_sample
    >>> schema = read_sample()
    >>> account, case = schema.table("account"), "incident_customer_accounts"
    >>> print(related_filter(schema, account, schema.collection("account", case), "5")[8:84])
    <link-entity name="account" from="accountid" to="customerid" link-type="any"

    Args:
        schema: the tables.
        table: the table of the record with the collection.
        back: its relationship with the table of the related records.
        record_id: the id of the record.
    """
    if isinstance(back, ManyToMany):
        name, start, end = back.links, back.other_column, schema.table(back.table).primary_id
        attribute = back.column
    else:
        name, start, end = table.name, table.primary_id, back.column.name
        attribute = table.primary_id
    return (
        f'<filter><link-entity name="{name}" from="{start}" to="{end}" link-type="any"><filter>'
        f'<condition attribute="{attribute}" operator="eq" value="{record_id}"/></filter></link-entity></filter>'
    )
