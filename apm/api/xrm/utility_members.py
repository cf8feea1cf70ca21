"""The members of `Xrm.Utility`."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member
from apm.api.xrm.metadata import checked
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.results import MISSING, Missing, ObjectOf, PendingPromise
from apm.core.slugs import as_text
from apm.emulator import Emulator
from apm.forms.script_values import as_lookup
from apm.workspace.lookup_list import Filter, LookupList, listed_rows
from apm.workspace.overlays import Button, Dialog, giving
from apm.workspace.page_inputs import page_input
from apm.workspace.record_picker import Picker

MEMBERS: list[Member] = []
_utility = partial(member, MEMBERS, Owner.UTILITY)
_PAGES = CLIENT_API + "reference/xrm-utility/"


@_utility("getGlobalContext", Kind.SYNC, "D", _PAGES + "getglobalcontext")
def get_global_context(_emulator: Emulator) -> ObjectOf:
    """The global context: the app, the user, the organization and the client."""
    return ObjectOf(Owner.GLOBAL_CONTEXT)


@_utility("getPageContext", Kind.SYNC, "D", _PAGES + "getpagecontext")
def get_page_context(emulator: Emulator) -> Json:
    """`{input: {pageType, ...}}` of the page on screen."""
    return {"input": page_input(emulator.workspace.focused.focused_tab)}


@_utility(
    "showProgressIndicator",
    Kind.SYNC,
    "D",
    _PAGES + "showprogressindicator",
    takes=(Takes.OPTIONS,),
)
def show_progress_indicator(emulator: Emulator, message: str) -> Outcome[Missing]:
    """Shows a message with a spinner over the page until it is closed; another message replaces it."""
    return emulator.workspace.overlays.show_progress(message).with_value(MISSING)


@_utility("closeProgressIndicator", Kind.SYNC, "D", _PAGES + "closeprogressindicator")
def close_progress_indicator(emulator: Emulator) -> Outcome[Missing]:
    """Closes the progress indicator."""
    return emulator.workspace.overlays.show_progress(None).with_value(MISSING)


@_utility(
    "getEntityMetadata",
    Kind.SETTLED,
    "D",
    _PAGES + "getentitymetadata",
    takes=(Takes.TEXT, Takes.VALUE),
)
def get_entity_metadata(emulator: Emulator, name: str, text: str) -> ObjectOf:
    """The metadata of a table and of the named columns."""
    table = emulator.workspace.records.schema.table(name)
    names = _texts(read_json(text, "attributes"), "attributes")
    return ObjectOf(Owner.ENTITY_METADATA, " ".join([table.name, *checked(table, names)]))


@_utility(
    "getResourceString",
    Kind.SYNC,
    "D; also without a dependency A",
    _PAGES + "getresourcestring",
    takes=(Takes.TEXT, Takes.TEXT),
)
def get_resource_string(emulator: Emulator, name: str, key: str) -> str | None:
    """The string with a key of a RESX web resource, in the language of the user; null if it has no such key.

    The name has no language, as in `new_/labels` for `new_/labels.1033.resx`. The web resource in the base language
    stands in for a missing one.
    """
    strings = emulator.workspace.settings.strings.get(name.lower())
    if strings is None:
        raise bad_input(f"{name} does not exist.")
    return strings.get(key)


@_utility(
    "lookupObjects",
    Kind.SETTLED,
    "D; the user cannot choose another view A",
    _PAGES + "lookupobjects",
    takes=(Takes.OBJECT,),
    partial="no choice of views, no recently used records; filters as in addCustomFilter",
)
def lookup_objects(emulator: Emulator, text: str) -> Outcome[PendingPromise]:
    """Opens a dialog to choose records; settles with `[{id, name, entityType}]`, empty if the user cancels.

    `filters` and the view, `defaultViewId` or the first of `viewIds`, restrict the records.
    """
    given = read_json(text, "lookupOptions")
    if not isinstance(given, dict):
        raise bad_input(f"lookupOptions has to be an object, not {show(given)}")
    names = _texts(given.get("entityTypes"), "lookupOptions.entityTypes")
    if not names:
        raise bad_input("lookupOptions.entityTypes is missing: it has to name tables")
    records = emulator.workspace.records
    schema = records.schema
    tables = [schema.table(each).name for each in names]
    first = as_text(given.get("defaultEntityType")).strip().lower()
    tables.sort(key=lambda name: name != first)
    many = given.get("allowMultiSelect") is True
    listed = _listed(given)
    for name in tables:
        # A filter that the list could not use is refused here.
        listed_rows(records, schema.table(name), listed, "", 1)
    text = as_text(given.get("searchText"))
    picker = Picker(tuple(dict.fromkeys(tables)), many, text, listed)
    buttons = (Button("Add", lambda: _picked(picker)), Button("Cancel", giving([])))
    return emulator.workspace.overlays.open_dialog(Dialog("lookup", buttons=buttons, picker=picker))


def _listed(given: dict[str, Json]) -> LookupList:
    """The filters and the view of the records to choose from."""
    filters = given.get("filters") or []
    if not isinstance(filters, list) or not all(isinstance(each, dict) for each in filters):
        what = 'objects such as {"filterXml": "<filter>...</filter>"}'
        raise bad_input(f"lookupOptions.filters has to hold {what}, not {show(filters)}")
    views = _texts(given.get("viewIds"), "lookupOptions.viewIds")
    return LookupList(
        tuple(
            Filter(
                as_text(each.get("filterXml")),
                as_text(each.get("entityLogicalName")).strip().lower(),
            )
            for each in filters
            if isinstance(each, dict)
        ),
        view_id=as_text(given.get("defaultViewId")) or (views[0] if views else ""),
    )


def _picked(picker: Picker) -> Outcome[Json]:
    return success([as_lookup(each) for each in picker.picked])


def _texts(given: Json, what: str) -> list[str]:
    """A list of names; empty if missing."""
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise bad_input(f"{what} has to be a list of names, not {show(given)}")
    return [as_text(each) for each in given]


@_utility(
    "getEntitySetName", Kind.SYNC, "O", CLIENT_API + "reference/xrm-utility", takes=(Takes.TEXT,)
)
def get_entity_set_name(emulator: Emulator, table: str) -> str:
    """The name of a table in Web API addresses."""
    return emulator.workspace.records.schema.table(table).set_name


absent(
    MEMBERS,
    Owner.UTILITY,
    CLIENT_API + "reference/xrm-utility",
    "Xrm.WebApi",
    "refreshParentGrid",
    "getLearningPathAttributeName",
)
absent(
    MEMBERS,
    Owner.UTILITY,
    CLIENT_API + "reference/xrm-utility",
    "Xrm.WebApi",
    "getAllowedStatusTransitions",
    "invokeProcessAction",
    kind=Kind.ABSENT_ASYNC,
)
absent(
    MEMBERS,
    Owner.UTILITY,
    CLIENT_API + "reference/xrm-utility",
    "Xrm.Utility.getEntityMetadata",
    "isActivityType",
)
