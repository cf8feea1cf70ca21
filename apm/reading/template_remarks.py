"""Remarks about templates and the site map of a workspace file: names that are not there, slugs that stay empty.

The workspace opens all the same, as the product does [A].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.core.errors import show
from apm.core.json_text import Json
from apm.core.nearest_names import suggestion
from apm.core.slugs import Slug, as_text, parse
from apm.dataverse.names import clean_id
from apm.reading.slug_mistakes import slug_mistakes
from apm.settings import Settings
from apm.settings.by_table import ByTable
from apm.settings.entries import Entry, entries
from apm.settings.problem_texts import wrong
from apm.templates.addresses import web_resource_name, webresource_problem
from apm.templates.built_in import CATALOGUE
from apm.templates.page_types import ENTITY_RECORD, PAGE_TYPES, WEB_RESOURCE, page_type
from apm.workspace.form_choice import chosen_form, forms_of
from apm.workspace.naming_problems import unknown_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from apm.dataverse import Schema, Table
    from apm.reading.workspace_resources import WebResources
    from apm.settings.settings import DescribedForm

_PAGES = {each.name for each in PAGE_TYPES}

_SHIPPED = {web_resource_name(each.parameters) for each in CATALOGUE.tabs.values()}
"""The web resources of the emulator itself."""


def template_remarks(
    given: Entry,
    tables: Callable[[], Schema | None],
    forms: Sequence[DescribedForm],
    resources: WebResources,
) -> list[str]:
    """Return the remarks, one sentence each, which begins with a key.

    Args:
        given: the settings of the workspace file.
        tables: returns the tables of the records; None if these have problems.
        forms: the forms of solutions.
        resources: the web resources of the folder and of solutions.
    """
    sessions = [*entries(given, "session_templates")]
    pages = [*entries(given, "tab_templates"), *entries(given, "site_map")]
    if not sessions and not pages:
        return []
    schema = tables()
    settings = Settings(layouts=ByTable(forms))
    return [
        *(remark for keyed in sessions for remark in _of_session(*keyed, schema)),
        *(remark for keyed in pages for remark in _of_page(*keyed, schema, settings, resources)),
    ]


def _of_session(key: str, entry: Entry, schema: Schema | None) -> Iterator[str]:
    entity = entry.get("entity")
    anchor = schema.find(entity) if schema and isinstance(entity, str) else None
    if schema and isinstance(entity, str) and not anchor:
        for problem in unknown_names(ENTITY_RECORD, {"entityName": entity}, None, schema):
            yield f"{key}.entity{problem.removeprefix('entityName')}"
    yield from _of_texts(f"{key}.title", entry.get("title"), schema, anchor)


def _of_page(
    key: str, entry: Entry, schema: Schema | None, settings: Settings, resources: WebResources
) -> Iterator[str]:
    yield from _of_texts(f"{key}.title", entry.get("title"), schema)
    given, kind = entry.get("parameters"), entry.get("page_type")
    if not isinstance(given, dict) or not isinstance(kind, str) or kind not in _PAGES:
        return
    for name, value in given.items():
        yield from _of_texts(f"{key}.parameters.{name}", value, schema)
    page = page_type(kind)
    literal = {
        name: value
        for name, value in page.clean(given).items()
        # Unknown parameters are problems of the file.
        if name not in page.unknown(given) and not _has_slugs(value)
    }
    table = schema.find(as_text(literal.get("entityName")).strip()) if schema else None
    of_tables = unknown_names(page, literal, table, schema) if schema else ()
    of_form = _of_form(literal, settings) if schema else ()
    of_resource = _of_web_resource(literal, resources) if page is WEB_RESOURCE else ()
    for each in (*of_tables, *of_form, *of_resource):
        yield f"{key}.parameters.{each}"


def _of_form(parameters: Mapping[str, Json], settings: Settings) -> tuple[str, ...]:
    """The problem of the form that a template names; without a solution, a table has one form, whatever its id [A]."""
    form = as_text(parameters.get("formId"))
    table = as_text(parameters.get("entityName"))
    if not form or not table:
        return ()
    if forms_of(settings.layouts, table):
        return chosen_form(settings, parameters)[1]
    return () if clean_id(form) else (wrong("formId", form, "a GUID"),)


def _of_web_resource(parameters: Mapping[str, Json], resources: WebResources) -> tuple[str, ...]:
    """The web resource that nobody has. Without a folder and solutions, it may be in a folder of the command line."""
    name = web_resource_name(parameters)
    is_unknown = not resources.folder and not resources.of_solutions
    if is_unknown or webresource_problem(parameters) or resources.has(name) or name in _SHIPPED:
        return ()
    places = ["the folder of web resources"] if resources.folder else []
    places += ["the solutions"] if resources.of_solutions else []
    near = suggestion(name, resources.names())
    sentence = f"there is no web resource {show(name)} in {' or '.join(places)}"
    return (f"webresourceName: {sentence}{f'; {near}' if near else ''}",)


def _of_texts(
    key: str, value: Json, schema: Schema | None, anchor: Table | None = None
) -> Iterator[str]:
    if isinstance(value, str):
        yield from (f"{key} {each}" for each in slug_mistakes(value, anchor, schema))


def _has_slugs(value: Json) -> bool:
    return any(isinstance(piece, Slug) for piece in parse(as_text(value)))
