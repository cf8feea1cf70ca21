"""The members of `Xrm.Navigation`."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.core.errors import bad_input, show
from apm.core.events import WindowAsked
from apm.core.inputs import read_json, read_object
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, PendingPromise
from apm.core.slugs import as_text
from apm.emulator import Emulator
from apm.forms.page_dialogs import open_in_dialog, open_quick_create
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.navigation import open_form as show_form
from apm.workspace.navigation import open_page
from apm.workspace.overlays import Button, Dialog, giving
from apm.workspace.page_inputs import page_query, read_page_input

MEMBERS: list[Member] = []
_navigation = partial(member, MEMBERS, Owner.NAVIGATION)
_PAGES = CLIENT_API + "reference/xrm-navigation/"
_INLINE, _DIALOG = 1, 2
_SIDE = 2
_TARGETS = f"{_INLINE} (in the workspace) or {_DIALOG} (in a dialog)"


@_navigation(
    "openForm",
    Kind.SETTLED,
    "D; settles at once, except for a quick create form A",
    _PAGES + "openform",
    takes=(Takes.OBJECT, Takes.OBJECT),
)
def open_form(emulator: Emulator, options: str, values: str) -> Outcome[Any]:
    """Opens the form of a record, or of a new record with values: from Home in a session, inside a session in a tab.

    It settles at once with `{savedEntityReference: []}`. With `useQuickCreateForm`, the form is a dialog, which closes
    and settles with the record when the form is saved. `openInNewWindow` opens the form in a browser window.
    `createFromEntity` names a record whose values the new record takes over. Sizes are ignored.
    """
    given = read_object(options, "entityFormOptions")
    table = as_text(given.get("entityName")).strip()
    if not table:
        raise bad_input("entityFormOptions.entityName is missing: it has to name a table")
    parameters = {
        "entityName": table,
        **{
            name: given[name]
            for name in ("entityId", "formId", "createFromEntity")
            if given.get(name)
        },
    }
    new_values = read_object(values, "formParameters")
    if new_values:
        parameters["data"] = new_values
    workspace = emulator.workspace
    nothing: Json = {"savedEntityReference": []}
    if given.get("useQuickCreateForm") is True and not given.get("entityId"):
        page = {"pageType": ENTITY_RECORD.name, **parameters}
        return open_quick_create(workspace, page, nothing)
    if given.get("openInNewWindow") is True:
        return Outcome(nothing, (WindowAsked(page_query(ENTITY_RECORD, parameters)),))
    return show_form(workspace, parameters).with_value(nothing)


@_navigation(
    "navigateTo",
    Kind.SETTLED,
    "D; inline settles at once A",
    _PAGES + "navigateto",
    takes=(Takes.OBJECT, Takes.OBJECT),
)
def navigate_to(emulator: Emulator, page: str, options: str) -> Outcome[Any]:
    """Shows a page like `openForm`, or with `target: 2` in a dialog; the Promise then settles when the dialog closes.

    The result for a form that was saved in the dialog is `{savedEntityReference}`.
    """
    workspace = emulator.workspace
    given, how = read_json(page, "pageInput"), read_object(options, "navigationOptions")
    target = how.get("target", _INLINE)
    if target not in (_INLINE, _DIALOG):
        raise bad_input(f"navigationOptions.target has to be {_TARGETS}, not {show(target)}")
    if target == _INLINE:
        kind, parameters = read_page_input(given)
        opened = (
            show_form(workspace, parameters)
            if kind is ENTITY_RECORD
            else open_page(workspace, kind, parameters)
        )
        return opened.with_value(MISSING)
    return open_in_dialog(
        emulator.workspace,
        given,
        title=_optional_text(how, "title"),
        at_side=how.get("position") == _SIDE,
        **_size(how, "navigationOptions"),
    )


@_navigation(
    "openAlertDialog",
    Kind.SETTLED,
    "D",
    _PAGES + "openalertdialog",
    takes=(Takes.OBJECT, Takes.OBJECT),
)
def open_alert_dialog(emulator: Emulator, strings: str, options: str) -> Outcome[PendingPromise]:
    """Shows a message with one button; settles when the user closes it."""
    given = read_object(strings, "alertStrings")
    dialog = Dialog(
        "alert",
        _text(given, "text", "alertStrings"),
        (Button(_label(given, "confirm", "OK")),),
        title=_optional_text(given, "title"),
        **_size(read_object(options, "alertOptions"), "alertOptions"),
    )
    return emulator.workspace.overlays.open_dialog(dialog)


@_navigation(
    "openConfirmDialog",
    Kind.SETTLED,
    "D",
    _PAGES + "openconfirmdialog",
    takes=(Takes.OBJECT, Takes.OBJECT),
)
def open_confirm_dialog(emulator: Emulator, strings: str, options: str) -> Outcome[PendingPromise]:
    """Asks for confirmation; settles with `{confirmed}` when the user answers."""
    given = read_object(strings, "confirmStrings")
    dialog = Dialog(
        "confirm",
        _text(given, "text", "confirmStrings"),
        (
            Button(_label(given, "confirm", "OK"), giving({"confirmed": True})),
            Button(_label(given, "cancel", "Cancel"), giving({"confirmed": False})),
        ),
        title=_optional_text(given, "title"),
        subtitle=as_text(given.get("subtitle")),
        **_size(read_object(options, "confirmOptions"), "confirmOptions"),
    )
    return emulator.workspace.overlays.open_dialog(dialog)


@_navigation(
    "openErrorDialog",
    Kind.SETTLED,
    "D",
    _PAGES + "openerrordialog",
    takes=(Takes.OBJECT,),
)
def open_error_dialog(emulator: Emulator, options: str) -> Outcome[PendingPromise]:
    """Shows an error with its details; settles when the user closes it."""
    given = read_object(options, "errorOptions")
    message, code = as_text(given.get("message")), as_text(given.get("errorCode"))
    if not message and not code:
        raise bad_input("errorOptions needs a message or an errorCode")
    text = message or f"An error has occurred: {code}."
    dialog = Dialog("error", text, details=as_text(given.get("details")))
    return emulator.workspace.overlays.open_dialog(dialog)


@_navigation("openUrl", Kind.PAGE, "D", _PAGES + "openurl")
def open_url() -> None:
    """Opens an https address in a new browser window."""


@_navigation(
    "openWebResource",
    Kind.PAGE,
    "D",
    _PAGES + "openwebresource",
    partial="the size of the window is the browser's",
)
def open_web_resource() -> None:
    """Opens a web resource with its data in a new browser window."""


@_navigation(
    "openFile",
    Kind.PAGE,
    "D; a number as mode O; which types open A",
    _PAGES + "openfile",
    partial="a file that is opened and that browsers do not show is saved",
)
def open_file() -> None:
    """Saves a file, given in base64, with `openMode` 2; with 1 or nothing, opens it in a new browser window."""


def _text(given: dict[str, Json], name: str, what: str) -> str:
    value = given.get(name)
    if value is None:
        raise bad_input(f"{what}.{name} is missing: it has to be the text of the dialog")
    return as_text(value)


def _label(given: dict[str, Json], which: str, plain: str) -> str:
    return as_text(given.get(f"{which}ButtonLabel")).strip() or plain


def _optional_text(given: Mapping[str, Json], name: str) -> str | None:
    """A text, which may be blank; None if it was not given."""
    value = given.get(name)
    return None if value is None else as_text(value).strip()


def _size(given: dict[str, Json], what: str) -> dict[str, Any]:
    """The width and height of a dialog as CSS lengths, by name."""
    return {name: _length(given.get(name), f"{what}.{name}") for name in ("width", "height")}


def _length(given: Json, what: str) -> str:
    """A CSS length from a number of pixels or from `{value, unit}` [D]; empty if missing."""
    if given is None:
        return ""
    value = given.get("value") if isinstance(given, dict) else given
    unit = (as_text(given.get("unit")) or "%") if isinstance(given, dict) else "px"
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise bad_input(f"{what} has to be a number above 0 or {{value, unit}}, not {show(given)}")
    if unit not in ("%", "px"):
        raise bad_input(f'{what}.unit has to be "%" or "px", not {show(unit)}')
    return f"{value:g}{unit}"
