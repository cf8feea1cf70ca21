"""The members of execution contexts, event arguments and collections: objects that JavaScript implements."""

from apm.api.member import CLIENT_API, Kind, Member, Owner, member

MEMBERS: list[Member] = []
_EXECUTION = CLIENT_API + "reference/execution-context"
_SAVE = CLIENT_API + "reference/save-event-arguments"
_LOAD = CLIENT_API + "reference/formcontext-data/addonload"
_TAG = CLIENT_API + "reference/events/onlookuptagclick"
_COLLECTIONS = CLIENT_API + "reference/collections"


def _declare(owner: Owner, page: str, **members: str) -> None:
    """Declares members that JavaScript implements: their names and descriptions."""
    for name, about in members.items():

        def run() -> None:
            """Does nothing: JavaScript implements it."""

        run.__doc__ = about
        member(MEMBERS, owner, name, Kind.PAGE, "D", page)(run)


_declare(
    Owner.EXECUTION,
    _EXECUTION,
    getContext="The global context.",
    getDepth="The depth of this event within other events; 1 if the user caused it.",
    getEventArgs="The arguments of the event; null if it has none.",
    getEventSource="The object of the event: `formContext.ui` for OnLoad, the record for OnSave and for OnLoad of the "
    "data, an attribute, or a tab of the form; null for OnPostSave.",
    getFormContext="The form.",
    getSharedVariable="A value that another handler of the same event has set.",
    setSharedVariable="Sets a value for the next handlers of the same event.",
)
_declare(
    Owner.EVENT_ARGS,
    _SAVE,
    disableAsyncTimeout="Makes the save wait for Promises without a time limit.",
    getSaveMode="The save mode: 1 save, 2 save and close, 59 save and new.",
    isDefaultPrevented="Whether a handler has prevented the save.",
    preventDefault="Prevents the save.",
    preventDefaultOnError="Prevents the save if a handler throws, or its Promise rejects or takes too long.",
)
_declare(
    Owner.POST_SAVE_ARGS,
    _SAVE,
    getEntityReference="`{entityType, id, name}` of the record; null if the save failed.",
    getIsSaveSuccess="Whether the save succeeded.",
    getSaveErrorInfo="`{errorCode, message}` of a save that failed, otherwise null.",
)
_declare(
    Owner.TAG_ARGS,
    _TAG,
    getTagValue="`{name, id, entityType, fieldName}` of the record of the lookup.",
    preventDefault="Keeps the record from opening.",
)
_declare(
    Owner.LOAD_ARGS,
    _LOAD,
    getDataLoadState="Why the data was loaded: 1 the form opened, 2 it was saved, 3 it was refreshed.",
)
_declare(
    Owner.COLLECTION,
    _COLLECTIONS,
    get="The item with a name or an index, or null; the items that a function accepts; or all items.",
    forEach="Calls a function with each item and its index.",
    getLength="The number of items.",
)


@member(MEMBERS, Owner.COLLECTION, "getAll", Kind.PAGE, "S", _COLLECTIONS)
def get_all() -> None:
    """All items, like `get` without an argument."""


@member(MEMBERS, Owner.COLLECTION, "getByIndex", Kind.PAGE, "S", _COLLECTIONS)
def get_by_index() -> None:
    """The item with an index, or null, like `get`."""


@member(MEMBERS, Owner.COLLECTION, "getByFilter", Kind.PAGE, "S", _COLLECTIONS)
def get_by_filter() -> None:
    """The items that a function accepts, like `get`."""


@member(MEMBERS, Owner.COLLECTION, "getByName", Kind.PAGE, "S", _COLLECTIONS)
def get_by_name() -> None:
    """The item with a name, like `get` with a text."""
