"""What functions of forms are handed, and collections: objects that the page makes and answers for itself."""

from apm.api.member import CLIENT_API, Kind, Member, Owner, member

MEMBERS: list[Member] = []
_EXECUTION = CLIENT_API + "reference/execution-context"
_SAVE = CLIENT_API + "reference/save-event-arguments"
_LOAD = CLIENT_API + "reference/formcontext-data/addonload"
_COLLECTIONS = CLIENT_API + "reference/collections"


def _declare(owner: Owner, page: str, **members: str) -> None:
    """Declares members that the page answers: their names, and what each does."""
    for name, about in members.items():

        def run() -> None:
            """Nothing: the page answers."""

        run.__doc__ = about
        member(MEMBERS, owner, name, Kind.PAGE, "D", page)(run)


_declare(
    Owner.EXECUTION,
    _EXECUTION,
    getContext="The global context.",
    getDepth="How deep this event is within others; 1 for one that a person caused.",
    getEventArgs="The arguments of the event; null when it has none.",
    getEventSource="The object that the event belongs to: the record, an attribute, a tab of the form.",
    getFormContext="The form.",
    getSharedVariable="A value that another function of the same event has set.",
    setSharedVariable="Sets a value for the functions of the same event that follow.",
)
_declare(
    Owner.EVENT_ARGS,
    _SAVE,
    disableAsyncTimeout="Has the save wait for Promises however long they take.",
    getSaveMode="What asked for the save: 1 save, 2 save and close, 59 save and new.",
    isDefaultPrevented="Whether a function has prevented the save.",
    preventDefault="Prevents the save.",
    preventDefaultOnError="Prevents the save if a function throws, or its Promise rejects or takes too long.",
)
_declare(
    Owner.LOAD_ARGS,
    _LOAD,
    getDataLoadState="Why the data was loaded: 1 the form opened, 2 it was saved, 3 it was refreshed.",
)
_declare(
    Owner.COLLECTION,
    _COLLECTIONS,
    get="An item by name or number, null when there is none; those that a function accepts; all of them.",
    forEach="Calls a function with each item and its number.",
    getLength="How many items there are.",
)


@member(MEMBERS, Owner.COLLECTION, "getAll", Kind.PAGE, "S", _COLLECTIONS)
def get_all() -> None:
    """All items, as `get` without an argument gives them."""


@member(MEMBERS, Owner.COLLECTION, "getByName", Kind.PAGE, "S", _COLLECTIONS)
def get_by_name() -> None:
    """An item by name, as `get` with a text gives it."""
