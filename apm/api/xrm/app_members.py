"""The members of `Xrm.App`: global notifications, side panes and sessions."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member, part
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing
from apm.core.slugs import as_text
from apm.emulator import Emulator
from apm.workspace.overlays import Notification

MEMBERS: list[Member] = []
_app = partial(member, MEMBERS, Owner.APP)
_PAGES = CLIENT_API + "reference/xrm-app/"
_LEVELS = {1: "success", 2: "error", 3: "warning", 4: "information"}

part(
    MEMBERS,
    Owner.APP,
    "sessions",
    Owner.APP_SESSIONS,
    "S",
    CLIENT_API + "reference/xrm-app",
    "The sessions of the workspace, for opening tabs without a template; not documented.",
)
part(
    MEMBERS,
    Owner.APP,
    "sidePanes",
    Owner.SIDE_PANES,
    "D",
    CLIENT_API + "reference/xrm-app-sidepanes",
    "The panes at the right edge.",
)


@_app("addGlobalNotification", Kind.PAGE_ASYNC, "D", _PAGES + "addglobalnotification")
def add_global_notification() -> None:
    """Shows a message across the page until it is cleared; returns a Promise of its id."""


@_app(
    "clearGlobalNotification",
    Kind.SETTLED,
    "D",
    _PAGES + "clearglobalnotification",
    takes=(Takes.TEXT,),
)
def clear_global_notification(emulator: Emulator, notification_id: str) -> Outcome[Missing]:
    """Removes a message."""
    return emulator.workspace.overlays.clear(notification_id).with_value(MISSING)


def notify(emulator: Emulator, text: str) -> Outcome[str]:
    """Shows a notification, given as JSON text, and returns its id.

    Raises:
        ApmError: the text does not describe a notification.
    """
    given = read_json(text, "the notification")
    if not isinstance(given, dict):
        raise bad_input(f"the notification has to be an object, not {show(given)}")
    level = given.get("level")
    if isinstance(level, bool) or not isinstance(level, int) or level not in _LEVELS:
        known = ", ".join(f"{number} {name}" for number, name in _LEVELS.items())
        raise bad_input(f"the notification's level has to be one of {known}, not {show(level)}")
    message = as_text(given.get("message"))
    if not message.strip():
        raise bad_input("the notification's message is missing")
    action = given.get("action")
    return emulator.workspace.overlays.notify(
        Notification(_LEVELS[level], message, given.get("showCloseButton") is True, _label(action))
    )


def _label(action: Json) -> str:
    return as_text(action.get("actionLabel")) if isinstance(action, dict) else ""
