"""Reads ribbons: the parts of `RibbonDiffXml` [D]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.xml_values import labels, number, web_resource
from apm.solutions.model.command_model import (
    Ribbon,
    RibbonAction,
    RibbonCommand,
    RibbonItem,
    RibbonRule,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

ITEMS = ("Button", "SplitButton", "FlyoutAnchor", "ToggleButton")


def read_ribbon(diff: Element, table: str, file: str) -> Ribbon:
    """The ribbon of a table; that of the app, if the table is empty."""
    return Ribbon(
        table,
        tuple(_items(diff)),
        tuple(each.get("Location", "") for each in diff.findall("CustomActions/HideCustomAction")),
        tuple(map(_command, diff.findall("CommandDefinitions/CommandDefinition"))),
        _rules(diff, "EnableRule"),
        _rules(diff, "DisplayRule"),
        {
            each.get("Id", ""): labels(each, "Titles/Title")
            for each in diff.findall("LocLabels/LocLabel")
        },
        file,
    )


def _items(diff: Element) -> Iterator[RibbonItem]:
    for action in diff.findall("CustomActions/CustomAction"):
        parents = {child: parent for parent in action.iter() for child in parent}
        for each in action.iter():
            if each.tag in ITEMS:
                yield RibbonItem(
                    each.get("Id", ""),
                    each.tag,
                    action.get("Location", ""),
                    each.get("Command", ""),
                    each.get("LabelText", ""),
                    number(each.get("Sequence") or action.get("Sequence")),
                    _container(each, parents),
                )


def _container(item: Element, parents: Mapping[Element, Element]) -> str:
    at = parents.get(item)
    while at is not None and at.tag not in ITEMS:
        at = parents.get(at)
    return at.get("Id", "") if at is not None else ""


def _command(definition: Element) -> RibbonCommand:
    actions = definition.find("Actions")
    return RibbonCommand(
        definition.get("Id", ""),
        tuple(map(_action, actions if actions is not None else ())),
        tuple(each.get("Id", "") for each in definition.findall("EnableRules/EnableRule")),
        tuple(each.get("Id", "") for each in definition.findall("DisplayRules/DisplayRule")),
    )


def _action(action: Element) -> RibbonAction:
    return RibbonAction(
        action.tag,
        action.get("FunctionName", "").strip(),
        web_resource(action.get("Library")),
        action.get("Address", ""),
        _arguments(action),
    )


def _arguments(element: Element) -> tuple[tuple[str, str], ...]:
    return tuple((each.tag, each.get("Value", "")) for each in element)


def _rules(diff: Element, kind: str) -> Mapping[str, tuple[RibbonRule, ...]]:
    found = diff.findall(f"RuleDefinitions/{kind}s/{kind}")
    return {each.get("Id", ""): tuple(map(_rule, each)) for each in found}


def _rule(rule: Element) -> RibbonRule:
    groups = rule.findall("Or")
    return RibbonRule(
        rule.tag,
        dict(rule.attrib),
        () if groups else _arguments(rule),
        tuple(tuple(map(_rule, group)) for group in groups),
    )
