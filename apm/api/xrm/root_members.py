"""The members of `window.Xrm`, and the members of `window.Microsoft` other than `Apm`."""

from apm.api.member import CLIENT_API, Kind, Member, Owner, member, part
from apm.core.results import ObjectOf
from apm.emulator import Emulator
from apm.templates.page_types import ENTITY_RECORD

MEMBERS: list[Member] = []
_OVERVIEW = CLIENT_API + "reference"
_CONTEXT = _OVERVIEW + "/xrm-utility/getglobalcontext"

part(
    MEMBERS,
    Owner.XRM,
    "App",
    Owner.APP,
    "D",
    _OVERVIEW + "/xrm-app",
    "Global notifications, side panes and sessions.",
)
part(
    MEMBERS,
    Owner.XRM,
    "Navigation",
    Owner.NAVIGATION,
    "D",
    _OVERVIEW + "/xrm-navigation",
    "Opens forms, pages and dialogs.",
)
part(
    MEMBERS,
    Owner.XRM,
    "Utility",
    Owner.UTILITY,
    "D",
    _OVERVIEW + "/xrm-utility",
    "The global context, the page context, metadata, lookups and the progress indicator.",
)
part(
    MEMBERS,
    Owner.XRM,
    "WebApi",
    Owner.WEB_API,
    "D",
    _OVERVIEW + "/xrm-webapi",
    "Reads and writes the sample records.",
)
part(
    MEMBERS,
    Owner.WEB_API,
    "online",
    Owner.WEB_API,
    "D",
    _OVERVIEW + "/xrm-webapi/online",
    "The same object: there is no offline client.",
)
part(
    MEMBERS,
    Owner.GLOBAL_CONTEXT,
    "client",
    Owner.CLIENT,
    "D",
    _CONTEXT + "/client",
    "The client.",
)
part(
    MEMBERS,
    Owner.GLOBAL_CONTEXT,
    "userSettings",
    Owner.USER_SETTINGS,
    "D",
    _CONTEXT + "/usersettings",
    "The user.",
)
part(
    MEMBERS,
    Owner.GLOBAL_CONTEXT,
    "organizationSettings",
    Owner.ORGANIZATION_SETTINGS,
    "D",
    _CONTEXT + "/organizationsettings",
    "The organization.",
)


@member(MEMBERS, Owner.XRM, "Page", Kind.ACCESSOR, "O", CLIENT_API + "clientapi-xrm")
def page(emulator: Emulator) -> ObjectOf | None:
    """The form context of the form on screen; null if another page is on screen. Deprecated in the product."""
    shown = emulator.workspace.focused.focused_tab
    is_form = shown.template.page_type is ENTITY_RECORD
    return ObjectOf(Owner.FORM, shown.id) if is_form else None


@member(MEMBERS, Owner.FORM, "context", Kind.ACCESSOR, "O", CLIENT_API + "clientapi-xrm")
def context(_emulator: Emulator, _form: object) -> ObjectOf:
    """The global context. Deprecated in the product."""
    return ObjectOf(Owner.GLOBAL_CONTEXT)


part(
    MEMBERS,
    Owner.XRM,
    "Encoding",
    Owner.ENCODING,
    "D",
    _OVERVIEW + "/xrm-encoding",
    "Encodes and decodes text for HTML and XML.",
)

part(
    MEMBERS,
    Owner.MICROSOFT,
    "Omnichannel",
    Owner.OMNICHANNEL,
    "D",
    "https://learn.microsoft.com/dynamics365/customer-service/develop/omnichannel-api-reference",
    "The conversation of the focused session.",
)
