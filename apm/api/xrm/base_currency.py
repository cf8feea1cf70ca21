"""The currency of the organization, as the global context has it.

>>> base_currency(Records())
{'id': 'c0220000-0000-4000-8000-000000000001', 'name': 'US Dollar', 'entityType': 'transactioncurrency'}
"""

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.names import FORMATTED
from apm.dataverse.system_columns import BASE_CURRENCY, CURRENCIES, ORGANIZATION


def base_currency(records: Records) -> dict[str, Json] | None:
    """`{id, name, entityType}` of the currency of the organization; None if its record has none [A]."""
    table = records.schema.find(ORGANIZATION)
    column = table.columns.get(BASE_CURRENCY) if table else None
    if column is None:
        return None
    name = column.web_name
    found = records.query(ORGANIZATION, f"?$select={name}&$filter={name} ne null&$top=1")
    if not found:
        return None
    return {"id": found[0][name], "name": found[0][name + FORMATTED], "entityType": CURRENCIES}
