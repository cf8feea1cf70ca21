"""The members of the global context: the app, the user, the organization, the client."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member
from apm.api.xrm.base_currency import base_currency
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.dataverse.writing.users import role_id
from apm.emulator import Emulator
from apm.forms.script_values import braced
from apm.settings.settings import ORGANIZATION

MEMBERS: list[Member] = []
_context = partial(member, MEMBERS, Owner.GLOBAL_CONTEXT)
_client = partial(member, MEMBERS, Owner.CLIENT)
_user = partial(member, MEMBERS, Owner.USER_SETTINGS)
_organization = partial(member, MEMBERS, Owner.ORGANIZATION_SETTINGS)
_PAGE = CLIENT_API + "reference/xrm-utility/getglobalcontext"
ORGANIZATION_ID = "00000000-0000-4000-8000-00000000a9e0"
"""The id of the organization [A]."""
VERSION = "9.2.0.0"
"""The version of the product whose client API is emulated [A]."""


@_context("getClientUrl", Kind.SYNC, "D", _PAGE + "/getclienturl")
def get_client_url(emulator: Emulator) -> str:
    """The address of the organization without a slash at its end; the origin of the page if the settings name none."""
    return emulator.client_url


@_context("getCurrentAppProperties", Kind.SETTLED, "D", _PAGE + "/getcurrentappproperties")
def get_current_app_properties(emulator: Emulator) -> dict[str, Json]:
    """`{appId, displayName, uniqueName, url, ...}` of the app."""
    settings = emulator.workspace.settings
    return {
        "appId": settings.app.id,
        "displayName": settings.app.name,
        "uniqueName": settings.app.unique_name,
        "url": get_current_app_url(emulator),
        "webResourceId": "",
        "webResourceName": "",
        "welcomePageId": "",
        "welcomePageName": "",
    }


@_context("getCurrentAppName", Kind.SETTLED, "D", _PAGE + "/getcurrentappname")
def get_current_app_name(emulator: Emulator) -> str:
    """The name of the app."""
    return emulator.workspace.settings.app.name


@_context("getCurrentAppUrl", Kind.SYNC, "D", _PAGE + "/getcurrentappurl")
def get_current_app_url(emulator: Emulator) -> str:
    """The address that the app would have in the product."""
    return f"{emulator.client_url}/main.aspx?appid={emulator.workspace.settings.app.id}"


@_context("getVersion", Kind.SYNC, "D; the number A", _PAGE + "/getversion")
def get_version(_emulator: Emulator) -> str:
    """The version of the product."""
    return VERSION


@_context("isOnPremises", Kind.SYNC, "D", _PAGE + "/isonpremises")
def is_on_premises(_emulator: Emulator) -> bool:
    """False."""
    return False


@_context("prependOrgName", Kind.SYNC, "D", _PAGE + "/prependorgname", takes=(Takes.TEXT,))
def prepend_org_name(_emulator: Emulator, path: str) -> str:
    """The unchanged path: online, the name of the organization is not added."""
    return path


@_context("getQueryStringParameters", Kind.SYNC, "D; of the page A", _PAGE)
def get_query_string_parameters(emulator: Emulator) -> dict[str, Json]:
    """The parameters of the page on screen, with the custom parameters of its form."""
    page = emulator.workspace.focused.focused_tab
    return {**page.parameters, **page.form_parameters}


@_context(
    "getCurrentAppSetting", Kind.SYNC, "D", _PAGE + "/getcurrentappsetting", takes=(Takes.TEXT,)
)
def get_current_app_setting(emulator: Emulator, name: str) -> Json:
    """The saved value of a setting of the app; null if it was not saved."""
    return emulator.workspace.app_settings.get(name.strip())


@_context("saveSettingValue", Kind.PAGE, "D", _PAGE + "/savesettingvalue")
def save_setting_value() -> None:
    """Saves a setting of the app until the next reset, also for a reload of the page [D].

    `msdyn_SuppressSessionCloseWarning` takes effect at once.
    """


def save_setting(emulator: Emulator, name_text: str, text: str, member: str) -> dict[str, Json]:
    """Saves a setting, given as JSON texts, and returns all settings; `member` is the full name of the calling member.

    Raises:
        ApmError: the name is missing, or the value is of another type.
    """
    name = read_json(name_text, "the name")
    if not isinstance(name, str) or not name.strip():
        raise bad_input(f"{member}: the name of the setting is missing")
    value = read_json(text, "the value")
    if not isinstance(value, str | int | float | bool):
        raise bad_input(
            f"{member}: the value has to be text, a number or a boolean, not {show(value)}"
        )
    emulator.workspace.app_settings[name.strip()] = value
    return dict(emulator.workspace.app_settings)


@_context(
    "getWebResourceUrl", Kind.PAGE, "D; without a caching token A", _PAGE + "/getwebresourceurl"
)
def get_web_resource_url() -> None:
    """The address of a web resource: its path on the server of the page, which begins with a slash."""


absent(MEMBERS, Owner.GLOBAL_CONTEXT, _PAGE, "", "getAdvancedConfigSetting")
absent(MEMBERS, Owner.GLOBAL_CONTEXT, _PAGE, "globalContext.client.getClient", "getCurrentTheme")


@_client("getClient", Kind.SYNC, "D", _PAGE + "/client")
def get_client(_emulator: Emulator) -> str:
    """`Web`."""
    return "Web"


@_client("getClientState", Kind.SYNC, "D", _PAGE + "/client")
def get_client_state(_emulator: Emulator) -> str:
    """`Online`."""
    return "Online"


@_client("getFormFactor", Kind.SYNC, "D", _PAGE + "/client")
def get_form_factor(_emulator: Emulator) -> int:
    """1, desktop."""
    return 1


@_client("isOffline", Kind.SYNC, "D", _PAGE + "/client")
def is_offline(_emulator: Emulator) -> bool:
    """False."""
    return False


@_client("isNetworkAvailable", Kind.SYNC, "D", _PAGE + "/client")
def is_network_available(_emulator: Emulator) -> bool:
    """True."""
    return True


@_user("userId", Kind.ACCESSOR, "D", _PAGE + "/usersettings")
def user_id(emulator: Emulator) -> str:
    """The id of the user, in braces and upper case."""
    return braced(emulator.workspace.records.user_id)


@_user("userName", Kind.ACCESSOR, "D", _PAGE + "/usersettings")
def user_name(emulator: Emulator) -> str:
    """The name of the user."""
    return emulator.workspace.settings.user.name


@_user("languageId", Kind.ACCESSOR, "D", _PAGE + "/usersettings")
def user_language(emulator: Emulator) -> int:
    """The LCID of the language of the user: 1033, English, unless a solution says otherwise."""
    return emulator.workspace.settings.language.user


@_user("isRTL", Kind.ACCESSOR, "D", _PAGE + "/usersettings")
def is_rtl(_emulator: Emulator) -> bool:
    """False."""
    return False


@_user("securityRoles", Kind.ACCESSOR, "D", _PAGE + "/usersettings")
def security_roles(emulator: Emulator) -> list[Json]:
    """The ids of the security roles of the user."""
    return [role_id(each) for each in emulator.workspace.settings.user.roles]


@_user("roles", Kind.COLLECTION, "D", _PAGE + "/usersettings", takes=(Takes.OPTIONS,))
def roles(emulator: Emulator, name: str) -> list[Json]:
    """The security roles of the user, each `{id, name, entityType}`."""
    return [
        {"id": role_id(each), "name": each, "entityType": "role"}
        for each in emulator.workspace.settings.user.roles
        if name in ("", each, role_id(each))
    ]


@_user("getTimeZoneOffsetMinutes", Kind.PAGE, "D", _PAGE + "/usersettings")
def get_time_zone_offset_minutes() -> None:
    """The offset of the browser's time zone from UTC, in minutes."""


