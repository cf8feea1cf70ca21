"""Parameters that a tab template gives its page: names that the page takes, values that it can use.

A page type takes only its own parameters [D]; a control takes any besides [A]. What holds slugs is checked when a tab
opens: only then is it known.

>>> list(parameter_problems("tab_templates[0].parameters", "website", {"url": "ftp://shop.example"}))[0]
"tab_templates[0].parameters: the address 'ftp://shop.example' is not allowed; it has to start with https:// or http://localhost"
"""

from collections.abc import Iterator, Mapping

from apm.core.json_text import Json
from apm.core.slugs import Slug, as_text, parse, render
from apm.settings.problem_texts import unknown_parameter, wrong
from apm.templates.page_types import PAGE_TYPES, WEB_RESOURCE, WEBSITE, PageType

DATA = "data"
"""The one parameter that may be an object; it reaches the page as JSON text."""

_ADDRESS = {WEBSITE: "url", WEB_RESOURCE: "webresourceName"}
"""What has to be known of a page that loads something before it can be refused."""

_BY_NAME = {each.name: each for each in PAGE_TYPES}


def parameter_problems(key: str, page_type: Json, given: Json) -> Iterator[str]:
    """What is wrong with the parameters of a tab template; nothing where its page type is no page type.

    Args:
        key: where they stand.
        page_type: the name of the page type.
        given: values by name; null is as good as not said.
    """
    page = _page_type(page_type)
    if page is None or not isinstance(given, dict):
        return
    known = [name for each in page.parameters for name in (each.name, each.old_name) if name]
    usable: dict[str, str] = {}
    for name, value in given.items():
        if name not in known and not page.takes_more:
            yield unknown_parameter(f"{key}.{name}", page.name, known)
        elif isinstance(value, dict) and name != DATA:
            yield wrong(f"{key}.{name}", value, f"text; only {DATA} may be an object")
        elif isinstance(value, list):
            yield wrong(f"{key}.{name}", value, "text")
        else:
            usable[name] = as_text(value)
    problem = _refusal(page, usable)
    if problem:
        yield f"{key}: {problem}"


def lacking(page_type: Json, given: Json) -> list[str]:
    """The required parameters that a tab template leaves to the script which opens the tab."""
    page = _page_type(page_type)
    return page.missing(page.clean(given)) if page and isinstance(given, dict) else []


def _page_type(name: Json) -> PageType | None:
    return _BY_NAME.get(name) if isinstance(name, str) else None


def _refusal(page: PageType, texts: Mapping[str, str]) -> str:
    """What the page refuses, whatever the slugs come to."""
    cleaned = page.clean(texts)
    literal = {name: value for name, value in cleaned.items() if not _has_slugs(as_text(value))}
    if page in _ADDRESS and not literal.get(_ADDRESS[page]):
        return ""
    if page is not WEBSITE:
        return page.problem(literal)
    # The address is both together, so `data` is looked at with its slugs filled.
    return page.problem({**literal, DATA: render(texts.get(DATA, ""), lambda _: "x")})


def _has_slugs(text: str) -> bool:
    return any(isinstance(piece, Slug) for piece in parse(text))
