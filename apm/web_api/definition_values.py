"""The values of table and column definitions, in the form of the Web API [D].

>>> from apm.dataverse import Records
>>> account = Records().schema.table("account")
>>> made = DefinitionValues(language=1033)
>>> made.of_column(account, account.columns["industrycode"])["AttributeTypeName"]
{'Value': 'PicklistType'}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from apm.core.ids import named_id
from apm.core.json_text import Json
from apm.dataverse import Column, Kind, Table
from apm.dataverse.schema.columns import Required
from apm.dataverse.schema.limits import places_of, range_of
from apm.dataverse.schema.type_codes import TYPE_CODES
from apm.dataverse.system_columns import BASE

Values: TypeAlias = Mapping[str, Json]

OPTION_SETS = ("OptionSet", "GlobalOptionSet")
"""The navigation properties of a column with options [D]."""

VIRTUAL = "Virtual"
"""The `AttributeType` of columns that only `AttributeTypeName` tells apart [D]."""

_TYPES: Mapping[Kind, tuple[str, str]] = {
    Kind.ID: ("Uniqueidentifier", "UniqueIdentifier"),
    Kind.TEXT: ("String", "String"),
    Kind.MEMO: ("Memo", "Memo"),
    Kind.INTEGER: ("Integer", "Integer"),
    Kind.DECIMAL: ("Decimal", "Decimal"),
    Kind.MONEY: ("Money", "Money"),
    Kind.BOOLEAN: ("Boolean", "Boolean"),
    Kind.DATETIME: ("DateTime", "DateTime"),
    Kind.DATE: ("DateTime", "DateTime"),
    Kind.CHOICE: ("Picklist", "Picklist"),
    Kind.CHOICES: (VIRTUAL, "MultiSelectPicklist"),
    Kind.LOOKUP: ("Lookup", "Lookup"),
}
"""The result of `_type` by the kind of a column."""

_OWN_TYPES: Mapping[str, tuple[str, str]] = {
    "ownerid": ("Owner", "Lookup"),
    "customerid": ("Customer", "Lookup"),
    "statecode": ("State", "State"),
    "statuscode": ("Status", "Status"),
    "versionnumber": ("BigInt", "BigInt"),
}
"""The same for columns with a special type, by column name."""

_LEVELS = {
    Required.NO: "None",
    Required.APPLICATION: "ApplicationRequired",
    Required.SYSTEM: "SystemRequired",
}


@dataclass(frozen=True, slots=True)
class DefinitionValues:
    """Makes the values of definitions.

    Attributes:
        language: the LCID of the labels.
    """

    language: int

    def of_table(self, table: Table) -> Values:
        """The definition of a table, with its attributes."""
        is_custom = "_" in table.name
        attributes: list[Json] = [
            dict(self.of_column(table, each)) for each in table.columns.values()
        ]
        return {
            "MetadataId": named_id(table.name),
            "LogicalName": table.name,
            "SchemaName": table.name if is_custom else table.name.capitalize(),
            "EntitySetName": table.set_name,
            "LogicalCollectionName": table.set_name,
            "CollectionSchemaName": table.set_name,
            "DisplayName": self._label(table.label),
            "DisplayCollectionName": self._label(table.plural),
            "PrimaryIdAttribute": table.primary_id,
            "PrimaryNameAttribute": table.primary_name,
            "IsActivity": table.primary_id == "activityid",
            "IsCustomEntity": is_custom,
            "IsIntersect": table.links is not None,
            "ObjectTypeCode": TYPE_CODES.get(table.name),
            "OwnershipType": _ownership(table),
            "Attributes": attributes,
        }

    def of_column(self, table: Table, column: Column) -> dict[str, Json]:
        """The definition of a column."""
        kind, start = _type(column)
        values: dict[str, Json] = {
            "@odata.type": f"#Microsoft.Dynamics.CRM.{start}AttributeMetadata",
            "MetadataId": named_id(f"{table.name}.{column.name}"),
            "LogicalName": column.name,
            "SchemaName": column.name,
            "EntityLogicalName": table.name,
            "AttributeType": kind,
            "AttributeTypeName": {"Value": f"{start if kind == VIRTUAL else kind}Type"},
            "DisplayName": self._label(column.label),
            "RequiredLevel": {"Value": _LEVELS[column.required], "CanBeChanged": True},
            "IsPrimaryId": column.name == table.primary_id,
            "IsPrimaryName": column.name == table.primary_name,
            "IsCustomAttribute": "_" in column.name and "_" in table.name,
            "IsValidForCreate": not column.read_only,
            "IsValidForRead": True,
            "IsValidForUpdate": not column.read_only and column.name != table.primary_id,
        }
        if column.is_text and not column.tables:
            values["MaxLength"] = column.max_length
        values |= _limits(column)
        if column.kind in (Kind.DATE, Kind.DATETIME):
            values["Format"] = "DateOnly" if column.is_day else "DateAndTime"
            values["DateTimeBehavior"] = {"Value": column.behavior}
        if column.targets:
            values["Targets"] = list(dict.fromkeys(each.table for each in column.targets))
        if column.options:
            values["OptionSet"] = self._option_set(table, column)
        if column.kind in (Kind.CHOICE, Kind.CHOICES):
            values["DefaultFormValue"] = column.default
        elif column.kind is Kind.BOOLEAN:
            values["DefaultValue"] = column.default is True
        return values

    def _option_set(self, table: Table, column: Column) -> Json:
        options: list[dict[str, Json]] = []
        for each in column.options:
            option: dict[str, Json] = {"Value": each.value, "Label": self._label(each.label)}
            options.append(option if each.state is None else {**option, "State": each.state})
        about: dict[str, Json] = {
            "MetadataId": named_id(f"{table.name}.{column.name}.options"),
            "Name": f"{table.name}_{column.name}",
            "IsGlobal": False,
            "OptionSetType": "Boolean" if column.kind is Kind.BOOLEAN else "Picklist",
        }
        if column.kind is Kind.BOOLEAN:
            by_value: dict[Json, Json] = {each["Value"]: each for each in options}
            return {**about, "TrueOption": by_value.get(1), "FalseOption": by_value.get(0)}
        return {**about, "Options": [*options]}

    def _label(self, text: str) -> Json:
        label: dict[str, Json] = {"Label": text, "LanguageCode": self.language}
        return {"LocalizedLabels": [label], "UserLocalizedLabel": {**label}}


def _type(column: Column) -> tuple[str, str]:
    """The `AttributeType` of a column, and the start of the name of its type of metadata."""
    if column.tables:
        return "EntityName", "EntityName"
    return _OWN_TYPES.get(column.name, _TYPES[column.kind])


def _limits(column: Column) -> dict[str, Json]:
    """The range and the decimal places of a column with numbers [D]."""
    found = range_of(column)
    values: dict[str, Json] = {"MinValue": found[0], "MaxValue": found[1]} if found else {}
    if column.kind in (Kind.DECIMAL, Kind.MONEY):
        values["Precision"] = places_of(column)
    if column.kind is Kind.MONEY:
        values["PrecisionSource"] = column.precision_source.value
        values["IsBaseCurrency"] = column.name.endswith(BASE)
    return values


def _ownership(table: Table) -> str:
    """Who owns the records of a table [D; from its columns A]."""
    if "ownerid" in table.columns:
        return "UserOwned"
    if "businessunitid" in table.columns:
        return "BusinessOwned"
    return "OrganizationOwned" if table.links is None else "None"
