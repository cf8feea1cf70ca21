"""The options of an incoming conversation, checked and with their defaults.

>>> read_conversation('{"customerName": "Ana", "answers": {"Topic": "Order"}, "messages": ["Hello!"]}').messages
((<Speaker.CUSTOMER: 'customer'>, 'Hello!'),)
>>> read_conversation('{"custmerName": "Ana"}')
Traceback (most recent call last):
apm.core.errors.ApmError: there is no option 'custmerName'; did you mean 'customerName'?
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from apm.conversations.conversation import Speaker
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json, read_pairs
from apm.core.json_text import Json
from apm.dataverse.column_values import is_keepable
from apm.dataverse.names import clean_id, unknown

CUSTOMER_TABLES = ("contact", "account")
"""The tables of customers [D]; the first is the default [A]."""

GREETING = (Speaker.CUSTOMER, "Hello, are you there? I could use some help.")
"""The default message of the customer."""

_OPTIONS = (
    "LiveWorkItemId",
    "customerName",
    "customerRecordId",
    "customerEntityName",
    "answers",
    "channel",
    "messages",
    "templateName",
    "isFocused",
    "notify",
)

Message = tuple[Speaker, str]
"""The speaker and the text."""


@dataclass(frozen=True, slots=True)
class ConversationOptions:
    """The options of an incoming conversation.

    Attributes:
        id: the `LiveWorkItemId`; empty for the next free id.
        customer_name: empty for the name in the customer's record.
        customer_id: the id of the customer's record; if only the name is given, the customer is an unknown visitor.
        customer_table: the table of the customer's record.
        answers: the answers of the pre-chat survey, by question.
        channel: the label of the channel.
        messages: the messages sent before the conversation was accepted.
        template_name: the unique name of the session template.
        is_focused: whether the session takes the focus; true by default, because the agent accepted [A].
        notifies: whether the user is asked to accept the conversation first.
    """

    id: str = ""
    customer_name: str = ""
    customer_id: str = ""
    customer_table: str = CUSTOMER_TABLES[0]
    answers: Mapping[str, Json] = field(default_factory=dict)
    channel: str = "Live chat"
    messages: tuple[Message, ...] = (GREETING,)
    template_name: str = "msdyn_chat_session"
    is_focused: bool = True
    notifies: bool = False


def read_conversation(text: str) -> ConversationOptions:
    """Reads the options of `apmWorkspace.startConversation`.

    Raises:
        ApmError: an option is unknown or has a wrong type.
    """
    options = read_json(text, "the argument")
    if not isinstance(options, dict):
        raise bad_input(f"the options have to be an object, not {show(options)}")
    for name in options:
        if name not in _OPTIONS:
            raise unknown("option", name, _OPTIONS)
    given = {name: value for name, value in options.items() if value is not None}
    plain = ConversationOptions()
    return ConversationOptions(
        id=_id(given, "LiveWorkItemId"),
        customer_name=_text(given, "customerName"),
        customer_id=_id(given, "customerRecordId"),
        customer_table=_table(given),
        answers=read_pairs(given.get("answers"), "answers"),
        channel=_text(given, "channel") or plain.channel,
        messages=_messages(given["messages"]) if "messages" in given else plain.messages,
        template_name=_text(given, "templateName") or plain.template_name,
        is_focused=_flag(given, "isFocused", default=True),
        notifies=_flag(given, "notify", default=False),
    )


def _text(given: Mapping[str, Json], name: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise bad_input(f"{name} has to be text, not {show(value)}")
    if not is_keepable(value):
        raise bad_input(f"{name} has a character that text cannot hold")
    return value.strip()


def _id(given: Mapping[str, Json], name: str) -> str:
    text = _text(given, name)
    found = clean_id(text) if text else ""
    if found is None:
        raise bad_input(f"{name} has to be a GUID, not {show(text)}")
    return found


def _table(given: Mapping[str, Json]) -> str:
    name = _text(given, "customerEntityName").lower()
    if not name:
        return CUSTOMER_TABLES[0]
    if name not in CUSTOMER_TABLES:
        raise bad_input(
            f"customerEntityName has to be {' or '.join(CUSTOMER_TABLES)}, not {show(name)}"
        )
    if "customerRecordId" not in given:
        raise bad_input("customerEntityName says where a record is; give its customerRecordId too")
    return name


def _flag(given: Mapping[str, Json], name: str, *, default: bool) -> bool:
    value = given.get(name, default)
    if not isinstance(value, bool):
        raise bad_input(f"{name} has to be true or false, not {show(value)}")
    return value


def _messages(given: Json) -> tuple[Message, ...]:
    if not isinstance(given, list):
        raise bad_input(f"messages has to be a list, not {show(given)}")
    return tuple(_message(each) for each in given)


def _message(given: Json) -> Message:
    match given:
        case str(text):
            return Speaker.CUSTOMER, text
        case {"from": str(who), "text": str(text), **more} if who in list(Speaker) and not more:
            return Speaker(who), text
    raise bad_input(
        'messages has to hold texts of the customer or objects such as {"from": "agent", "text": "Hello!"} '
        f"with {', '.join(Speaker)} in from; not {show(given)}"
    )
