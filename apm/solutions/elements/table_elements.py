"""Reads the tables of a solution and their columns: `Entity` elements [S]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.choice_elements import options_of
from apm.solutions.elements.xml_values import flag, labels, number, text_of, whole
from apm.solutions.model.table_model import SolutionColumn, SolutionTable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PRIMARY_NAME = "PrimaryName"
_NEVER = "0"


def table_name(entity: Element) -> str:
    """The schema name of an `Entity` element."""
    info = entity.find("EntityInfo/entity")
    return (info.get("Name") if info is not None else None) or text_of(entity, "Name")


def read_table(entity: Element) -> SolutionTable:
    """A table."""
    info = entity.find("EntityInfo/entity")
    schema_name = table_name(entity)
    return SolutionTable(
        schema_name.lower(),
        schema_name,
        labels(info, "LocalizedNames/LocalizedName"),
        labels(info, "LocalizedCollectionNames/LocalizedCollectionName"),
        text_of(info, "EntitySetName"),
        flag(text_of(info, "IsActivity")),
        tuple(map(read_column, info.findall("attributes/attribute"))) if info is not None else (),
    )


def read_column(attribute: Element) -> SolutionColumn:
    """A column: an `attribute` element."""
    schema_name = attribute.get("PhysicalName", "")
    default = whole(text_of(attribute, "AppDefaultValue"))
    writable = [text_of(attribute, f"ValidFor{each}Api") for each in ("Update", "Create")]
    return SolutionColumn(
        text_of(attribute, "LogicalName") or schema_name.lower(),
        schema_name,
        text_of(attribute, "Type").lower(),
        labels(attribute, "displaynames/displayname"),
        text_of(attribute, "RequiredLevel").lower() or "none",
        whole(text_of(attribute, "MaxLength")),
        number(text_of(attribute, "MinValue")),
        number(text_of(attribute, "MaxValue")),
        whole(text_of(attribute, "Accuracy")),
        whole(text_of(attribute, "AccuracySource")),
        text_of(attribute, "Format").lower(),
        whole(text_of(attribute, "Behavior")),
        writable == [_NEVER, _NEVER],
        _PRIMARY_NAME in text_of(attribute, "DisplayMask").split("|"),
        whole(text_of(attribute, "SourceType")) or 0,
        text_of(attribute, "AutoNumberFormat"),
        text_of(attribute, "OptionSetName").lower(),
        options_of(attribute.find("optionset")),
        default if default is not None and default >= 0 else None,
    )
