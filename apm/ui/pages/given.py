"""A page that shows what it was given: for page types whose contents only the product has."""

from collections.abc import Mapping

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.ui.elements import Element, h
from apm.workspace.page import Page


def given_page(page: Page, _records: Records, problem: str = "") -> list[Element]:
    """The page type and the parameters, with what is wrong with them if something is."""
    return [
        h("h1", {}, page.label),
        h("p", {"class": "page-kind"}, page.template.page_type.label),
        *([h("p", {"class": "problem"}, problem)] if problem else []),
        *named_values(page.parameters),
    ]


def named_values(values: Mapping[str, Json], title: str = "") -> list[Element]:
    """Names and values, under a heading; nothing if there are none."""
    rows = [
        element
        for name, value in values.items()
        for element in (h("dt", {}, name), h("dd", {}, as_text(value)))
    ]
    heading = [h("h2", {}, title)] if title else []
    return [*heading, h("dl", {"class": "given"}, *rows)] if rows else []
