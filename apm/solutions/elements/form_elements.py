"""Reads forms: `systemform` elements [D FormXml; what files have in addition S]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.elements.form_layout_elements import Layout, change_of, is_changed
from apm.solutions.elements.handler_elements import handlers_of
from apm.solutions.elements.xml_values import bare_guid, flag, labels, text_of, web_resource, whole
from apm.solutions.model.form_model import NavigationItem, SolutionForm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_INACTIVE = "0"


def read_form(systemform: Element, kind: str, table: str, file: str) -> SolutionForm:
    """A form; one without a `form` element has no tabs."""
    form = systemform.find("form")
    identity = bare_guid(text_of(systemform, "formid"))
    names = labels(systemform, "LocalizedNames/LocalizedName")
    is_active = text_of(systemform, "FormActivationState") != _INACTIVE
    if form is None:
        return SolutionForm(identity, table, kind, names, is_active, file=file)
    conditions = form.find("DisplayConditions")
    layout = Layout(form)
    return SolutionForm(
        identity,
        table,
        kind,
        names,
        is_active,
        any(map(is_changed, form.iter())),
        layout.tabs(),
        layout.rows(form.find("header")),
        layout.rows(form.find("footer")),
        tuple(dict.fromkeys(_hidden(form))),
        tuple(web_resource(each.get("name")) for each in form.findall("formLibraries/Library")),
        handlers_of(form),
        whole(conditions.get("Order")) if conditions is not None else None,
        flag(conditions.get("FallbackForm")) if conditions is not None else False,
        tuple(bare_guid(each.get("Id")) for each in form.findall("DisplayConditions/Role")),
        tuple(map(_navigation, form.findall("Navigation/NavBar/NavBarByRelationshipItem"))),
        file,
    )


def _navigation(item: Element) -> NavigationItem:
    is_shown = item.get("Show")
    return NavigationItem(
        item.get("Id", ""),
        item.get("RelationshipName", ""),
        labels(item, "Titles/Title", "Text", "LCID"),
        item.get("Area", ""),
        whole(item.get("Sequence")),
        None if is_shown is None else flag(is_shown),
        bare_guid(item.get("ViewId")),
        change_of(item),
    )


def _hidden(form: Element) -> Iterator[str]:
    for each in form.findall("hiddencontrols/data"):
        column = each.get("datafieldname")
        if column:
            yield column.lower()
