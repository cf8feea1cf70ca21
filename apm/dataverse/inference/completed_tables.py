"""Completes the description of a table: names, labels, views [D; names that a maker can change, A].

>>> trip = completed("new_trip", {"columns": {"new_name": {"label": "Name", "type": "text"}}})
>>> trip["set"], trip["label"], trip["id"], trip["name"], [each["name"] for each in trip["views"]]
('new_trips', 'Trip', 'new_tripid', 'new_name', ['All Trips'])
"""

from collections.abc import Mapping
from typing import Any

from apm.core.ids import named_id
from apm.dataverse.inference.naming import label_of, plural, title_column
from apm.dataverse.schema.views import ViewKind
from apm.dataverse.system_columns import with_system_columns

Described = Mapping[str, Any]
"""A table, or several by name, in the form of `tables.json`; most parts are optional."""

STANDARD: dict[str, Any] = {
    "statecode": {
        "label": "Status",
        "type": "choice",
        "options": {"0": "Active", "1": "Inactive"},
        "required": "system",
        "default": 0,
    },
    "statuscode": {
        "label": "Status Reason",
        "type": "choice",
        "options": {
            "1": {"label": "Active", "state": 0},
            "2": {"label": "Inactive", "state": 1},
        },
        "default": 1,
    },
    "ownerid": {
        "label": "Owner",
        "type": "lookup",
        "targets": {
            each: {"navigation": "ownerid", "collection": ""} for each in ("systemuser", "team")
        },
    },
    "createdon": {"label": "Created On", "type": "datetime", "read_only": True},
    "modifiedon": {"label": "Modified On", "type": "datetime", "read_only": True},
}
"""The columns of every user-owned table [D]."""


def completed(name: str, given: Described) -> dict[str, Any]:
    """The description of a table with all optional parts."""
    label = given.get("label") or label_of(name)
    key = given.get("id") or f"{name}id"
    columns = {key: {"label": label, "type": "id", "required": "system"}, **given["columns"]}
    texts = [each for each, about in columns.items() if about["type"] == "text"]
    title = given.get("name") or title_column(name, texts)
    columns.setdefault(title, {"label": label_of(title), "type": "text"})
    return {
        "set": given.get("set") or plural(name),
        "label": label,
        "plural": given.get("plural") or plural(label),
        "id": key,
        "name": title,
        "columns": with_system_columns(columns),
        "keys": given.get("keys", ()),
        **({"links": given["links"]} if "links" in given else {}),
        "views": _all_views(name, given, given.get("plural") or plural(label), title, columns),
    }


def completed_columns(table: str, columns: Described) -> dict[str, Any]:
    """Columns with the labels and targets that their descriptions leave out."""
    return {
        name: {
            **({} if "label" in given else {"label": label_of(name)}),
            **given,
            "targets": _completed_targets(table, name, given.get("targets", {})),
        }
        for name, given in columns.items()
    }


def _completed_targets(table: str, name: str, targets: Described) -> dict[str, Any]:
    """The targets of a lookup, with their default navigation properties [A]."""
    return {
        target: {
            "navigation": name if len(targets) == 1 else f"{name}_{target}",
            "collection": f"{table}_{name}_{target}",
            **about,
        }
        for target, about in targets.items()
    }


def _all_views(
    name: str, given: Described, label: str, title: str, columns: dict[str, Any]
) -> list[dict[str, Any]]:
    """The given views; without a public one, also those of all and of active records."""
    views = [_completed_view(name, each) for each in given.get("views", ())]
    is_public = [each.get("kind", ViewKind.PUBLIC) == ViewKind.PUBLIC for each in views]
    return views if any(is_public) else [*_views(name, label, title, columns), *views]


def _completed_view(table: str, given: Described) -> dict[str, Any]:
    view_id = str(given.get("id") or named_id(f"{table} {given['name']}")).lower()
    return {"filter": "", "order": "", **given, "id": view_id}


def _views(name: str, label: str, title: str, columns: Described) -> list[dict[str, Any]]:
    short = [
        each
        for each, about in columns.items()
        if about["type"] not in ("id", "memo") and each not in (title, *STANDARD)
    ]
    shown = [title, *short[:4], *(each for each in ("createdon",) if each in columns)]
    view = {"columns": shown, "order": f"{title} asc"}
    every = {"id": named_id(f"{name} all"), "name": f"All {label}", "filter": "", **view}
    if "statecode" not in columns:
        return [every]
    active = {
        "id": named_id(f"{name} active"),
        "name": f"Active {label}",
        "filter": "statecode eq 0",
        **view,
    }
    return [active, every]
