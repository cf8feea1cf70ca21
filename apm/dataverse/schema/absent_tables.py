"""Tables of the product that the workspace does not have, by their logical names [D].

>>> str(absent_table("campaigns"))
"there is no table 'campaign' in the emulator; rows for it in a file of records, or a solution with it, make one"
>>> absent_table("acount") is None
True
"""

from collections.abc import Mapping

from apm.core.errors import ApmError, ErrorCode, show

_SETS = """
activitypointer:activitypointers appaction:appactions asyncoperation:asyncoperations audit:audits
calendar:calendars campaign:campaigns competitor:competitors connection:connections connectionrole:connectionroles
contract:contracts customeraddress:customeraddresses customapi:customapis duplicaterule:duplicaterules
entitlement:entitlements fax:faxes fieldsecurityprofile:fieldsecurityprofiles goal:goals invoice:invoices
knowledgebaserecord:knowledgebaserecords lead:leads letter:letters list:lists opportunity:opportunities
owner:owners pluginassembly:pluginassemblies plugintype:plugintypes position:positions
pricelevel:pricelevels principalobjectaccess:principalobjectaccessset privilege:privileges processstage:processstages
product:products publisher:publishers queuemembership:queuememberships quote:quotes
recurringappointmentmaster:recurringappointmentmasters ribboncustomization:ribboncustomizations
roleprivileges:roleprivilegescollection salesorder:salesorders
savedqueryvisualization:savedqueryvisualizations sdkmessage:sdkmessages
sdkmessageprocessingstep:sdkmessageprocessingsteps sitemap:sitemaps sla:slas slakpiinstance:slakpiinstances
socialactivity:socialactivities socialprofile:socialprofiles solution:solutions
solutioncomponent:solutioncomponents stringmap:stringmaps subject:subjects systemform:systemforms
teamtemplate:teamtemplates template:templates territory:territories tracelog:tracelogs
userform:userforms
usersettings:usersettingscollection webresource:webresourceset
"""
"""Each with its entity set name."""

_BY_SET = {each: name for name, _, each in (pair.partition(":") for pair in _SETS.split())}
_NAMES = frozenset(_BY_SET.values())

_CONTEXT = "Xrm.Utility.getGlobalContext() has the settings of the organization and of the user"
_INSTEAD: Mapping[str, str] = {
    "activitypointer": "the workspace has no table of activities",
    "stringmap": "the option sets of the attributes in EntityDefinitions have the options of choices",
    "usersettings": _CONTEXT,
}
"""What a script can ask for instead, for tables whose records the workspace has in another form."""
_ROWS = "rows for it in a file of records, or a solution with it, make one"


def absent_table(name: str) -> ApmError | None:
    """The error for the logical name or the entity set name of a table of the product; None for any other name."""
    cleaned = name.strip().lower()
    return _absent(cleaned) if cleaned in _NAMES else absent_set(cleaned)


def absent_set(name: str) -> ApmError | None:
    """The same for an entity set name only, whose case matters."""
    return _absent(_BY_SET[name]) if name in _BY_SET else None


def _absent(table: str) -> ApmError:
    return ApmError(
        ErrorCode.UNANSWERED,
        f"there is no table {show(table)} in the emulator; {_INSTEAD.get(table, _ROWS)}",
    )
