"""The names of definitions that the product has, whether or not the emulator has them too [D].

>>> "OwnershipType" in documented(TABLE), "Nonsense" in documented(TABLE)
(True, False)
>>> "MaxLength" in documented("StringAttributeMetadata"), "MaxLength" in documented(COLUMN)
(True, False)
>>> derived("EnumAttributeMetadata") >= {"StateAttributeMetadata", "PicklistAttributeMetadata"}
True
"""

from collections.abc import Mapping

TABLE = "EntityMetadata"
COLUMN = "AttributeMetadata"
RELATIONSHIP = "OneToManyRelationshipMetadata"
OPTION_SET = "OptionSetMetadata"

_BOOLEAN, _BOOLEAN_OPTIONS = "BooleanAttributeMetadata", "BooleanOptionSetMetadata"
_ENUM = "EnumAttributeMetadata"

NAVIGATION: Mapping[str, str] = {
    "Attributes": COLUMN,
    "ManyToOneRelationships": RELATIONSHIP,
    "OneToManyRelationships": RELATIONSHIP,
    "OptionSet": OPTION_SET,
    "GlobalOptionSet": OPTION_SET,
}
"""The navigation properties that can be expanded, with the type of what they lead to [D]."""

_OF_TABLES = """
ActivityTypeMask AutoCreateAccessTeams AutoRouteToOwnerQueue CanBeInCustomEntityAssociation CanBeInManyToMany
CanBePrimaryEntityInRelationship CanBeRelatedEntityInRelationship CanChangeHierarchicalRelationship
CanChangeTrackingBeEnabled CanCreateAttributes CanCreateCharts CanCreateForms CanCreateViews
CanEnableSyncToExternalSearchIndex CanModifyAdditionalSettings CanTriggerWorkflow ChangeTrackingEnabled ClusterMode
CollectionSchemaName CreatedOn DataProviderId DataSourceId DaysSinceRecordLastModified Description DisplayCollectionName
DisplayName EnforceStateTransitions EntityColor EntityHelpUrl EntityHelpUrlEnabled EntitySetName ExternalCollectionName
ExternalName HasActivities HasChanged HasEmailAddresses HasFeedback HasNotes IconLargeName IconMediumName IconSmallName
IconVectorName IntroducedVersion IsAIRUpdated IsActivity IsActivityParty IsArchivalEnabled IsAuditEnabled
IsAvailableOffline IsBPFEntity IsBusinessProcessEnabled IsChildEntity IsConnectionsEnabled IsCustomEntity IsCustomizable
IsDocumentManagementEnabled IsDocumentRecommendationsEnabled IsDuplicateDetectionEnabled IsEnabledForCharts
IsEnabledForExternalChannels IsEnabledForTrace IsImportable IsInteractionCentricEnabled IsIntersect
IsKnowledgeManagementEnabled IsLogicalEntity IsMSTeamsIntegrationEnabled IsMailMergeEnabled IsManaged IsMappable
IsOfflineInMobileClient IsOneNoteIntegrationEnabled IsOptimisticConcurrencyEnabled IsPrivate IsQuickCreateEnabled
IsReadOnlyInMobileClient IsReadingPaneEnabled IsRenameable IsRetentionEnabled IsRetrieveAuditEnabled
IsRetrieveMultipleAuditEnabled IsSLAEnabled IsSolutionAware IsStateModelAware IsValidForAdvancedFind IsValidForQueue
IsVisibleInMobile IsVisibleInMobileClient LogicalCollectionName LogicalName MetadataId MobileOfflineFilters ModifiedOn
ObjectTypeCode OwnerId OwnerIdType OwningBusinessUnit OwnershipType PrimaryIdAttribute PrimaryImageAttribute
PrimaryNameAttribute Privileges RecurrenceBaseEntityLogicalName ReportViewName SchemaName SettingOf Settings
SyncToExternalSearchIndex TableType UsesBusinessDataLabelTable
Attributes Keys ManyToManyRelationships ManyToOneRelationships OneToManyRelationships
"""

_OF_COLUMNS = """
AttributeOf AttributeType AttributeTypeName AutoNumberFormat CanBeSecuredForCreate CanBeSecuredForRead
CanBeSecuredForUpdate CanModifyAdditionalSettings ColumnNumber CreatedOn DeprecatedVersion Description DisplayName
EntityLogicalName ExternalName HasChanged InheritsFrom IntroducedVersion IsAuditEnabled IsCustomAttribute IsCustomizable
IsDataSourceSecret IsFilterable IsGlobalFilterEnabled IsLogical IsManaged IsPrimaryId IsPrimaryName IsRenameable
IsRequiredForForm IsRetrievable IsSearchable IsSecured IsSortableEnabled IsValidForAdvancedFind IsValidForCreate
IsValidForForm IsValidForGrid IsValidForRead IsValidForUpdate IsValidODataAttribute LinkedAttributeId LogicalName
MetadataId ModifiedOn RequiredLevel SchemaName SettingOf Settings SourceType
"""

