"""The events of the workspace: what happened, as plain data.

A command returns its events in order. `apm/ui/effects.py` defines the effects of each event: the parts of the page
that are drawn again, the announcements of a screen reader, and the posts to scripts.
"""

from apm.core.json_text import Json
from apm.core.values import value_class


@value_class
class Event:
    """Something that happened."""


# Sessions


@value_class
class SessionOpened(Event):
    """A session was added at the end of the strip."""

    session_id: str
    title: str
    is_on_screen: bool = True


@value_class
class SessionChanged(Event):
    """The title of a session changed, or whether it can be closed."""

    session_id: str


@value_class
class AttentionRequested(Event):
    """A session in the background requested the attention of the user."""

    session_id: str
    title: str


@value_class
class SessionClosed(Event):
    """A session closed with all its tabs. ON_SESSION_CLOSED [D]."""

    session_id: str
    tab_ids: tuple[str, ...]
    title: str


@value_class
class SessionSwitched(Event):
    """Another session got the focus. ON_SESSION_SWITCH [D]. The previous one may have closed [A]."""

    previous_session_id: str
    session_id: str


# Tabs and their pages


@value_class
class TabOpened(Event):
    """A tab was added at the end of the strip of its session.

    Attributes:
        title: empty for a tab that opened with its session.
        is_on_screen: it is the focused tab of the focused session. Not used without a title.
    """

    tab_id: str
    title: str = ""
    is_on_screen: bool = True


@value_class
class TabChanged(Event):
    """The title of a tab changed, or whether it can be closed."""

    tab_id: str


@value_class
class TabClosed(Event):
    """A tab closed."""

    tab_id: str
    title: str


@value_class
class TabSwitched(Event):
    """Another tab came on screen, in the same session or another. ON_TAB_SWITCH [D].

    The previous tab and session may have closed [A].
    """

    previous_session_id: str
    previous_tab_id: str
    session_id: str
    tab_id: str


@value_class
class PageReloaded(Event):
    """The page in a tab, side pane or dialog was reloaded."""

    page_id: str


@value_class
class PageChanged(Event):
    """The content of a page changed."""

    page_id: str


@value_class
class SubgridLoaded(Event):
    """A subgrid has other records than before: its OnLoad handlers run."""

    page_id: str
    subgrid: str


@value_class
class RowSelected(Event):
    """The user selected a row of a subgrid, and no other is selected."""

    page_id: str
    subgrid: str
    record_id: str


@value_class
class ListTurned(Event):
    """The user turned to another page of the list in a page."""

    page_id: str


@value_class
class FieldEdited(Event):
    """The user typed into a field of a page."""

    page_id: str


@value_class
class FieldRefused(Event):
    """The user left a field with a number that its column does not accept.

    Attributes:
        reason: the sentence that its page shows at the field.
    """

    page_id: str
    reason: str


# Records and forms


@value_class
class RecordsChanged(Event):
    """A record was created, changed or deleted."""


@value_class
class RecordSaved(Event):
    """A form was saved.

    Attributes:
        label: the display name of the table.
        name: the name of the record; may be empty.
        opens: the table and id of a new record whose form is in no tab.
    """

    label: str
    name: str
    opens: tuple[str, str] | None = None


@value_class
class FormOpened(Event):
    """A form opened or was reloaded: its OnLoad handlers run."""

    page_id: str


@value_class
class FormReplaced(Event):
    """A page that showed a form shows something else: the scripts of the form end."""

    page_id: str


@value_class
class FieldChanged(Event):
    """The user changed a field and left it: its OnChange handlers run."""

    page_id: str
    column: str


@value_class
class LookupSearched(Event):
    """The user typed into a lookup: its PreSearch handlers run before its list is drawn."""

    page_id: str
    column: str


@value_class
class NoteUsed(Event):
    """The user chose a button of a notification at a control of a form: the functions of its action run.

    Attributes:
        control: the name of the control.
        note_id: the id of the notification.
        at: the position of the action.
    """

    page_id: str
    control: str
    note_id: str
    at: int


@value_class
class FieldFocused(Event):
    """The focus of a form moved to one of its controls or tabs."""

    page_id: str
    control: str


