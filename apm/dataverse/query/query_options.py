"""Splits query options, as in `?$select=title&$filter=statecode eq 0&$top=5`, or `?fetchXml=...`.

>>> read_options("?$select=title, ticketnumber&$orderby=createdon desc,title&$top=5").orderby
(('createdon', True), ('title', False))
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from apm.core.errors import bad_input, show
from apm.dataverse.names import unknown
from apm.dataverse.query.parameter_aliases import filled

OPTIONS = (
    *("$select", "$filter", "$orderby", "$top", "$expand", "$count"),
    *("$apply", "fetchXml", "savedQuery"),
)
_NESTED = ("$select", "$filter", "$orderby", "$top", "$expand")
_BY_LOWER_CASE = {each.lower(): each for each in OPTIONS}
SKIP = "$skiptoken"
"""The option of a next page: the number of records on the pages before [A]."""

MAX_TOP = 5000
"""The maximum number of records in a response of the product [D]."""

MAX_EXPANDED = 10
"""The maximum depth of `$expand` [A]."""

_USER_QUERY = "userquery"


@dataclass(frozen=True, slots=True)
class Options:
    """Query options, split but not yet read.

    Attributes:
        select: the Web API names of columns; empty for all columns.
        filter: the text of the filter; empty for all records.
        orderby: columns, each with whether the order is descending.
        top: the maximum number of records.
        skip: the number of records to skip.
        expand: navigation properties, each with its own options.
        is_counted: whether the number of all records is asked for.
        apply: the text of the aggregation.
        fetch_xml: the text of a FetchXML query, which replaces the other options.
        saved_query: the id of a view, which replaces the other options.
    """

    select: tuple[str, ...] = ()
    filter: str = ""
    orderby: tuple[tuple[str, bool], ...] = ()
    top: int | None = None
    skip: int = 0
    expand: "tuple[tuple[str, Options], ...]" = ()
    is_counted: bool = False
    apply: str = ""
    fetch_xml: str = ""
    saved_query: str = ""


def read_options(text: str) -> Options:
    """Splits query options: a text that starts with `?` or is empty. `%20` is decoded to a space, `+` is a plus [A].

    Of an address, such as a `nextLink`, only the part after `?` is used.

    Raises:
        ApmError: an option is unknown, occurs twice or has an invalid value.
    """
    return _options(iter(_plain(text)))


def options_from(text: str, skip: int) -> str:
    """The same options for a later page; `skip` is the number of records before it.

    >>> options_from("?$select=title&$filter=title eq 'a b'", 10)
    "?$select=title&$filter=title%20eq%20'a%20b'&$skiptoken=10"
    """
    kept = [each for each in _parts(text) if each and not _is_option(each, SKIP)]
    # An & in a quoted value is encoded, so that URL parsers read the address correctly.
    safe = [quote(each, safe="%?=$'(),;:/@+!*{}[]|") for each in kept]
    return "?" + "&".join([*safe, f"{SKIP}={skip}"])


def split(text: str, separator: str) -> Iterator[str]:
    """Splits a text at the separators outside quotes and parentheses."""
    depth, start, quote, is_escaped = 0, 0, "", False
    for at, char in enumerate(text):
        if is_escaped:
            is_escaped = False
        elif quote:
            # Texts in double quotes are JSON, in which a quote can be escaped.
            is_escaped = quote == '"' and char == "\\"
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == separator and depth <= 0:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _parts(text: str) -> Iterator[str]:
    text = text.strip()
    if re.match(r"https?://|/", text):
        text = text.partition("?")[2]
    text = text.removeprefix("?")
    # Scripts pass FetchXML as it is [D by example], with quotes, & and % in it.
    xml = re.search(r"(?:^|&)\s*fetchXml\s*=\s*<", text, re.IGNORECASE)
    if xml is None:
        return split(text, "&")
    end = text.rindex(">") + 1 if ">" in text[xml.start() :] else len(text)
    around = [*split(text[: xml.start()], "&"), *split(text[end:], "&")]
    return iter([text[xml.start() : end].removeprefix("&"), *around])


def _plain(text: str) -> list[str]:
    """The decoded options, with the texts of their aliases."""
    return filled(_decoded(each) for each in _parts(text))


def _decoded(part: str) -> str:
    value = part.partition("=")[2]
    return part if value.lstrip().startswith("<") else unquote(part)


def _is_option(part: str, name: str) -> bool:
    return unquote(part).partition("=")[0].strip().lower() == name


def _options(parts: Iterator[str], depth: int = 0) -> Options:
    given = _given(parts, is_nested=depth > 0)
    if given.get("$filter") == "":
        raise bad_input(
            "$filter is empty; write a condition such as statecode eq 0, or leave it out"
        )
    if depth > MAX_EXPANDED:
        raise bad_input(f"$expand is nested past {MAX_EXPANDED} levels")
    for name in ("fetchXml", "savedQuery"):
        if name in given and {*given} - {name, "$count", SKIP}:
            raise bad_input(f"{name} replaces the other query options; it goes with $count only")
    if "$apply" in given and {"$select", "$expand"} & {*given}:
        raise bad_input("$apply returns groups, which have no $select and no $expand")
    return Options(
        select=tuple(_names(given.get("$select", ""), "$select")),
        filter=given.get("$filter", ""),
        orderby=_orders(given.get("$orderby", "")),
        top=_top(given["$top"]) if "$top" in given else None,
        skip=_skip(given.get(SKIP, "0")),
        expand=tuple(_expand(each, depth) for each in _names(given.get("$expand", ""), "$expand")),
        is_counted=_flag(given.get("$count", "false")),
        apply=given.get("$apply", ""),
        fetch_xml=given.get("fetchXml", ""),
        saved_query=given.get("savedQuery", ""),
    )


def _given(parts: Iterator[str], *, is_nested: bool) -> dict[str, str]:
    """The values of the options by their names."""
    given: dict[str, str] = {}
    for part in parts:
        if not part.strip():
            continue
        name, _, value = part.partition("=")
        name = name.strip().lower()
        if name == _USER_QUERY:
            raise bad_input("there are no personal views here; savedQuery takes the id of a view")
        name = _BY_LOWER_CASE.get(name, name)
        known = _NESTED if is_nested else OPTIONS
        if name not in known and (is_nested or name != SKIP):
            raise unknown("query option", name, known)
        if name in given:
            raise bad_input(f"the query option {name} is given twice")
        given[name] = value.strip()
    return given


def _names(text: str, option: str) -> list[str]:
    if not text:
        return []
    names = [each.strip() for each in split(text, ",")]
    if not all(names):
        raise bad_input(f"{option} has an extra comma: {show(text)}")
    return names


def _orders(text: str) -> tuple[tuple[str, bool], ...]:
    """The columns of an order; where one is given again, that changes nothing."""
    orders: dict[str, bool] = {}
    for each in _names(text, "$orderby"):
        column, descending = _order(each)
        orders.setdefault(column, descending)
    return tuple(orders.items())


def _order(text: str) -> tuple[str, bool]:
    match text.split():
        case [column]:
            return column, False
        case [column, direction] if direction.lower() in ("asc", "desc"):
            return column, direction.lower() == "desc"
    raise bad_input(f"$orderby takes a column with asc or desc behind it, not {show(text)}")


def _top(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not 0 < int(text) <= MAX_TOP:
        raise bad_input(f"$top has to be a whole number from 1 to {MAX_TOP}, not {show(text)}")
    return int(text)


def _skip(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise bad_input(f"{SKIP} has to be as a nextLink gave it, not {show(text)}")
    return int(text)


def _flag(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise bad_input(f"$count has to be true or false, not {show(text)}")
    return text.lower() == "true"


def _expand(text: str, depth: int) -> tuple[str, Options]:
    name, bracket, rest = text.partition("(")
    if not bracket:
        return name.strip(), Options()
    if not rest.endswith(")"):
        raise bad_input(f"$expand has an unmatched (: {show(text)}")
    return name.strip(), _options(split(rest[:-1], ";"), depth + 1)
