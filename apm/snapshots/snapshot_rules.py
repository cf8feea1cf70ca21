"""The keys of snapshots and seeds and their allowed values, in the form of the rules of settings."""

from apm.settings.rule_builders import (
    ANY_OBJECT,
    SOME_TEXT,
    Rules,
    about,
    flag,
    list_of,
    table_of,
    text,
)
from apm.templates.catalogue import Panel
from apm.templates.page_types import PAGE_TYPES

VERSION = 1
"""The version of the form of snapshots. A change that older emulators would misread makes it larger."""

HIGHEST = 10**9
"""The largest number of a session, a tab or a record."""


def _number(description: str, **rules: bool) -> dict[str, object]:
    return about(description, type="integer", min=0, max=HIGHEST, **rules)


def _object(description: str, **rules: object) -> dict[str, object]:
    return about(description, type="dict", **rules)


_ROWS = {"type": "list", "schema": ANY_OBJECT}

_TAB: Rules = {
    "number": _number("The number in its id.", required=True),
    "pageType": text("The page type.", allowed=[each.name for each in PAGE_TYPES], required=True),
    "template": text("The unique name of its template.", regex=SOME_TEXT),
    "name": text("The name of a page without a template."),
    "title": text("The title; for a form, the name of its record when left out."),
    "parameters": _object("The page parameters.", required=True),
    "formParameters": _object("The custom parameters of its form."),
    "hasRecord": flag("Its form has a record, which has to exist."),
    "canClose": flag("Whether it can be closed."),
    "isFocused": flag("Whether it is the focused tab of its session."),
}

_SESSION: Rules = {
    "number": _number("The number in its id.", required=True),
    "title": text("The title.", required=True),
    "canClose": flag("Whether it can be closed."),
    "isFocused": flag("Whether it is the focused session."),
    "wantsAttention": flag("Whether it requests attention."),
    "panel": text(
        "The state of its communication panel.",
        allowed=[each.value for each in Panel],
        required=True,
    ),
    "context": _object("The context variables.", required=True),
    "readsAnchor": flag("The context gets the values of the anchor record."),
    "tabs": {
        **list_of("The tabs, the anchor tab first.", {"type": "dict", "schema": _TAB}),
        "required": True,
        "minlength": 1,
    },
}

_LINE: Rules = {
    "speaker": text("Who speaks.", allowed=["customer", "agent", "system"], required=True),
    "name": text("The name of the speaker.", required=True),
    "text": text("The text.", required=True),
    "at": text("The time.", required=True),
}

_CONVERSATION: Rules = {
    "id": text("The LiveWorkItemId.", regex=SOME_TEXT, required=True),
    "session": _number("The number of its session; left out if that has closed."),
    "customer": table_of(
        "The customer.",
        {each: text(f"Its {each}.", required=True) for each in ("name", "table", "id")},
    )
    | {"required": True},
    "channel": text("The label of the channel.", required=True),
    "agent": text("The name of the user.", required=True),
    "isActive": flag("Whether it has not ended."),
    "draft": text("The text in the message box."),
    "seen": _number("The number of lines that the user has seen."),
    "lines": {
        **list_of("The transcript.", {"type": "dict", "schema": _LINE}),
        "required": True,
    },
}

RECORDS: Rules = {
    "rows": _object("Created and changed records by table.", valuesrules=_ROWS),
    "deleted": _object(
        "The ids of deleted records by table.",
        valuesrules={"type": "list", "schema": {"type": "string"}},
    ),
    "numbers": _object(
        "The number of records by table.", valuesrules=_number("The number of records.")
    ),
    "ids": table_of(
        "What the ids of new records are made from.",
        {"seed": text("The text.", required=True), "used": _number("The ids made so far.")},
    ),
}
"""The keys of the changes of records."""

_VERSION = {"version": _number("The version of the form.", required=True)}

KEPT_RECORDS: Rules = {**_VERSION, **RECORDS}
"""The keys of the changes of records that are kept for a reload."""

SNAPSHOT: Rules = {
    **_VERSION,
    "sessions": {
        **list_of("The sessions, Home first.", {"type": "dict", "schema": _SESSION}),
        "required": True,
        "minlength": 1,
    },
    "nextSession": _number("The number of the next session."),
    "nextTab": _number("The number of the next tab."),
    "conversations": list_of("The conversations.", {"type": "dict", "schema": _CONVERSATION}),
    "records": table_of("The changes of records.", RECORDS),
}
"""The keys of a snapshot."""

_SEED_TAB: Rules = {
    "template": text("The unique name of the tab template.", regex=SOME_TEXT, required=True),
    "parameters": _object("The page parameters."),
    "title": text("The title; that of the template when left out."),
    "focused": flag("Whether the tab is in view; the last tab when no tab says so."),
}

SEED: Rules = {
    "ids": text("What the ids of created records are made from; the same ids in each run."),
    "records": _object(
        "Records by table: a row with the id of a record changes it, any other row creates one.",
        valuesrules=_ROWS,
    ),
    "context": _object("Context variables of Home."),
    "tabs": list_of("Tabs of Home, after its dashboard.", {"type": "dict", "schema": _SEED_TAB}),
    "sessions": list_of(
        "Sessions, in the order of the strip.",
        {
            "type": "dict",
            "schema": {
                "template": text(
                    "The unique name of the session template.", regex=SOME_TEXT, required=True
                ),
                "parameters": _object("The page parameters of the anchor tab."),
                "context": _object("Context variables."),
                "title": text("The title; that of the template when left out."),
                "tabs": list_of(
                    "Tabs, after those of the template.", {"type": "dict", "schema": _SEED_TAB}
                ),
                "focused": flag(
                    "Whether the session is in view; the last session when no session says so."
                ),
            },
        },
    ),
}
"""The keys of a seed."""
