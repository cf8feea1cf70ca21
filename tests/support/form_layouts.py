"""A form of a solution with something of each kind, as the settings of the page have it."""

from __future__ import annotations

from typing import Any

from apm.settings import Settings
from apm.settings.by_table import ByTable
from apm.workspace.workspace import Workspace

CASE_FORM, SHORT_FORM = (f"f0a70000-0000-4000-8000-00000000000{at}" for at in (1, 2))

FIRST_TAB: dict[str, Any] = {
    "name": "summary",
    "label": "Summary",
    "columns": [
        {
            "width": "60%",
            "sections": [
                {
                    "name": "case",
                    "label": "Case",
                    "columns": 2,
                    "rows": [
                        [{"name": "title", "label": "Subject"}, {"name": "prioritycode"}],
                        [{}, {"name": "customerid", "is_disabled": True}],
                        [{"name": "description", "colspan": 2, "rowspan": 3}],
                        [],
                        [],
                    ],
                }
            ],
        },
        {
            "width": "40%",
            "sections": [
                {
                    "name": "secret",
                    "is_hidden": True,
                    "rows": [[{"name": "title1", "column": "title"}]],
                }
            ],
        },
    ],
}

FORM: dict[str, Any] = {
    "id": CASE_FORM,
    "table": "incident",
    "name": "Contoso case",
    "type": "main",
    "tabs": [
        FIRST_TAB,
        {
            "name": "more",
            "label": "More",
            "columns": [
                {
                    "sections": [
                        {
                            "name": "case",
                            "rows": [
                                [{"name": "caseorigincode", "is_hidden": True}],
                                [{"name": "notes", "kind": "timelinewall", "label": "Timeline"}],
                            ],
                        }
                    ]
                }
            ],
        },
        {"name": "{ab}", "label": "Hidden", "is_hidden": True},
    ],
    "header": [{"name": "header_ownerid", "column": "ownerid", "label": "Owner"}],
    "footer": [{"name": "footer_statuscode", "column": "statuscode"}],
    "hidden": ["isescalated"],
}

OTHER_FORM: dict[str, Any] = {
    "id": SHORT_FORM,
    "table": "incident",
    "name": "Short case",
    "type": "main",
    "tabs": [
        {
            "name": "only",
            "label": "Only",
            "columns": [{"sections": [{"name": "title", "rows": [[{"name": "title"}]]}]}],
        }
    ],
}


def workspace_with(*layouts: dict[str, Any]) -> Workspace:
    """A workspace with these forms."""
    return Workspace(Settings(layouts=ByTable(layouts)))
