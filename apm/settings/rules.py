"""The keys of the settings and what each may be, as data.

Everything else follows from these tables: the checks (`apm.settings.checking`) and the JSON Schema for editors
(`apm.host.schema`). They are in the form that the library Cerberus reads; `meta` holds our own words.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from apm.pagetypes import PAGE_TYPES
from apm.settings import ReturnedIds
from apm.templates import Panel

Rules: TypeAlias = Mapping[str, Any]
"""By key, what its value may be; or what one value may be."""

MOST = 100
"""How many sessions or tabs a limit may allow at most."""

SOME_TEXT = r"[\s\S]*\S[\s\S]*"
UNIQUE_NAME = r"[A-Za-z0-9]{3,8}_\S+"
"""A prefix of 3 to 8 letters and digits, an underscore, a name [D]."""


def _about(description: str, **rules: Any) -> dict[str, Any]:
    return {**rules, "meta": {"description": description}}


def _text(description: str, **rules: Any) -> dict[str, Any]:
    return _about(description, type="string", **rules)


def _flag(description: str) -> dict[str, Any]:
    return _about(description, type="boolean")


def _list(description: str, of: Rules) -> dict[str, Any]:
    return _about(description, type="list", schema=of)


def _table(description: str, schema: Rules) -> dict[str, Any]:
    return _about(description, type="dict", schema=schema)


def _limit(description: str) -> dict[str, Any]:
    return _about(description, type="integer", min=1, max=MOST)


_TEXT = {"type": "string", "regex": SOME_TEXT}
_NAME = {
    "type": "string",
    "regex": UNIQUE_NAME,
    "required": True,
    "meta": {
        "description": "What scripts call it.",
        "wanted": "a unique name such as new_case: 3 to 8 letters and digits, an underscore, a name",
    },
}

SESSION_TEMPLATE: Rules = {
    "unique_name": _NAME,
    "name": _text("What people call it; the unique name when left out."),
    "type": _text(
        "An entity session opens a record's form; a generic one opens its anchor tab.",
        allowed=["entity", "generic"],
        required=True,
    ),
    "entity": _text("The table of an entity template, for example incident.", regex=SOME_TEXT),
    "title": _text(
        "Text with slugs, for example {customerName}; the name when it comes out empty."
    ),
    "panel": _text("How the communication panel starts.", allowed=[each.value for each in Panel]),
    "anchor": _text("The tab template of a generic template's anchor tab.", regex=SOME_TEXT),
    "additional": _list("Tab templates that open behind the anchor.", _TEXT),
    "title_on_anchor": _flag("The anchor tab takes the session's title."),
}

TAB_TEMPLATE: Rules = {
    "unique_name": _NAME,
    "name": _text("What people call it; the unique name when left out."),
    "title": _text("Text with slugs; the name when it comes out empty."),
    "page_type": _text(
        "The kind of page.", allowed=[each.name for each in PAGE_TYPES], required=True
    ),
    "pinned": _flag("People cannot close its tabs."),
    "parameters": _about("The page's parameters; text with slugs.", type="dict"),
}

_COMMON: Rules = {
    "app": _table("The app.", {"name": _text("Its name.", regex=SOME_TEXT)}),
    "user": _table(
        "Who works here.",
        {
            "name": _text("Their name.", regex=SOME_TEXT),
            "roles": _list(
                "Their security roles; 'App Profile User' or 'Productivity tools user' opens the API.",
                {"type": "string"},
            ),
        },
    ),
    "limits": _table(
        "How much fits.",
        {
            "sessions": _limit("How many sessions, counting Home; 10 when left out."),
            "tabs": _limit("How many tabs a session, counting its anchor; 10 when left out."),
        },
    ),
    "api": _table(
        "How the API behaves.",
        {
            "returned_ids": _text(
                "What createSession and createTab return.",
                allowed=[each.value for each in ReturnedIds],
            )
        },
    ),
    "profile": _table(
        "The user's app profile.",
        {"session_templates": _list("Session templates in it; all when left out.", _TEXT)},
    ),
    "session_templates": _list(
        "Session templates of one's own.", {"type": "dict", "schema": SESSION_TEMPLATE}
    ),
    "tab_templates": _list("Tab templates of one's own.", {"type": "dict", "schema": TAB_TEMPLATE}),
}

_BUILTIN = _flag("Keep the built-in templates beside one's own; true when left out.")
_REPLACE = _flag("Leave the sample records out; false when left out.")

FILE_RULES: Rules = {
    **_COMMON,
    "templates": _table(
        "Where templates come from.",
        {
            "builtin": _BUILTIN,
            "exports": _list("Files with templates exported from a tenant; * is any name.", _TEXT),
        },
    ),
    "records": _table(
        "The records of the sample Dataverse.",
        {"files": _list("JSON files with records; * is any name.", _TEXT), "replace": _REPLACE},
    ),
    "scripts": _list("Client scripts to load; * is any name.", _TEXT),
    "web_resources": _text("The folder of web resources.", regex=SOME_TEXT),
}
"""What `workspace.toml` may say."""

PAGE_RULES: Rules = {
    **_COMMON,
    "templates": _table(
        "Where templates come from.",
        {
            "builtin": _BUILTIN,
            "exports": _list("Answers of Web API queries.", {"type": ["dict", "list"]}),
        },
    ),
    "records": _table(
        "The records of the sample Dataverse.",
        {
            "tables": _about(
                "Records by table.",
                type="dict",
                valuesrules={"type": "list", "schema": {"type": "dict"}},
            ),
            "replace": _REPLACE,
        },
    ),
}
"""What `apmWorkspace.load` takes."""
