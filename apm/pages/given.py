"""A page that shows what it was given: for page types whose contents only the product has."""

from apm.dataverse import Records
from apm.elements import Element, h
from apm.session import Tab
from apm.slugs import as_text


def given_page(tab: Tab, _records: Records, problem: str = "") -> list[Element]:
    """The page type and the parameters, with what is wrong with them if something is."""
    rows = [
        element
        for name, value in tab.parameters.items()
        for element in (h("dt", {}, name), h("dd", {}, as_text(value)))
    ]
    return [
        h("h1", {}, tab.label),
        h("p", {"class": "page-kind"}, tab.template.page_type.label),
        *([h("p", {"class": "problem"}, problem)] if problem else []),
        *([h("dl", {"class": "given"}, *rows)] if rows else []),
    ]
