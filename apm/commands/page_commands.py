"""The commands on a command bar, in order, without those that their rules do not allow.

>>> early = Command("incident", "Take", sequence=1)
>>> bar = Bar((Command("incident", "Close"), early, Command("queue", "Sort")), "incident", Where.FORM)
>>> [each.label for _, each in bar.buttons]
['Take', 'Close']
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from apm.commands.command_rules import is_allowed
from apm.forms.subgrids import grid_in
from apm.settings import Command, CommandKind, Where
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD
from apm.workspace.command_state import CommandState
from apm.workspace.page_records import table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apm.workspace.lists import Listed
    from apm.workspace.page import Page
    from apm.workspace.workspace import Workspace

Placed: TypeAlias = tuple[int, Command]
"""A command, after its position in the settings."""

_BARS = {ENTITY_RECORD: Where.FORM, ENTITY_LIST: Where.LIST}
"""The command bar of each type of page that has one."""


@dataclass(frozen=True)
class Bar:
    """A command bar of a table.

    Attributes:
        commands: the commands of the settings.
        table: the logical name of the table.
        state: the answers to the rules of the commands.
        subgrid: the name of the subgrid that has the bar; empty for the bar of a page.
        is_associated: whether the subgrid is a list of related records, which has more commands.
    """

    commands: Sequence[Command]
    table: str
    where: Where
    state: CommandState = field(default_factory=CommandState)
    subgrid: str = ""
    is_associated: bool = False

    @cached_property
    def all(self) -> list[Placed]:
        """The commands that it can have, whatever their rules say."""
        bars = (self.where, Where.ASSOCIATED) if self.is_associated else (self.where,)
        placed = enumerate(self.commands)
        return [
            (at, each) for at, each in placed if any(each.is_for(self.table, bar) for bar in bars)
        ]

    @cached_property
    def buttons(self) -> list[Placed]:
        """The commands that are not in a menu. A menu without commands is left out."""
        return [(at, each) for at, each in self._allowed if not each.parent and self._has_use(each)]

    def menu_of(self, command: Command, above: frozenset[str] = frozenset()) -> list[Placed]:
        """The commands in the menu of a command; those of a menu in it are in its place.

        Args:
            command: the command.
            above: the ids of the menus that it is in; a menu cannot be in itself.
        """
        found: list[Placed] = []
        around = above | {command.id}
        for at, each in self._allowed:
            if command.id and each.parent == command.id:
                found += [] if each.kind is CommandKind.MENU else [(at, each)]
                found += [] if each.id in around else self.menu_of(each, around)
        return found

    def _has_use(self, command: Command) -> bool:
        return command.kind is not CommandKind.MENU or bool(self.menu_of(command))

    @cached_property
    def _allowed(self) -> list[Placed]:
        found = [(at, each) for at, each in self.all if is_allowed(each, self.state)]
        # Sorting is stable: commands with the same sequence keep the order of the settings.
        return sorted(found, key=lambda placed: _sequence(placed[1]))


def bar_of(workspace: Workspace, page: Page, subgrid: str = "") -> Bar | None:
    """The command bar of a page, or of a subgrid of its form; None if it has none, or its table is unknown."""
    if subgrid:
        shown = grid_in(page, subgrid, workspace.records)
        return subgrid_bar(shown) if shown else None
    where = _BARS.get(page.template.page_type)
    table = table_of(page.parameters, workspace.records)
    if where is None or table is None:
        return None
    return Bar(workspace.settings.commands, table.name, where, page.commands[""])


def subgrid_bar(shown: Listed) -> Bar:
    """The command bar of a subgrid, which has the commands of the table that it lists [S]."""
    commands, state = shown.page.settings.commands, shown.page.commands[shown.name]
    where = Where.SUBGRID
    return Bar(commands, shown.table.name, where, state, shown.name, shown.is_associated)


def _sequence(command: Command) -> float:
    return math.inf if command.sequence is None else command.sequence