@_user("dateFormattingInfo", Kind.ACCESSOR, "D; American English A", _PAGE + "/usersettings")
def date_formatting_info(_emulator: Emulator) -> dict[str, Json]:
    """The format of dates: names of days and months, patterns, separators; without `Calendar`."""
    # Imported on first use: few scripts read it.
    from apm.api.xrm.date_formatting import date_formatting  # noqa: PLC0415

    return date_formatting()


@_user("transactionCurrency", Kind.ACCESSOR, "D; of the organization A", _PAGE + "/usersettings")
@_organization("baseCurrency", Kind.ACCESSOR, "D", _PAGE + "/organizationsettings")
def currency(emulator: Emulator) -> dict[str, Json] | None:
    """`{id, name, entityType}` of the currency of the record of the organization, which users have too."""
    return base_currency(emulator.workspace.records)


@_user("transactionCurrencyId", Kind.ACCESSOR, "D, deprecated", _PAGE + "/usersettings")
@_organization("baseCurrencyId", Kind.ACCESSOR, "D, deprecated", _PAGE + "/organizationsettings")
def currency_id(emulator: Emulator) -> Json:
    """The id of that currency."""
    return (currency(emulator) or {}).get("id")


absent(
    MEMBERS,
    Owner.USER_SETTINGS,
    _PAGE + "/usersettings",
    "",
    "defaultDashboardId",
    "isGuidedHelpEnabled",
    "isHighContrastEnabled",
    kind=Kind.ABSENT_DATA,
)
absent(
    MEMBERS,
    Owner.USER_SETTINGS,
    _PAGE + "/usersettings",
    "globalContext.userSettings.roles",
    "getSecurityRolePrivilegesInfo",
    kind=Kind.ABSENT_ASYNC,
)
absent(
    MEMBERS,
    Owner.USER_SETTINGS,
    _PAGE + "/usersettings",
    "globalContext.userSettings.roles",
    "securityRolePrivileges",
    kind=Kind.ABSENT_DATA,
)


@_organization("uniqueName", Kind.ACCESSOR, "D; the name A", _PAGE + "/organizationsettings")
def organization_name(_emulator: Emulator) -> str:
    """The name of the organization."""
    return ORGANIZATION


@_organization("organizationId", Kind.ACCESSOR, "D; the id A", _PAGE + "/organizationsettings")
def organization_id(_emulator: Emulator) -> str:
    """The id of the organization."""
    return ORGANIZATION_ID


@_organization("languageId", Kind.ACCESSOR, "D", _PAGE + "/organizationsettings")
def organization_language(emulator: Emulator) -> int:
    """The LCID of the base language: 1033, English, unless a solution says otherwise."""
    return emulator.workspace.settings.language.base


@_organization("isAutoSaveEnabled", Kind.ACCESSOR, "D", _PAGE + "/organizationsettings")
def is_auto_save_enabled(_emulator: Emulator) -> bool:
    """False: forms are not saved automatically."""
    return False


absent(
    MEMBERS,
    Owner.ORGANIZATION_SETTINGS,
    _PAGE + "/organizationsettings",
    "",
    "defaultCountryCode",
    "isTrialOrganization",
    "organizationGeo",
    "useSkypeProtocol",
    kind=Kind.ABSENT_DATA,
)
