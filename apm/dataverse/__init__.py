"""The sample Dataverse: tables, records, and Web API queries.

May import `core` only. Start with `records.py`. The first query reads the records and imports sqlite; the first
`$filter` imports the parser. The contract in pyproject.toml lists the layers, from `records` to `system_columns`.

>>> records = Records()
>>> records.retrieve("account", "{ACC00000-0000-4000-8000-000000000001}", "?$select=name")["name"]
'Contoso Coffee'
>>> [case["title"] for case in records.query("incident", "?$filter=contains(title,'steam')")]
['Steam wand has no pressure']
"""

from apm.dataverse.query.list_query import ListQuery
from apm.dataverse.query.odata_slug import OdataSlug, is_odata_slug, read_odata_slug
from apm.dataverse.records import Records
from apm.dataverse.schema.columns import Behavior, Column, Kind, Option, RelatedMenu
from apm.dataverse.schema.relationships import AnyRelationship, ManyToMany, Relationship
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.schema.views import View, ViewKind

__all__ = [
    "AnyRelationship",
    "Behavior",
    "Column",
    "Kind",
    "ListQuery",
    "ManyToMany",
    "OdataSlug",
    "Option",
    "Records",
    "RelatedMenu",
    "Relationship",
    "Schema",
    "Table",
    "View",
    "ViewKind",
    "is_odata_slug",
    "read_odata_slug",
]
