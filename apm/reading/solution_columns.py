"""Makes column descriptions, in the form of `tables.json`, of the columns of solutions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from apm.dataverse.inference.naming import label_of
from apm.dataverse.schema.columns import DAY, Behavior
from apm.dataverse.schema.schema_reading import is_name
from apm.dataverse.system_columns import TARGETS
from apm.reading.column_limits import number_limits
from apm.reading.related_menus import relationship_menu
from apm.solutions.model.table_model import REGARDING, navigation_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.table_model import (
        ChoiceOption,
        SolutionColumn,
        SolutionRelationship,
        SolutionTable,
    )
    from apm.solutions.solution_layers import Organisation

Described = dict[str, Any]
"""A table or a column in the form of `tables.json`."""

_KINDS = {
    "bit": "boolean",
    "customer": "lookup",
    "decimal": "decimal",
    "file": "text",
    "float": "decimal",
    "image": "text",
    "int": "integer",
    "lookup": "lookup",
    "money": "money",
    "multiselectpicklist": "choices",
    "ntext": "memo",
    "nvarchar": "text",
    "owner": "lookup",
    "picklist": "choice",
    "primarykey": "id",
    "state": "choice",
    "status": "choice",
    "uniqueidentifier": "id",
}
"""Other types, such as party lists, are left out."""

_BEHAVIORS = {1: str(Behavior.USER_LOCAL), 3: str(Behavior.TIME_ZONE_INDEPENDENT)}
"""The behaviors of columns whose values have a time, even if only the day is shown [D; numbers A]."""

_FILES = ("file", "image")
"""The types of columns that hold files: they are read-only and empty [A]."""

_REQUIRED = {"required": "application", "systemrequired": "application"}
"""The system fills in its own columns, so that no column of a solution refuses a record of a script [A]."""

_SEQUENCE = re.compile(r"\{SEQNUM:\d+\}")
_OTHER_PARTS = re.compile(r"\{[^{}]*\}")
_NUMBER = "{number}"
MOST_COLUMNS = 950
"""A table of sqlite has at most 2,000 columns, and a text takes two; a table of Dataverse has at most 1,024."""
_LONGEST = 1_073_741_823


class Columns:
    """Makes the columns of one organisation."""

    def __init__(
        self, organisation: Organisation, labels: SolutionLabels, tables: Collection[str]
    ) -> None:
        """`tables` are the tables that lookups can point at."""
        self._labels, self._label = labels, labels.label
        self._organisation = organisation
        self._tables = tables
        self._targets: dict[tuple[str, str], dict[str, Described]] = {}
        for each in organisation.relationships.values():
            if each.column and each.target in tables:
                target = self._target(each)
                self._targets.setdefault((each.table, each.column), {})[each.target] = target

    def _target(self, relationship: SolutionRelationship) -> Described:
        name, collection = relationship.name, relationship.collection
        return {
            "navigation": relationship.navigation,
            "collection": collection,
            **({} if name.lower() == collection.lower() else {"name": name}),
            **relationship_menu(relationship.menu, self._labels),
        }

    def described(self, table: SolutionTable, own: Mapping[str, Any]) -> Described:
        """The columns of a table by name; `own` are those that the sample has already."""
        found: Described = {}
        for column in table.columns[:MOST_COLUMNS]:
            made = self._column(table, column)
            if is_name(column.name) and column.name in own:
                found[column.name] = self._over_sample(column, own[column.name], made)
            elif is_name(column.name) and made:
                found[column.name] = made
        return found

    def _over_sample(
        self, column: SolutionColumn, own: Described, made: Described | None
    ) -> Described:
        """A column of the sample with the labels and options of the solution, so that sample records stay valid [A]."""
        merged = {**own, "label": self._label(column.labels) or own["label"]}
        if made and made["type"] == own["type"] and "options" in made:
            merged["options"] = {**own.get("options", {}), **made["options"]}
        return merged

    def lookups_over_sample(self, table: str, own: Mapping[str, Any]) -> Described:
        """The lookups of a table of the sample of which the solutions have relationships.

        They may point at more tables, as that of notes may [S]. The menus of the solutions win.
        """
        found: Described = {}
        for name, column in own.items():
            known, given = column.get("targets", {}), self._targets.get((table, name))
            if known and given:
                names = {**given, **known}
                targets = {each: _united(known.get(each), given.get(each)) for each in names}
                found[name] = {**column, "targets": targets}
        return found

    def _column(self, table: SolutionTable, column: SolutionColumn) -> Described | None:
        """The description of a column; None if it is left out."""
        kind = _KINDS.get(column.type)
        if column.type == "datetime":
            is_date = column.format == DAY and column.behavior not in _BEHAVIORS
            kind = "date" if is_date else "datetime"
        if not kind:
            return None
        made: Described = {
            "label": self._label(column.labels) or label_of(column.name),
            "type": kind,
        }
        if kind == "datetime":
            made |= {"format": DAY} if column.format == DAY else {}
            made |= (
                {"behavior": _BEHAVIORS[column.behavior]} if column.behavior in _BEHAVIORS else {}
            )
        if column.required in _REQUIRED:
            made["required"] = _REQUIRED[column.required]
        if column.is_read_only or column.source or column.type in _FILES:
            made["read_only"] = True
        if kind == "lookup":
            made["targets"] = self._targets_of(table.name, column)
            return made if made["targets"] else None
        if kind in ("text", "memo") and column.max_length and column.max_length <= _LONGEST:
            made["max_length"] = column.max_length
        made |= number_limits(column, kind)
        if kind in ("choice", "choices", "boolean"):
            self._add_options(made, table, column)
        if kind == "choices" and "options" not in made:
            return None
        if column.autonumber and kind == "text":
            made["autonumber"] = autonumber(column.autonumber)
        return made

    def _add_options(self, made: Described, table: SolutionTable, column: SolutionColumn) -> None:
        shared = self._organisation.choices.get(column.choice_name)
        options = column.options or (shared.options if shared else ())
        if not options:
            # The solution does not have the options, so any number is accepted.
            made["type"] = "integer" if made["type"] == "choice" else made["type"]
            return
        made["options"] = {str(each.value): self._option(each) for each in options}
        default = _default(table, column, options)
        if default is not None:
            made["default"] = bool(default) if made["type"] == "boolean" else default

    def _option(self, option: ChoiceOption) -> str | Described:
        label = self._label(option.labels) or str(option.value)
        return label if option.state is None else {"label": label, "state": option.state}

    def _targets_of(self, table: str, column: SolutionColumn) -> dict[str, Described]:
        fixed: tuple[str, ...] = ()
        if column.type == "owner":
            fixed = ("systemuser", "team")
        elif column.type == "customer":
            fixed = ("account", "contact")
        elif column.name in TARGETS:
            fixed = (TARGETS[column.name],)
        elif column.name == REGARDING:
            fixed = ("account", "contact", "incident")
        found = self._targets.get((table, column.name))
        if found:
            return found
        return {
            each: {"navigation": _navigation(column, table, each)}
            for each in fixed
            if each in self._tables
        }


def _navigation(column: SolutionColumn, table: str, target: str) -> str:
    """The navigation property of a lookup without a relationship; that of a customer names the target [D]."""
    name = navigation_name(column.schema_name, table, target)
    return f"{name}_{target}" if column.type == "customer" else name


def _united(known: Described | None, given: Described | None) -> Described:
    """A target of the sample, with the menu of the solution that has its relationship too."""
    if known is None or given is None:
        return known or given or {}
    menu = {"menu": given["menu"]} if "menu" in given else {}
    return {**{key: value for key, value in known.items() if key != "menu"}, **menu}


def autonumber(text: str) -> str:
    """The format of an automatic number; parts other than the number are left out.

    >>> autonumber("DEV-{SEQNUM:5}-{RANDSTRING:3}")
    'DEV-{number}-'
    """
    parts = [_OTHER_PARTS.sub("", part) for part in _SEQUENCE.split(text, 1)]
    return _NUMBER.join(parts) if len(parts) > 1 else f"{parts[0]}{_NUMBER}"


def _default(
    table: SolutionTable, column: SolutionColumn, options: Sequence[ChoiceOption]
) -> int | None:
    """The value of new records: a state is the first, a status reason the default of that state, else the first."""
    if column.type == "state":
        return options[0].value
    known = [each.value for each in options]
    if column.type == "status":
        states = (each.options for each in table.columns if each.type == "state")
        reasons = [all_states[0].default_reason for all_states in states if all_states]
        return next((each for each in reasons if each in known), known[0])
    return column.default if column.default in known else None
