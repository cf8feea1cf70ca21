"""Views and commands of a solution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from apm.core.json_text import Json
from apm.solutions.model.table_model import Labels


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view; `name` is `alias.column` for a column of a linked table."""

    name: str
    width: int | None = None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class SolutionView:
    """A view.

    Attributes:
        query_type: 0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup, or others [O].
        fetch_xml: the query; empty if the file has none.
        file: the file that it was read from.
    """

    id: str
    table: str
    labels: Labels
    query_type: int
    is_default: bool = False
    columns: tuple[ViewColumn, ...] = ()
    fetch_xml: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class RibbonItem:
    """A button, split button, flyout or toggle button.

    Attributes:
        location: where its custom action adds it, for example `Mscrm.Form.account.MainTab.Actions.Controls._children`.
        parent: the id of the flyout or split button that contains it; empty for none.
        label: the text, or where it is: `$LocLabels:<id>`, `$Resources:<key>`.
    """

    id: str
    kind: str
    location: str
    command: str
    label: str
    sequence: float | None = None
    parent: str = ""


@dataclass(frozen=True, slots=True)
class RibbonAction:
    """What a command does.

    Attributes:
        kind: `JavaScriptFunction` or `Url`.
        parameters: the kind and the value of each argument, such as `["CrmParameter", "PrimaryControl"]`.
    """

    kind: str
    function: str = ""
    library: str = ""
    address: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RibbonRule:
    """A rule, for example `ValueRule`; it applies if all of its parts do.

    Attributes:
        values: its attributes.
        parameters: the arguments of a custom rule, as those of an action.
        any_of: the groups of an `OrRule`: one of them has to apply.
    """

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    parameters: tuple[tuple[str, str], ...] = ()
    any_of: tuple[tuple[RibbonRule, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class RibbonCommand:
    """A command: its actions run in order, if all rules allow it."""

    id: str
    actions: tuple[RibbonAction, ...] = ()
    enable_rules: tuple[str, ...] = ()
    display_rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The ribbon of a table, or of the app if the table is empty.

    Attributes:
        hidden: the locations of the items that it hides.
        enable_rules: the definitions of its enable rules by id.
        display_rules: the same of its display rules.
        labels: its labels by id.
        file: the file that it was read from.
    """

    table: str
    items: tuple[RibbonItem, ...] = ()
    hidden: tuple[str, ...] = ()
    commands: tuple[RibbonCommand, ...] = ()
    enable_rules: Mapping[str, tuple[RibbonRule, ...]] = field(default_factory=dict)
    display_rules: Mapping[str, tuple[RibbonRule, ...]] = field(default_factory=dict)
    labels: Mapping[str, Labels] = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True, slots=True)
class ModernCommand:
    """A command of the command designer (`appaction`).

    Attributes:
        location: 0 form, 1 main grid, 2 subgrid, 3 associated grid, 4 quick form, 5 global header, 6 dashboard [D].
        type: 0 button, 1 dropdown, 2 split button [D], 3 group [S].
        app: the unique name of the only app that has it; empty for all.
        event_type: 0 none, 1 Power Fx, 2 JavaScript [D].
        library_id: the id of the web resource with the function.
        parameters: the arguments, such as `{"type": 5}`.
        visibility: 0 always, 1 a Power Fx formula, 2 classic rules.
        has_content: whether the file says more than its name; without, it only stands for a command of the product.
        file: the file that it was read from.
    """

    name: str
    table: str
    labels: Labels
    location: int | None = None
    type: int = 0
    app: str = ""
    sequence: float | None = None
    is_hidden: bool = False
    parent: str = ""
    event_type: int = 0
    function: str = ""
    library_id: str = ""
    parameters: tuple[Json, ...] = ()
    visibility: int = 0
    has_content: bool = True
    file: str = ""
