"""A page that shows its parameters, for page types whose content only the product has."""

from collections.abc import Mapping

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.ui.elements import Element, h
from apm.ui.messages import Level, message
from apm.ui.name_value_list import name_value_list
from apm.workspace.page import Page


def parameters_page(page: Page, _records: Records, problem: str = "") -> list[Element]:
    """The page type, the problem if there is one, and the parameters."""
    return [
        h("h1", {}, page.label),
        h("p", {"class": "page-kind"}, page.template.page_type.label),
        *([_problem(problem)] if problem else []),
        *named_values(page.parameters),
    ]


def _problem(text: str) -> Element:
    return message(Level.ERROR, h("p", {}, text), kind="page-problem", is_live=False)


def named_values(values: Mapping[str, Json], title: str = "") -> list[Element]:
    """Names and values, below a heading. Without values, there are no elements."""
    heading = [h("h2", {}, title)] if title else []
    return [*heading, name_value_list(values, {"class": "given"})] if values else []
