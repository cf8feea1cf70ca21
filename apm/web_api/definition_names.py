"""The names of definitions that the product has, whether or not the emulator has them too [D].

>>> "OwnershipType" in DOCUMENTED[TABLE], "Nonsense" in DOCUMENTED[TABLE]
(True, False)
"""

from collections.abc import Mapping

TABLE = "EntityMetadata"
COLUMN = "AttributeMetadata"
RELATIONSHIP = "OneToManyRelationshipMetadata"
OPTION_SET = "OptionSetMetadata"

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
CalculationOf CanChangeDateTimeBehavior ChildPicklistLogicalNames DateTimeBehavior EntityReferenceAttribute
FormatName FormulaDefinition ImeMode IsBaseCurrency IsEntityReferenceStored MaxValue MinSupportedValue MinValue
ParentPicklistLogicalName Precision PrecisionSource SourceTypeMask YomiOf
GlobalOptionSet OptionSet
"""
"""The last lines are of some types of columns only; the values of a column say which of the others are."""

_OF_RELATIONSHIPS = """
AssociatedMenuConfiguration CascadeConfiguration DenormalizedAttributeName EntityKey HasChanged IntroducedVersion
IsCustomRelationship IsCustomizable IsDenormalizedLookup IsHierarchical IsManaged IsRelationshipAttributeDenormalized
IsValidForAdvancedFind MetadataId ReferencedAttribute ReferencedEntity ReferencedEntityNavigationPropertyName
ReferencingAttribute ReferencingEntity ReferencingEntityNavigationPropertyName RelationshipAttributes
RelationshipBehavior RelationshipType SchemaName SecurityTypes
"""

_OF_OPTION_SETS = """
Description DisplayName ExternalTypeName HasChanged IntroducedVersion IsCustomOptionSet IsCustomizable IsGlobal
IsManaged MetadataId Name OptionSetType ParentOptionSetName Options
"""

DOCUMENTED: Mapping[str, frozenset[str]] = {
    TABLE: frozenset(_OF_TABLES.split()),
    COLUMN: frozenset(_OF_COLUMNS.split()),
    RELATIONSHIP: frozenset(_OF_RELATIONSHIPS.split()),
    OPTION_SET: frozenset(_OF_OPTION_SETS.split()),
}
"""The names by the type of the definition [D]."""
