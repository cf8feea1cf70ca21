"""Reads records of the Configuration Migration tool: `data.zip`, with `data.xml` and `data_schema.xml` [S].

The rows have the form of answers of a tenant, so that columns which their table lacks and links to records that are not
there are dropped. Many-to-many links, party lists, images and files are left out.
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
    return dict(_tables(data, schema))


def _tables(data: Element, schema: Element) -> Iterator[tuple[str, list[dict[str, Json]]]]:
    described = {each.get("name", ""): each for each in schema.iter("entity")}
    for entity in data.iter("entity"):
        name = entity.get("name", "")
        about = described.get(name)
        if about is not None:
            fields = {each.get("name", ""): each.get("type", "") for each in about.iter("field")}
            key = about.get("primaryidfield") or f"{name}id"
            yield (
                name,
                [_row(each, key, fields) for each in entity.findall("records/record")],
            )


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
