"""The members of the result of `Xrm.Utility.getEntityMetadata`: a table and its requested columns."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member
from apm.api.xrm.metadata import ColumnMetadata, TableMetadata
from apm.core.json_text import Json
from apm.core.results import ObjectOf
from apm.emulator import Emulator

MEMBERS: list[Member] = []
_PAGE = CLIENT_API + "reference/xrm-utility/getentitymetadata"

_Properties: TypeAlias = Mapping[str, tuple[str, str, Callable[[Any], Json]]]
"""Properties by name: the evidence, the description, and the function that returns the value."""


def _declare(owner: Owner, properties: _Properties) -> None:
    for name, (evidence, about, value_of) in properties.items():

        def run(
            _emulator: Emulator, asked: Any, value_of: Callable[[Any], Json] = value_of
        ) -> Json:
            return value_of(asked)

        run.__doc__ = about
        member(MEMBERS, owner, name, Kind.ACCESSOR, evidence, _PAGE)(run)


def _of_table(name: str) -> Callable[[TableMetadata], Json]:
    def value_of(asked: TableMetadata) -> Json:
        value: Json = getattr(asked.table, name)
        return value

    return value_of


_declare(
    Owner.ENTITY_METADATA,
    {
        "LogicalName": ("D", "The logical name of the table.", _of_table("name")),
        "EntitySetName": (
            "D",
            "The name of the table in Web API addresses.",
            _of_table("set_name"),
        ),
        "LogicalCollectionName": ("D", "The same name.", _of_table("set_name")),
        "DisplayName": ("D", "The display name of one record.", _of_table("label")),
        "DisplayCollectionName": ("D", "The display name of several records.", _of_table("plural")),
        "PrimaryIdAttribute": ("D", "The name of the primary id column.", _of_table("primary_id")),
        "PrimaryNameAttribute": (
            "D",
            "The name of the primary name column.",
            _of_table("primary_name"),
        ),
        "IsActivity": (
            "D",
            "Whether its records are activities: their id column is `activityid`.",
            lambda asked: asked.table.primary_id == "activityid",
        ),
        "IsCustomEntity": (
            "D; by its prefix A",
            "Whether the table is a custom table.",
            lambda asked: "_" in asked.table.name,
        ),
    },
)


@member(
    MEMBERS,
    Owner.ENTITY_METADATA,
    "Attributes",
    Kind.COLLECTION,
    "D; none unless asked for A",
    _PAGE,
    takes=(Takes.OPTIONS,),
    holds=Owner.ATTRIBUTE_METADATA,
)
def attributes(_emulator: Emulator, asked: TableMetadata, name: str) -> tuple[ObjectOf, ...]:
    """The requested columns."""
    return tuple(
        ObjectOf(Owner.ATTRIBUTE_METADATA, f"{asked.table.name} {each}")
        for each in asked.columns
        if name in ("", each)
    )


_NO_METADATA = """
ActivityTypeMask AutoRouteToOwnerQueue
CanBeInManyToMany CanBePrimaryEntityInRelationship CanBeRelatedEntityInRelationship
CanCreateAttributes CanCreateCharts CanCreateForms CanCreateViews CanEnableSyncToExternalSearchIndex
CanModifyAdditionalSettings CanTriggerWorkflow Description EntityColor IconLargeName IconMediumName IconSmallName
IsActivityParty IsAuditEnabled IsAvailableOffline IsBPFEntity IsChildEntity IsConnectionsEnabled IsCustomizable
IsDocumentManagementEnabled IsDuplicateDetectionEnabled IsEnabledForCharts IsImportable IsIntersect IsMailMergeEnabled
IsManaged IsMappable IsOneNotIntegrationEnabled IsOptimisitcConcurrencyEnabled IsQuickCreateEnabled IsReadingPaneEnabled
IsRenameable IsStateModelAware IsValidForAdvancedFind IsValidForQueue IsVisibleInMobileClient
ObjectTypeCode OwnershipType OwnershipTypeCode PrimaryImageAttribute Privileges RecurrenceBaseEntityLogicalName
"""
"""Documented properties that are not emulated, spelled as in the documentation and its typings."""

absent(MEMBERS, Owner.ENTITY_METADATA, _PAGE, "", *_NO_METADATA.split(), kind=Kind.ABSENT_DATA)

_COLUMN: _Properties = {
    "LogicalName": ("D", "The logical name of the column.", lambda asked: asked.column.name),
    "EntityLogicalName": ("D", "The logical name of its table.", lambda asked: asked.table.name),
    "DisplayName": ("D", "The display name of the column.", lambda asked: asked.column.label),
    "AttributeType": (
        "D",
        "The type as a number: 0 boolean, 2 date, 6 lookup, 11 choice, 14 text, 20 the name of a table and so on.",
        lambda asked: asked.type_code,
    ),
    "AttributeTypeName": ("S", "The type as a word.", lambda asked: asked.type_name),
    "DefaultFormValue": (
        "D",
        "The default value; null if there is none.",
        lambda asked: asked.column.default,
    ),
    "OptionSet": (
        "S",
        "The options by value, each `{text, value}`; null for a column without options.",
        ColumnMetadata.option_set,
    ),
    "attributeDescriptor": (
        "S",
        "`{LogicalName, OptionSet}`: the options in order, each `{Label, Value}`.",
        ColumnMetadata.descriptor,
    ),
}
_declare(Owner.ATTRIBUTE_METADATA, _COLUMN)
