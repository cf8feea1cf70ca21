"""Documented objects without emulated members: those of mobile devices and of offline use, panels and macros."""

from apm.api.member import CLIENT_API, Kind, Member, Owner, absent

MEMBERS: list[Member] = []
_REFERENCE = CLIENT_API + "reference"
_MACROS = (
    "https://learn.microsoft.com/dynamics365/customer-service/develop/reference/methods/runmacro"
)
_RECORD_CALLS = (
    "createRecord",
    "deleteRecord",
    "retrieveRecord",
    "retrieveMultipleRecords",
    "updateRecord",
)


def _object(owner: Owner, name: str, holds: Owner, page: str, *methods: str) -> None:
    """Declares a part whose methods return Promises."""
    absent(MEMBERS, owner, page, "", name, kind=Kind.ABSENT_PART, holds=holds)
    absent(MEMBERS, holds, page, "", *methods, kind=Kind.ABSENT_ASYNC)


_object(
    Owner.XRM,
    "Device",
    Owner.DEVICE,
    _REFERENCE + "/xrm-device",
    "captureAudio",
    "captureImage",
    "captureVideo",
    "getBarcodeValue",
    "getCurrentPosition",
    "pickFile",
)
_object(Owner.XRM, "Mobile", Owner.MOBILE, _REFERENCE + "/xrm-mobile")
_object(
    Owner.MOBILE,
    "offline",
    Owner.MOBILE_OFFLINE,
    _REFERENCE + "/xrm-mobile/offline",
    *_RECORD_CALLS,
)
absent(
    MEMBERS,
    Owner.MOBILE_OFFLINE,
    _REFERENCE + "/xrm-mobile/offline",
    "Xrm.WebApi",
    "isOfflineEnabled",
)
_object(
    Owner.WEB_API,
    "offline",
    Owner.WEB_API_OFFLINE,
    _REFERENCE + "/xrm-webapi/offline",
    *_RECORD_CALLS,
)
for _owner in (Owner.WEB_API, Owner.WEB_API_OFFLINE):
    absent(
        MEMBERS,
        _owner,
        _REFERENCE + "/xrm-webapi/isavailableoffline",
        "globalContext.client.isOffline",
        "isAvailableOffline",
    )
_object(Owner.XRM, "Panel", Owner.PANEL, _REFERENCE + "/xrm-panel")
absent(
    MEMBERS,
    Owner.PANEL,
    _REFERENCE + "/xrm-panel/loadpanel",
    "Xrm.App.sidePanes.createPane",
    "loadPanel",
)
_object(Owner.MICROSOFT, "ProductivityMacros", Owner.MACROS, _MACROS, "runMacro")
