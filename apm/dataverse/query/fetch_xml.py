"""Parses the text of FetchXML, and checks the names of its elements and attributes.

>>> parse_fetch("<fetch><entity name='account'/></fetch>").tag
'fetch'
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from apm.core.errors import ApmError, bad_input, show
from apm.core.nearest_names import suggestion
from apm.dataverse.names import unknown

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_LENGTH = 65_536
"""The maximum length of a query in a batch, in characters [D]."""

MAX_DEPTH = 40
"""The maximum nesting of elements [A]; the product allows 15 link-entities."""

_MOST = {"condition": 500, "order": 100}
"""The maximum numbers of elements: of conditions [D], of orders [A]."""

_COLUMNS = ("attribute", "all-attributes", "no-attrs", "order", "filter", "link-entity")
_CHILDREN: Mapping[str, tuple[str, ...]] = {
    "fetch": ("entity",),
    "entity": _COLUMNS,
    "link-entity": _COLUMNS,
    "filter": ("condition", "filter", "link-entity"),
    "condition": ("value",),
}
_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "fetch": (
        *("top", "count", "page", "paging-cookie", "distinct", "aggregate"),
        *("returntotalrecordcount", "useraworderby", "version", "mapping", "output-format"),
        *("no-lock", "utc-offset", "aggregatelimit", "latematerialize", "options", "datasource"),
        *("min-active-row-version", "savedqueryid"),
    ),
    "entity": ("name", "enableprefiltering", "prefilterparametername"),
    "link-entity": (
        *("name", "from", "to", "alias", "link-type", "intersect", "visible"),
        *("enableprefiltering", "prefilterparametername"),
    ),
    "attribute": (
        *("name", "alias", "aggregate", "groupby", "distinct", "dategrouping", "usertimezone"),
        *("rowaggregate", "addedby", "build"),
    ),
    "order": ("attribute", "alias", "descending", "entityname"),
    "filter": (
        *("type", "hint", "isquickfindfields", "overridequickfindrecordlimitenabled"),
        *("overridequickfindrecordlimitdisabled", "bypassquickfind"),
    ),
    "condition": (
        *("attribute", "operator", "value", "valueof", "entityname", "uiname", "uitype"),
        *("uihidden", "column", "aggregate", "alias", "rowaggregate"),
    ),
    "value": ("uiname", "uitype"),
}


def parse_fetch(text: str, root: str = "fetch") -> "Element":
    """The root element of FetchXML. A DTD is refused, since its entities can grow without bounds.

    Raises:
        ApmError: the text is no FetchXML.
    """
    # Imported with the first FetchXML; written so that the snapshot of the page contains the module.
    import xml.etree.ElementTree as etree  # noqa: N813, PLC0415

    if len(text) > MAX_LENGTH:
        raise fetch_problem(f"the query is longer than {MAX_LENGTH} characters")
    if re.search("[\ud800-\udfff]", text):
        raise fetch_problem("the query has a character that text cannot hold")
    if re.search(r"<!(?!--)", text):
        raise fetch_problem("a DOCTYPE, an entity or a CDATA section has no place in the query")
    try:
        found = etree.fromstring(text.strip())
    except etree.ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        raise fetch_problem(
            f"the text is no XML ({reason}, line {line}, column {column + 1})"
        ) from None
    if found.tag != root:
        raise fetch_problem(f"the text begins with <{root}>, not with <{found.tag}>")
    _check(found, 1)
    for name, most in _MOST.items():
        if sum(1 for _ in found.iter(name)) > most:
            raise fetch_problem(f"a query has at most {most} elements <{name}>")
    return found


def entity_around(name: str, element: "Element") -> "Element":
    """An `entity` element for a table, with one child."""
    import xml.etree.ElementTree as etree  # noqa: N813, PLC0415 - As above.

    entity = etree.Element("entity", name=name)
    entity.append(element)
    return entity


def fetch_problem(message: str) -> ApmError:
    """The error for FetchXML that is invalid or not supported."""
    return bad_input(f"FetchXML: {message}")


def attribute_of(element: "Element", name: str) -> str:
    """An attribute that has to be there, without surrounding spaces.

    Raises:
        ApmError: it is missing.
    """
    value = element.get(name, "").strip()
    if not value:
        raise fetch_problem(f"<{element.tag}> needs the attribute {name}")
    return value


def flag_of(element: "Element", name: str) -> bool:
    """An attribute that is true or false; false if it is missing.

    Raises:
        ApmError: it has another value.
    """
    value = element.get(name, "false").strip().lower()
    if value not in ("true", "false", "1", "0"):
        raise fetch_problem(f"{name} has to be true or false, not {show(value)}")
    return value in ("true", "1")


def number_of(element: "Element", name: str, most: int) -> int | None:
    """An attribute that is a whole number from 1; None if it is missing or empty.

    Raises:
        ApmError: it has another value.
    """
    value = element.get(name, "").strip()
    if not value:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", value) or not 0 < int(value) <= most:
        raise fetch_problem(f"{name} has to be a whole number from 1 to {most}, not {show(value)}")
    return int(value)


def _check(element: "Element", depth: int) -> None:
    if depth > MAX_DEPTH:
        raise fetch_problem(f"elements are nested past {MAX_DEPTH} levels")
    for name in element.attrib:
        _check_attribute(element.tag, name)
    for child in element:
        known = _CHILDREN.get(element.tag, ())
        if child.tag not in known:
            raise fetch_problem(str(unknown("element", child.tag, known, f" in <{element.tag}>")))
        _check(child, depth + 1)


def _check_attribute(tag: str, name: str) -> None:
    """Refuses a name that is nearly one of FetchXML; others are ignored, as in the product [S]."""
    known = _ATTRIBUTES[tag]
    meant = "" if name in known else suggestion(name, known)
    if meant:
        raise fetch_problem(f"<{tag}> has no attribute {show(name)}; {meant}")
