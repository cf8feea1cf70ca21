"""Checks the parameters of a tab template: their names and their values.

A page type takes only its own parameters [D]; a control also takes others [A]. Values with slugs are checked when a tab
opens, because they are not known before.

>>> list(parameter_problems("tab_templates[0].parameters", "website", {"url": "ftp://shop.example"}))[0]
"tab_templates[0].parameters: the address 'ftp://shop.example' is not allowed; it has to start with https:// or http://localhost"
"""

from collections.abc import Iterator, Mapping

from apm.core.json_text import Json
from apm.core.slugs import Slug, as_text, parse, render
from apm.settings.problem_texts import unknown_parameter, wrong
from apm.templates.page_types import DATA, OBJECTS, PAGE_TYPES, WEB_RESOURCE, WEBSITE, PageType

_ADDRESS = {WEBSITE: "url", WEB_RESOURCE: "webresourceName"}
"""The parameter with the address, for page types that load one; the others depend on it."""

_BY_NAME = {each.name: each for each in PAGE_TYPES}


def parameter_problems(key: str, page_type: Json, given: Json) -> Iterator[str]:
    """The problems of the parameters of a tab template; none if its page type does not exist.

    Args:
        key: the key of the parameters.
        page_type: the name of the page type.
        given: the values by name; null means the same as a missing value.
    """
    page = _page_type(page_type)
    if page is None or not isinstance(given, dict):
        return
    known = [name for each in page.parameters for name in (each.name, each.old_name) if name]
    usable: dict[str, str] = {}
    for name, value in given.items():
        if name not in known and not page.takes_more:
            yield unknown_parameter(f"{key}.{name}", page.name, known)
        elif isinstance(value, dict) and name not in OBJECTS:
            allowed = f"text; only {' and '.join(OBJECTS)} may be objects"
            yield wrong(f"{key}.{name}", value, allowed)
        elif isinstance(value, list):
            yield wrong(f"{key}.{name}", value, "text")
        else:
            usable[name] = as_text(value)
    problem = _refusal(page, usable)
    if problem:
        yield f"{key}: {problem}"


def lacking(page_type: Json, given: Json) -> list[str]:
    """The required parameters that a tab template lacks; the script that opens the tab has to give them."""
    page = _page_type(page_type)
    return page.missing(page.clean(given)) if page and isinstance(given, dict) else []


def _page_type(name: Json) -> PageType | None:
    return _BY_NAME.get(name) if isinstance(name, str) else None


def _refusal(page: PageType, texts: Mapping[str, str]) -> str:
    """The problem that the page reports for any values of the slugs."""
    cleaned = page.clean(texts)
    literal = {name: value for name, value in cleaned.items() if not _has_slugs(as_text(value))}
    if page in _ADDRESS and not literal.get(_ADDRESS[page]):
        return ""
    if page is not WEBSITE:
        return page.problem(literal)
    # The address consists of `url` and `data`, so `data` is checked with its slugs replaced.
    return page.problem({**literal, DATA: render(texts.get(DATA, ""), lambda _: "x")})


def _has_slugs(text: str) -> bool:
    return any(isinstance(piece, Slug) for piece in parse(text))
