r"""Reads YAML that stands for XML: `@name` is an attribute, `#text` the text, a list repeats its element [S].

Texts stay as they are written, so that no value becomes a number or a date. Tags, anchors and aliases are refused, and
no object is made but elements, within the limits for XML.

>>> root = read_yaml(b"savedquery:\n  isdefault: 1\n  cell:\n  - '@name': a\n  - '@name': b", "a.yml")
>>> root.tag, root.findtext("isdefault"), [each.get("name") for each in root.findall("cell")]
('savedquery', '1', ['a', 'b'])
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from apm.solutions.files.solution_limits import (
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_TEXT,
    MB,
    SolutionRefused,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event

_NAME = re.compile(r"[A-Za-z_][\w.-]*(:[\w.-]+)?")
_TEXT = "#text"
_NULLS = ("", "~", "null")


class YamlProblem(ValueError):  # noqa: N818  # The caller decides whether it is an error.
    """The text is not such YAML; the message completes a sentence that begins with the name of the file."""


def read_yaml(content: bytes, where: str) -> Element:
    """The element that a YAML text stands for.

    Args:
        content: the text.
        where: what messages call it.

    Raises:
        YamlProblem: the text is not YAML, or does not stand for one element.
        SolutionRefused: it breaks a limit.
    """
    # Imported with the first YAML file: the page does not have the package.
    import yaml  # noqa: PLC0415

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Reading(yaml.parse(content, Loader=loader), where).root()
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise YamlProblem(f"is not valid YAML: {error.problem or 'it is damaged'}{line}") from None
    except yaml.YAMLError:
        raise YamlProblem("is not valid YAML: it has characters that YAML does not allow") from None


class _Reading:
    """Makes elements of the events of a parser, without recursion of the parser's own."""

    def __init__(self, events: Iterator[Event], where: str) -> None:
        self._events = events
        self._where = where
        self._elements = 0

    def root(self) -> Element:
        """The only element of the only document.

        Raises:
            YamlProblem: there is none, or several.
        """
        holder = Element("document")
        for event in self._events:
            if _kind(event) == "DocumentStartEvent":
                if len(holder):
                    raise YamlProblem("has several documents")
                self._add_value(next(self._events), holder, "", 0)
        if len(holder) != 1:
            raise YamlProblem("does not stand for one element")
        return holder[0]

    def _add_value(self, event: Event, parent: Element, name: str, depth: int) -> None:
        """Adds the value of a key to an element: an attribute, a text, an element or several."""
        if depth > MAX_DEPTH:
            raise self._refused(f"values are nested past {MAX_DEPTH} levels")
        self._check(event)
        match _kind(event):
            case "ScalarEvent":
                self._add_text(parent, name, self._text(event))
            case "MappingStartEvent":
                self._add_mapping(self._element(parent, name) if name else parent, depth)
            case "SequenceStartEvent" if name:
                for each in self._until_end():
                    self._add_value(each, parent, name, depth + 1)
            case _:
                raise YamlProblem("does not stand for one element")

    def _add_mapping(self, element: Element, depth: int) -> None:
        for key in self._until_end():
            self._check(key)
            if _kind(key) != "ScalarEvent":
                raise YamlProblem("has a key that is no text")
            self._add_value(next(self._events), element, self._text(key), depth + 1)

    def _add_text(self, parent: Element, name: str, text: str) -> None:
        if name == _TEXT:
            parent.text = text
        elif name.startswith("@"):
            parent.set(self._name(name[1:]), text)
            if len(parent.attrib) > MAX_ATTRIBUTES:
                raise self._refused(f"an element has more than {MAX_ATTRIBUTES} attributes")
        else:
            self._element(parent, name).text = text

    def _element(self, parent: Element, name: str) -> Element:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise self._refused(f"it has more than {MAX_ELEMENTS} elements")
        element = Element(self._name(name))
        parent.append(element)
        return element

    def _name(self, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise YamlProblem("has a key that is no name of an element or an attribute")
        return name

    def _text(self, event: Event) -> str:
        value: str = event.value  # type: ignore[attr-defined] # The kind was checked.
        if len(value) > MAX_TEXT:
            raise self._refused(f"a text has more than {MAX_TEXT // MB} million characters")
        is_plain = not event.style  # type: ignore[attr-defined]
        return "" if is_plain and value.lower() in _NULLS else value

    def _check(self, event: Event) -> None:
        if _kind(event) == "AliasEvent" or getattr(event, "anchor", None):
            raise self._refused("it has an anchor or an alias")
        if getattr(event, "tag", None):
            raise self._refused("it has a tag")

    def _until_end(self) -> Iterator[Event]:
        """Yield the events of the members of a list or a mapping; the caller takes those of their values."""
        for event in self._events:
            if _kind(event) in ("MappingEndEvent", "SequenceEndEvent"):
                return
            yield event

    def _refused(self, reason: str) -> SolutionRefused:
        return SolutionRefused(f"{self._where} is refused: {reason}.")


def _kind(event: Event) -> str:
    return type(event).__name__
