"""Reads records of the Configuration Migration tool: `data.zip`, with `data.xml` and `data_schema.xml` [S].

The rows have the form of answers of a tenant, so that columns which their table lacks and links to records that are not
there are dropped [A]. Party lists, images and files are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.dataverse.names import ETAG, LOGICAL_NAME
from apm.solutions.elements.xml_values import bare_guid, number, whole
from apm.solutions.files.solution_limits import MAX_TOTAL, SolutionRefused
from apm.solutions.files.solution_xml import XmlProblem, read_xml
from apm.solutions.files.zip_contents import ZipContents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from apm.core.json_text import Json

_DATA, _SCHEMA = "data.xml", "data_schema.xml"
_WHOLE = ("number", "optionsetvalue", "state", "status")
_NUMBERS = ("decimal", "float", "money")
_TEXTS = ("datetime", "guid", "memo", "string")
_BOOLEAN = "bool"

_Link = tuple[str, tuple[str, str], tuple[str, str]]
"""The table of a relationship, and for each side the column and the id of the record."""


class MigrationDataError(ValueError):
    """The file cannot be used; the message is a sentence without its end."""


def is_migration_data(file: Path) -> bool:
    """Whether a file of records is one of the Configuration Migration tool: the others are JSON."""
    return file.suffix.lower() == ".zip"


def read_migration_data(file: Path, name: str) -> dict[str, list[dict[str, Json]]]:
    """Return the rows of a zip by the name of their table; `name` is the name of the file in messages.

    Raises:
        MigrationDataError: it is not such a zip, or is larger than the limits for files from outside.
    """
    try:
        with file.open("rb") as opened:
            contents = ZipContents(opened.read(MAX_TOTAL), name)
        names = {each.casefold(): each for each in contents.names}
        missing = [each for each in (_DATA, _SCHEMA) if each not in names]
        if missing:
            raise MigrationDataError(
                f"{name} has no {missing[0]}: export the records with the Configuration Migration tool"
            )
        data, schema = (
            read_xml(contents.read(names[each]), f"{name}: {each}") for each in (_DATA, _SCHEMA)
        )
    except SolutionRefused as refusal:
        raise MigrationDataError(str(refusal).removesuffix(".")) from None
    except XmlProblem as problem:
        raise MigrationDataError(f"{name} {problem}") from None
    except OSError as error:
        raise MigrationDataError(f"{name} cannot be read: {error.strerror}") from None
    entities = [*_described(data, schema)]
    tables = {each.get("name", ""): [*_rows(each, about)] for each, about in entities}
    # Both tables of a relationship can have the same link.
    for table, *ids in dict.fromkeys(link for pair in entities for link in _links(*pair)):
        tables.setdefault(table, []).append({ETAG: "", **dict(ids)})
    return tables


def _described(data: Element, schema: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each `entity` of the data with that of the schema; what the schema lacks is left out."""
    known = {each.get("name", ""): each for each in schema.iter("entity")}
    for entity in data.iter("entity"):
        about = known.get(entity.get("name", ""))
        if about is not None:
            yield entity, about


def _key(about: Element) -> str:
    return about.get("primaryidfield") or f"{about.get('name')}id"


def _rows(entity: Element, about: Element) -> Iterator[dict[str, Json]]:
    types = {each.get("name", ""): each.get("type", "") for each in about.iter("field")}
    for record in entity.findall("records/record"):
        yield _row(record, _key(about), types)


def _links(entity: Element, about: Element) -> Iterator[_Link]:
    """Yield the links of many-to-many relationships [S]; each is a record of the table of its relationship."""
    relationships = {each.get("name", ""): each for each in about.iter("relationship")}
    for linked in entity.findall("m2mrelationships/m2mrelationship"):
        name = linked.get("m2mrelationshipname", "")
        relationship = relationships.get(name)
        if relationship is None:
            continue
        table = relationship.get("relatedEntityName") or name
        other = relationship.get("m2mTargetEntityPrimaryKey", "")
        is_reflexive = relationship.get("isreflexive", "").lower() == "true"
        # Of a relationship of a table and itself, the columns have these endings [S].
        mine, theirs = (
            (f"{_key(about)}one", f"{other}two") if is_reflexive else (_key(about), other)
        )
        source = bare_guid(linked.get("sourceid"))
        for target in linked.findall("targetids/targetid"):
            first, second = sorted([(mine, source), (theirs, bare_guid(target.text))])
            yield table, first, second


def _row(record: Element, key: str, types: Mapping[str, str]) -> dict[str, Json]:
    row: dict[str, Json] = {ETAG: "", key: bare_guid(record.get("id"))}
    for field in record.findall("field"):
        name, value, target = (field.get(each, "") for each in ("name", "value", "lookupentity"))
        if target:
            row[f"_{name}_value"] = bare_guid(value) or None
            row[f"_{name}_value{LOGICAL_NAME}"] = target
        elif name != key and types.get(name) in (*_WHOLE, *_NUMBERS, *_TEXTS, _BOOLEAN):
            row[name] = _value(value, types[name])
    return row


def _value(text: str, kind: str) -> Json:
    if not text:
        return None
    if kind == _BOOLEAN:
        return text.strip().lower() in ("true", "1")
    if kind in _WHOLE:
        return whole(text)
    return number(text) if kind in _NUMBERS else text
