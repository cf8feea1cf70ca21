"""The keys of the settings and their allowed values, as data.

The checks (`apm.settings.checking`) and the JSON Schema for editors (`apm.host.docs.settings_schema`) follow from these
tables. They have the form that the library Cerberus reads; `meta` holds descriptions and messages.
"""

from typing import Any

from apm.settings.handler_rules import LIBRARY, handler_rules
from apm.settings.layout_rules import LAYOUTS
from apm.settings.rule_builders import (
    ANY_OBJECT,
    SOME_TEXT,
    Rules,
    about,
    choice,
    flag,
    list_of,
    table_of,
    text,
)
from apm.settings.settings import ReturnedIds
from apm.templates.catalogue import Panel
from apm.templates.page_types import PAGE_TYPES

MOST = 1000
"""The maximum of the limits of sessions and tabs."""

MAX_DELAY = 60_000
"""The longest delay of conversations, in milliseconds."""

MAX_LCID = 0xFFFF
"""The largest number of a language, an LCID."""

UNIQUE_NAME = r"[A-Za-z0-9]{3,8}_\S+"
"""A prefix of 3 to 8 letters and digits, an underscore, a name [D]."""

GUID = r"\{?[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?"
ADDRESS = r"((https://[^\s/?#]+|http://localhost(:[0-9]+)?)(/[^\s?#]*)?)?"
"""The address of an organisation; empty for the origin of the page."""


def _limit(description: str) -> dict[str, Any]:
    return about(description, type="integer", min=1, max=MOST)


_TEXT = {"type": "string", "regex": SOME_TEXT}
_NAME = {
    "type": "string",
    "regex": UNIQUE_NAME,
    "required": True,
    "meta": {
        "description": "The name that scripts use.",
        "wanted": "a unique name such as new_case: 3 to 8 letters and digits, an underscore, a name",
    },
}

SESSION_TEMPLATE: Rules = {
    "unique_name": _NAME,
    "name": text("The display name; the unique name when left out."),
    "type": text(
        "An entity session opens a record's form; a generic one opens its anchor tab.",
        allowed=["entity", "generic"],
        required=True,
    ),
    "entity": text("The table of an entity template, for example incident.", regex=SOME_TEXT),
    "title": text(
        "Text with slugs, for example {customerName}; if the result is empty, the name is used."
    ),
    "panel": text(
        "The initial state of the communication panel.", allowed=[each.value for each in Panel]
    ),
    "anchor": text("The tab template of a generic template's anchor tab.", regex=SOME_TEXT),
    "additional": list_of("Tab templates that open after the anchor tab.", _TEXT),
    "title_on_anchor": flag("The anchor tab takes the session's title."),
}

TAB_TEMPLATE: Rules = {
    "unique_name": _NAME,
    "name": text("The display name; the unique name when left out."),
    "title": text("Text with slugs; if the result is empty, the name is used."),
    "page_type": choice(
        "The kind of page.", {each.label: each.name for each in PAGE_TYPES}, required=True
    ),
    "pinned": flag(
        "Whether the user cannot close its tabs; when left out, only additional tabs of a session template."
    ),
    "parameters": about("The page's parameters; text with slugs.", type="dict"),
}

SITE_MAP_PAGE: Rules = {
    "title": text("The name; that of its table or page type when left out.", regex=SOME_TEXT),
    "area": text("The area, for a heading in the menu.", regex=SOME_TEXT),
    "group": text("The group, for a heading in the menu.", regex=SOME_TEXT),
    "page_type": TAB_TEMPLATE["page_type"],
    "parameters": about("The page's parameters.", type="dict"),
}


_COMMON: Rules = {
    "app": table_of(
        "The app.",
        {
            "name": text("Its name.", regex=SOME_TEXT),
            "unique_name": text("The name that scripts use.", regex=SOME_TEXT),
            "id": {
                "type": "string",
                "regex": GUID,
                "meta": {"description": "The GUID of its record.", "wanted": "a GUID"},
            },
            "reuses_tabs": flag(
                "Whether the site map focuses the tab that shows a page already; false when left out."
            ),
        },
    ),
    "environment": table_of(
        "The organisation.",
        {
            "url": {
                "type": "string",
                "regex": ADDRESS,
                "meta": {
                    "description": "Its address, for scripts; the origin of the page when left out.",
                    "wanted": "an address that starts with https:// or http://localhost",
                },
            }
        },
    ),
    "home": table_of(
        "The Home session.",
        {"start_page": flag("Its dashboard begins with the start page; true when left out.")},
    ),
    "user": table_of(
        "The user.",
        {
            "name": text("The full name.", regex=SOME_TEXT),
            "roles": list_of(
                "The security roles; 'App Profile User' or 'Productivity tools user' is required to call the API.",
                {"type": "string"},
            ),
        },
    ),
    "limits": table_of(
        "The limits of the workspace.",
        {
            "sessions": _limit("The maximum number of sessions, with Home; 10 when left out."),
            "tabs": _limit(
                "The maximum number of tabs in a session, with its anchor tab; 10 when left out."
            ),
        },
    ),
    "api": table_of(
        "How the API behaves.",
        {
            "returned_ids": text(
                "What createSession and createTab return.",
                allowed=[each.value for each in ReturnedIds],
            )
        },
    ),
    "profile": table_of(
        "The user's app profile.",
        {"session_templates": list_of("The session templates in it; all when left out.", _TEXT)},
    ),
    "site_map": list_of(
        "The pages in the menu of the site map, in order.",
        {"type": "dict", "schema": SITE_MAP_PAGE},
    ),
    "session_templates": list_of(
        "Your own session templates.", {"type": "dict", "schema": SESSION_TEMPLATE}
    ),
    "tab_templates": list_of("Your own tab templates.", {"type": "dict", "schema": TAB_TEMPLATE}),
}