_OF_COLUMN_TYPES: Mapping[str, str] = {
    "BigInt": "MaxValue MinValue",
    "Boolean": "DefaultValue FormulaDefinition GlobalOptionSet OptionSet SourceTypeMask",
    "DateTime": """
        CanChangeDateTimeBehavior DateTimeBehavior Format FormulaDefinition ImeMode MaxSupportedValue MinSupportedValue
        SourceTypeMask""",
    "Decimal": "FormulaDefinition ImeMode MaxValue MinValue Precision SourceTypeMask",
    "Double": "FormulaDefinition ImeMode MaxValue MinValue Precision SourceTypeMask",
    "File": "MaxSizeInKB",
    "Image": "CanStoreFullImage IsPrimaryImage MaxHeight MaxSizeInKB MaxWidth",
    "Integer": "Format FormulaDefinition MaxValue MinValue SourceTypeMask",
    "Lookup": "Format Targets",
    "ManagedProperty": "ManagedPropertyLogicalName ParentAttributeName ParentComponentType ValueAttributeTypeCode",
    "Memo": "Format FormatName ImeMode IsLocalizable MaxLength",
    "Money": """
        CalculationOf FormulaDefinition ImeMode IsBaseCurrency MaxValue MinValue Precision PrecisionSource
        SourceTypeMask""",
    "String": """
        DatabaseLength Format FormatName FormulaDefinition ImeMode IsLocalizable MaxLength SourceTypeMask YomiOf""",
    "UniqueIdentifier": "",
}
"""What the types of columns have beside that, by the start of the name of the type."""

_CHOICE = "ChildPicklistLogicalNames FormulaDefinition ParentPicklistLogicalName SourceTypeMask"
_OF_ENUM_TYPES: Mapping[str, str] = {
    "EntityName": "IsEntityReferenceStored",
    "MultiSelectPicklist": _CHOICE,
    "Picklist": _CHOICE,
    "State": "",
    "Status": "",
}
"""The same for the types that are derived from that of columns with options."""

_OF_ENUMS = "DefaultFormValue GlobalOptionSet OptionSet"

_OF_RELATIONSHIPS = """
AssociatedMenuConfiguration CascadeConfiguration DenormalizedAttributeName EntityKey HasChanged IntroducedVersion
IsCustomRelationship IsCustomizable IsDenormalizedLookup IsHierarchical IsManaged IsRelationshipAttributeDenormalized
IsValidForAdvancedFind Lookup MetadataId ReferencedAttribute ReferencedEntity ReferencedEntityNavigationPropertyName
ReferencingAttribute ReferencingEntity ReferencingEntityNavigationPropertyName RelationshipAttributes
RelationshipBehavior RelationshipType SchemaName SecurityTypes
"""

_OF_ALL_OPTION_SETS = """
Description DisplayName ExternalTypeName HasChanged IntroducedVersion IsCustomOptionSet IsCustomizable IsGlobal
IsManaged MetadataId Name OptionSetType
"""


def _names(*texts: str) -> frozenset[str]:
    return frozenset(" ".join(texts).split())


_DOCUMENTED: Mapping[str, frozenset[str]] = {
    TABLE: _names(_OF_TABLES),
    COLUMN: _names(_OF_COLUMNS),
    RELATIONSHIP: _names(_OF_RELATIONSHIPS),
    OPTION_SET: _names(_OF_ALL_OPTION_SETS, "Options ParentOptionSetName"),
    _BOOLEAN_OPTIONS: _names(_OF_ALL_OPTION_SETS, "FalseOption TrueOption"),
    _ENUM: _names(_OF_COLUMNS, _OF_ENUMS),
    **{f"{each}{COLUMN}": _names(_OF_COLUMNS, own) for each, own in _OF_COLUMN_TYPES.items()},
    **{
        f"{each}{COLUMN}": _names(_OF_COLUMNS, _OF_ENUMS, own)
        for each, own in _OF_ENUM_TYPES.items()
    },
}


def documented(kind: str) -> frozenset[str]:
    """The names of a type of definitions, with those that it inherits [D]; none if there is no such type."""
    return _DOCUMENTED.get(kind, frozenset())


def is_column_type(kind: str) -> bool:
    """Whether a type is one of columns, to which attributes can be cast [D].

    >>> [is_column_type(each) for each in ("StringAttributeMetadata", TABLE, "NonsenseAttributeMetadata")]
    [True, False, False]
    """
    return kind.endswith(COLUMN) and kind in _DOCUMENTED


def derived(kind: str) -> frozenset[str]:
    """The types of columns that a type stands for: itself, and those that are derived from it [D]."""
    own = {f"{each}{COLUMN}" for each in _OF_ENUM_TYPES} if kind == _ENUM else set()
    return frozenset({kind, *own})


def expanded(kind: str, name: str) -> str:
    """The type of what a navigation property of a type leads to; it is one of `NAVIGATION` [D]."""
    return _BOOLEAN_OPTIONS if kind == _BOOLEAN else NAVIGATION[name]
