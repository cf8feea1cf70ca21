"""Reads and checks the inputs of `createSession` and `createTab`, and other JSON arguments.

The facade has converted the arguments to JSON text; a script can also pass JSON text itself [D: typed "String"].

>>> read_tab_input('{"templateName": " a ", "appContext": [["data", "x"]]}')
TabInput(template_name='a', context={'data': 'x'}, is_focused=True, title=None, can_close=True)
"""

from apm.core.errors import bad_input, show
from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.values import value_class


@value_class
class _Input:
    """The fields that both inputs have.

    Attributes:
        template_name: the unique name of the template.
        context: `sessionContext` or `appContext`.
        is_focused: whether it gets the focus; true by default [D; for tabs A].
    """

    template_name: str
    context: dict[str, Json]
    is_focused: bool = True


@value_class
class SessionInput(_Input):
    """The input of `createSession`."""


@value_class
class TabInput(_Input):
    """The input of `createTab`, and what `Xrm.App.sessions` adds to it.

    Attributes:
        title: the title of the tab, which may be blank; None for the title of its page.
        can_close: whether the tab can be closed, unless it is pinned.
    """

    title: str | None = None
    can_close: bool = True


def read_session_input(text: str) -> SessionInput:
    """Reads the input of `createSession`.

    Raises:
        ApmError: it is not valid.
    """
    return SessionInput(*_read_input(text, "sessionContext"))


def read_tab_input(text: str) -> TabInput:
    """Reads the input of `createTab`.

    Raises:
        ApmError: it is not valid.
    """
    return TabInput(*_read_input(text, "appContext"))


def _read_input(text: str, context_name: str) -> tuple[str, dict[str, Json], bool]:
    given = read_json(text, "the input")
    if not isinstance(given, dict):
        raise bad_input(f"the input has to be an object with a templateName, not {show(given)}")
    name = given.get("templateName")
    if not isinstance(name, str) or not name.strip():
        raise bad_input(f"templateName has to be a template's unique name, not {show(name)}")
    is_focused = given.get("isFocused")
    if is_focused is not None and not isinstance(is_focused, bool):
        raise bad_input(f"isFocused has to be true or false, not {show(is_focused)}")
    context = _given(read_pairs(given.get(context_name), context_name))
    return name.strip(), context, is_focused is not False


def _given(pairs: dict[str, Json]) -> dict[str, Json]:
    """The pairs without null values, which scripts often pass for unknown values."""
    return {name: value for name, value in pairs.items() if value is not None}


def read_json(text: str, what: str) -> Json:
    """The value of a JSON text; `what` names the argument in the error message.

    Raises:
        ApmError: the text is not JSON.
    """
    try:
        return parse_json(text)
    except JsonTextError as error:
        raise bad_input(f"{what} is {error}") from None


def read_object(text: str, what: str) -> dict[str, Json]:
    """The object of a JSON text; empty for null, which stands for a missing argument.

    Raises:
        ApmError: the value is not an object.
    """
    try:
        given = parse_json(text)
    except JsonTextError as error:
        if text.lstrip().startswith("{"):
            raise bad_input(f"{what} is {error}") from None
        # A script has passed a text where the product takes an object.
        given = text
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise bad_input(f"{what} has to be an object, not {show(given)}")
    return given


def read_pairs(given: Json, what: str) -> dict[str, Json]:
    """The names and values of an object or of a list of pairs; empty for null.

    Raises:
        ApmError: the value is neither.
    """
    if given is None:
        return {}
    if isinstance(given, dict):
        return {name.strip(): value for name, value in given.items()}
    if not isinstance(given, list):
        raise bad_input(f"{what} has to be a Map, an object or pairs, not {show(given)}")
    pairs: dict[str, Json] = {}
    for pair in given:
        match pair:
            case [str(name), value]:
                pairs[name.strip()] = value
            case _:
                raise bad_input(
                    f'{what} has to hold pairs such as ["name", "value"], not {show(pair)}'
                )
    return pairs


def read_parameters_str(given: Json) -> dict[str, Json]:
    """The page parameters of the anchor tab: JSON text of a list of pairs [D].

    Raises:
        ApmError: the value is something else.
    """
    if given is None:
        return {}
    what = "parametersStr"
    if isinstance(given, str):
        pairs = read_json(given, what)
        if isinstance(pairs, list):
            return _given(read_pairs(pairs, what))
    raise bad_input(
        f'{what} has to be JSON text of pairs such as [["entityName","incident"]], '
        f"not {show(given)}"
    )