@value_class
class FormTabToggled(Event):
    """A tab of a form was expanded or collapsed: its TabStateChange handlers run."""

    page_id: str
    name: str


@value_class
class SaveAsked(Event):
    """The user requested a save of a form: its OnSave handlers run first and can prevent the save.

    Attributes:
        closes: the page closes after the save.
    """

    page_id: str
    closes: bool = False


@value_class
class FormRefreshed(Event):
    """The user refreshed a form: the OnChange handlers of the columns that differ run, then OnLoad of the data.

    Attributes:
        changed: the columns that the form shows differently.
    """

    page_id: str
    changed: tuple[str, ...] = ()


@value_class
class CommandAsked(Event):
    """The user chose a command of a page, or of a subgrid with a name: its function runs.

    Attributes:
        at: the position of the command in the settings.
    """

    page_id: str
    at: int
    subgrid: str = ""


@value_class
class CommandsChanged(Event):
    """The rules of the commands of a page, or of a subgrid with a name, have to be evaluated again."""

    page_id: str
    subgrid: str = ""


# Conversations


@value_class
class ConversationOffered(Event):
    """An incoming conversation is waiting for the user to accept or reject it."""

    customer_name: str


@value_class
class OfferAnswered(Event):
    """An incoming conversation was accepted or rejected."""


@value_class
class ConversationsRestored(Event):
    """The sessions of conversations came back some time after a reload of the page. Scripts get no event [A]."""


@value_class
class ConversationChanged(Event):
    """A conversation changed: a message was sent, the user typed, or it ended."""

    conversation_id: str


@value_class
class PanelChanged(Event):
    """The communication panel of a session was docked or minimized."""

    session_id: str


# Dialogs, notifications, side panes


@value_class
class OverlaysChanged(Event):
    """A dialog, the progress message or an app notification appeared or disappeared.

    Attributes:
        gone: the id of the notification that disappeared, or of the page in the dialog that closed.
    """

    gone: tuple[str, ...] = ()


@value_class
class NotificationUsed(Event):
    """The user chose the link of an app notification."""

    notification_id: str


@value_class
class WindowAsked(Event):
    """A page opens in another browser window.

    Attributes:
        query: the part of the address of the emulator that names the page, with the question mark.
    """

    query: str


@value_class
class SidePanesChanged(Event):
    """A side pane was added, changed or closed.

    Attributes:
        gone: the keys of the panes that closed.
    """

    gone: tuple[str, ...] = ()


@value_class
class Settled(Event):
    """A Promise that a script received is resolved with a value; None is `undefined`."""

    number: int
    value: Json = None


# Messages


@value_class
class LimitReached(Event):
    """A call was refused because the workspace or the session is full [D]."""

    message: str


@value_class
class ActionRefused(Event):
    """An action of the user was refused."""

    message: str


@value_class
class Warned(Event):
    """A command had a problem that the developer of a script should know, such as why it had no effect.

    Attributes:
        message: the sentence.
        is_assignment: a script has assigned a property; otherwise it has called a member.
    """

    message: str
    is_assignment: bool = False


# The emulator's own tools


@value_class
class WorkspaceReplaced(Event):
    """A new workspace replaced the current one: existing objects of the API are closed."""


@value_class
class WorkspaceWeakened(Event):
    """The user lost roles or templates, or the limits changed."""


@value_class
class ThemeChosen(Event):
    """The user chose a theme."""

    theme: str


@value_class
class ScriptStarted(Event):
    """The user started a script in the script panel."""

    name: str
    text: str


@value_class
class InspectorToggled(Event):
    """The inspector opened or closed: calls are recorded while it is open."""

    is_open: bool


@value_class
class TemplateTried(Event):
    """The user opened a template from the inspector: the page calls the member with the input, as a script would.

    Attributes:
        template: the kind and unique name of the template, such as `tab apm_dashboard`.
        member: `createSession` or `createTab`.
        given: the input of the member.
    """

    template: str
    member: str
    given: Json


@value_class
class RecordingToggled(Event):
    """The recording of a test began or ended."""

    is_on: bool


@value_class
class TextTaken(Event):
    """The user took a text out of the page.

    Attributes:
        way: "copy", "download" or "send".
        name: the name of the file, or the address to which it is sent.
        text: the text.
    """

    way: str
    name: str
    text: str