_BUILTIN = flag("Whether the built-in templates are available; true when left out.")
_REPLACE = flag("Whether the sample records are left out; false when left out.")

FILE_RULES: Rules = {
    **_COMMON,
    **handler_rules(LIBRARY),
    "templates": table_of(
        "Where templates come from.",
        {
            "builtin": _BUILTIN,
            "exports": list_of(
                "Files with templates exported from a tenant; * is any name.", _TEXT
            ),
        },
    ),
    "records": table_of(
        "The records of the sample Dataverse.",
        {
            "files": list_of(
                "JSON files with records, or zips of the Configuration Migration tool; * is any name.",
                _TEXT,
            ),
            "replace": _REPLACE,
            "keep": flag(
                "Whether created, changed and deleted records outlive a reload of the page; false when left out."
            ),
            "examples": flag(
                "Whether tables of solutions without records get example records; true when left out."
            ),
        },
    ),
    "solutions": table_of(
        "Solution exports, whose tables the workspace has.",
        {
            "paths": list_of(
                "Zips or folders of solutions; later ones are layered over earlier ones.", _TEXT
            ),
            "language": about(
                "The LCID of the labels; the base language of the first solution when left out.",
                type="integer",
                min=1,
                max=MAX_LCID,
            ),
            "app": text(
                "The unique name of the app that gives its name and its site map; the only one when left out.",
                regex=SOME_TEXT,
            ),
            "profile": text(
                "The unique name of the app profile with the session templates; the app's first one when left out.",
                regex=SOME_TEXT,
            ),
            "all_columns": flag(
                "Whether forms have an attribute for each column of the table, not only for those that they show; "
                "false when left out."
            ),
            "ignore": list_of("Tables that are left out; * is any name.", _TEXT),
        },
    ),
    "restore": table_of(
        "The restore of sessions after a reload of the page.",
        {
            "enabled": flag("Whether sessions come back; false when left out."),
            "keep_ids": flag(
                "Whether sessions and tabs have the same ids as before; false when left out."
            ),
            "conversations_after": about(
                "The milliseconds until the sessions of conversations follow; 0 when left out.",
                type="integer",
                min=0,
                max=MAX_DELAY,
            ),
        },
    ),
    "scripts": list_of("Client scripts to load; * is any name.", _TEXT),
    "web_resources": text("The folder of web resources.", regex=SOME_TEXT),
}
"""The keys of `workspace.toml`."""

_LCID = {"type": "integer", "min": 1, "max": MAX_LCID}

PAGE_RULES: Rules = {
    **_COMMON,
    **handler_rules({}),
    "layouts": LAYOUTS,
    "language": table_of(
        "The languages that scripts see, as LCIDs; 1033, English, when left out.",
        {"user": about("That of the user.", **_LCID), "base": about("The base language.", **_LCID)},
    ),
    "strings": about(
        "Localized strings by key, by the name of their web resource without language.",
        type="dict",
        valuesrules={"type": "dict", "valuesrules": {"type": "string"}},
    ),
    "templates": table_of(
        "Where templates come from.",
        {
            "builtin": _BUILTIN,
            "exports": list_of("Responses of Web API queries.", {"type": ["dict", "list"]}),
        },
    ),
    "records": table_of(
        "The records of the sample Dataverse.",
        {
            "tables": about(
                "Records by table.",
                type="dict",
                valuesrules={"type": "list", "schema": ANY_OBJECT},
            ),
            "described": about(
                "Table descriptions, as under $tables in a file of records.", type="dict"
            ),
            "replace": _REPLACE,
        },
    ),
}
"""The keys that `apmWorkspace.load` takes."""
