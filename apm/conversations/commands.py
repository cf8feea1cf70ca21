"""The commands of conversations: start, open, send a message, end.

>>> from apm.settings import Settings
>>> from apm.workspace.workspace import Workspace
>>> workspace = Workspace(Settings())
>>> conversations = Conversations(workspace)
>>> start_conversation(conversations, ConversationOptions(answers={"Topic": "Order"})).value
'session-id-1'
>>> workspace.focused.title, workspace.focused.context.get("Topic")
('Amara Okafor', 'Order')
>>> say(conversations.focused, "Good morning!").value
True
"""

from itertools import count, takewhile

from apm.conversations import record
from apm.conversations.conversation import Conversation, Customer, Speaker
from apm.conversations.conversations import Conversations
from apm.conversations.options import CUSTOMER_TABLES, ConversationOptions, Message
from apm.conversations.record import Row, Status
from apm.core.errors import ApmError, ErrorCode, bad_input, show
from apm.core.events import ConversationChanged, Event, PanelChanged, RecordsChanged
from apm.core.inputs import SessionInput
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.dataverse.names import clean_id
from apm.templates.catalogue import Panel
from apm.workspace.session import Session
from apm.workspace.workspace import Workspace

VISITOR: dict[str, Json] = {"visitorLanguage": "en-us", "visitorDevice": "Desktop"}
"""The context variables that describe the visitor [D; the values A]."""


# Opening


def start_conversation(conversations: Conversations, options: ConversationOptions) -> Outcome[str]:
    """Starts a conversation in a new session and returns the id of the session.

    If the given id has a record, that conversation is opened. Otherwise a record is created.

    Raises:
        ApmError: the conversation is already open, a named record does not exist, or the session cannot open.
            Nothing has changed.
    """
    workspace = conversations.workspace
    records = workspace.records
    conversation_id = options.id or _next_id(conversations)
    check_not_open(conversations, conversation_id)
    row = record.find(records, conversation_id)
    customer = customer_of(records, options, row)
    if row:
        return _open(conversations, options, row, customer)
    row = record.add(
        records, conversation_id, customer, options.channel, workspace.settings.user.name
    )
    try:
        return _open(conversations, options, row, customer)
    except ApmError:
        records.delete(record.TABLE, conversation_id)
        raise


def check_not_open(conversations: Conversations, conversation_id: str) -> None:
    """Refuses a conversation that is open in a session.

    Raises:
        ApmError: the conversation is open; the message names the session.
    """
    session = conversations.session_of(conversation_id)
    if session:
        raise bad_input(f"conversation {show(conversation_id)} is open already, in {session.id}")


def open_conversation(conversations: Conversations, conversation_id: str) -> Outcome[str]:
    """Focuses the session of a conversation, or opens a session for it [D; focus A]; returns the session's id.

    Raises:
        ApmError: the conversation does not exist, or the session cannot open.
    """
    workspace = conversations.workspace
    found = _cleaned(conversation_id)
    session = conversations.session_of(found)
    if session:
        return success(session.id, workspace.focus_session(session).events)
    workspace.records.retrieve(record.TABLE, found)
    return start_conversation(conversations, ConversationOptions(found))


def _open(
    conversations: Conversations, options: ConversationOptions, row: Row, customer: Customer
) -> Outcome[str]:
    """Opens the session of a conversation that has a record."""
    workspace = conversations.workspace
    conversation_id = as_text(row[record.ID])
    context = {**VISITOR, **options.answers, **_known(row, customer)}
    opened = workspace.create_session(
        SessionInput(options.template_name, context, options.is_focused)
    )
    conversation = conversations.by_id.get(conversation_id)
    if conversation is None:
        conversation = _new(workspace.settings.user.name, options, row, customer)
    conversations.place(conversation, opened.value)
    if conversation.is_active:
        record.set_status(workspace.records, conversation_id, Status.ACTIVE)
    return success(opened.value, (*opened.events, *changed(workspace, conversation)))


def _new(agent: str, options: ConversationOptions, row: Row, customer: Customer) -> Conversation:
    conversation = Conversation(
        id=as_text(row[record.ID]),
        session_id="",
        customer=customer,
        channel=record.shown(row, record.CHANNEL),
        agent=agent,
        is_active=record.goes_on(row),
    )
    conversation.add(Speaker.SYSTEM, f"{customer.name} joined the conversation.")
    before = [*takewhile(_is_not_the_agents, options.messages)]
    for speaker, text in before:
        conversation.add(speaker, text)
    conversation.add(Speaker.SYSTEM, f"{agent} joined the conversation.")
    for speaker, text in options.messages[len(before) :]:
        conversation.add(speaker, text)
    return conversation


def _is_not_the_agents(message: Message) -> bool:
    return message[0] is not Speaker.AGENT


def _known(row: Row, customer: Customer) -> dict[str, Json]:
    """The context variables of a conversation [D]; the context leaves out those that are None."""
    return {
        "LiveWorkItemId": row[record.ID],
        "customerName": customer.name,
        "customerRecordId": customer.id or None,
        "customerEntityName": customer.table or None,
        "queueId": row[f"_{record.QUEUE}_value"],
        "caseId": row[f"_{record.CASE}_value"],
        "caseTitle": record.shown(row, f"_{record.CASE}_value") or None,
    }


def customer_of(records: Records, options: ConversationOptions, row: Row | None) -> Customer:
    """The customer of a conversation: from the options, else from its record, else the first customer.

    Raises:
        ApmError: the record of the customer does not exist.
    """
    if options.customer_id:
        known = record.known_customer(records, options.customer_table, options.customer_id)
        return Customer(options.customer_name or known.name, known.table, known.id)
    if options.customer_name:
        return Customer(options.customer_name)
    if row:
        return record.customer_of(records, row)
    return record.some_customer(records, CUSTOMER_TABLES[0])


def _next_id(conversations: Conversations) -> str:
    """The next id that no conversation has: the same ids after each reset, so that tests can name them."""
    # The record of an open conversation may have been deleted.
    taken = record.ids(conversations.workspace.records) | conversations.by_id.keys()
    ids = (f"11fe0000-0000-4000-9000-{number:012}" for number in count(1))
    return next(each for each in ids if each not in taken)


# In a conversation


def say(conversation: Conversation, text: str) -> Outcome[bool]:
    """Sends a message of the agent; does nothing if the text is empty or the conversation has ended."""
    if not conversation.is_active or not text.strip():
        return Outcome(False)
    conversation.add(Speaker.AGENT, text.strip())
    conversation.draft = ""
    return success(True, (ConversationChanged(conversation.id),))


def draft(conversation: Conversation, text: str) -> Outcome[bool]:
    """Stores the text of the message box without sending it."""
    conversation.draft = text
    return Outcome(False, (ConversationChanged(conversation.id),))


def end(workspace: Workspace, conversation: Conversation) -> Outcome[bool]:
    """Ends a conversation. Its status is Wrap-up until its session closes [A], and it keeps its id [D]."""
    if not conversation.is_active:
        return Outcome(False)
    conversation.is_active = False
    conversation.add(Speaker.SYSTEM, f"{conversation.agent} ended the conversation.")
    record.set_status(workspace.records, conversation.id, Status.WRAP_UP)
    return success(True, changed(workspace, conversation))


def show_panel(session: Session, panel: Panel) -> Outcome[bool]:
    """Docks or minimizes the communication panel of a session."""
    session.panel = panel
    return success(True, (PanelChanged(session.id),))


# Shared


def addressed(conversations: Conversations, conversation_id: str) -> str:
    """The id of the conversation that a script addresses: the focused session's unless an id is given [D]."""
    if conversation_id.strip():
        return _cleaned(conversation_id)
    conversation = conversations.focused
    if conversation is None:
        raise ApmError(
            ErrorCode.UNKNOWN_ID,
            f"{conversations.workspace.focused.id}, which is focused, has no conversation; "
            "focus a session that has one, or give the conversation's id",
        )
    return conversation.id


def _cleaned(conversation_id: str) -> str:
    found = clean_id(conversation_id)
    if found is None:
        raise bad_input(f"the id of a conversation is a GUID, not {show(conversation_id)}")
    return found


def changed(workspace: Workspace, conversation: Conversation | None) -> tuple[Event, ...]:
    """The events of a changed conversation record; None if the conversation was never opened in this workspace."""
    own = (ConversationChanged(conversation.id),) if conversation else ()
    return (*own, RecordsChanged())
