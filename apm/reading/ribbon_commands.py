"""Makes the commands of a workspace from the ribbons of solutions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.core.web_resource_names import directed_web_resource
from apm.reading.command_actions import argument, call_entry, with_arguments, words_of
from apm.reading.ribbon_rules import rule_entries
from apm.reading.standard_commands import standard_command
from apm.settings.commands import CommandKind
from apm.solutions.model.ribbon_places import Place, place_of
from apm.solutions.model.ribbon_rules import RibbonParts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.reading.script_libraries import ScriptLibraries
    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.command_model import RibbonAction, RibbonItem
    from apm.solutions.solution_layers import Organisation

_KINDS = {"FlyoutAnchor": CommandKind.MENU, "SplitButton": CommandKind.SPLIT}


def ribbon_entries(
    organisation: Organisation, labels: SolutionLabels, libraries: ScriptLibraries
) -> Iterator[dict[str, Any]]:
    """Yield the commands of ribbons; one of a later solution replaces that with the same id on the same bar."""
    found: dict[tuple[Place, str], dict[str, Any]] = {}
    removed = {
        (ribbon.table, each.lower()) for ribbon in organisation.ribbons for each in ribbon.hidden
    }
    for table in dict.fromkeys(each.table for each in organisation.ribbons if each.items):
        parts = RibbonParts(organisation.ribbons, table)
        entries = _Entries(parts, labels, libraries)
        for ribbon in organisation.ribbons:
            for item in ribbon.items if ribbon.table == table else ():
                place = place_of(item.location, table)
                entry = entries.entry(item, place, ribbon.file) if place else None
                if place and entry and (table, item.id.lower()) not in removed:
                    found[place, item.id] = entry
    yield from found.values()


def hidden_entries(organisation: Organisation) -> Iterator[dict[str, Any]]:
    """Yield the standard commands that ribbons hide."""
    for ribbon in organisation.ribbons:
        for each in ribbon.hidden:
            found = standard_command(each, ribbon.table)
            if found:
                yield found.entry


class _Entries:
    """Makes the entries of the ribbon of one table."""

    def __init__(
        self, parts: RibbonParts, labels: SolutionLabels, libraries: ScriptLibraries
    ) -> None:
        self._parts = parts
        self._labels = labels
        self._script_libraries = libraries

    def entry(self, item: RibbonItem, place: Place, file: str) -> dict[str, Any] | None:
        """The entry of an item; None if it is the product's own, or never shown."""
        command = self._parts.commands.get(item.command)
        kind = _KINDS.get(item.kind, CommandKind.BUTTON)
        # A menu often has a command of the product.
        if command is None and kind is not CommandKind.MENU:
            return None
        rules = (
            rule_entries(self._parts.rules_of(command), self._script_libraries) if command else []
        )
        if rules is None:
            return None
        label = self._label(item)
        actions = [self._action(label, each) for each in command.actions] if command else []
        optional: dict[str, Any] = {
            "kind": kind.value if kind is not CommandKind.BUTTON else "",
            "parent": item.parent,
            "rules": rules,
        }
        return {
            "table": place.table,
            "where": place.bar,
            "id": item.id,
            "label": label,
            "actions": actions,
            "sequence": item.sequence,
            "place": file,
            **{key: value for key, value in optional.items() if value},
        }

    def _label(self, item: RibbonItem) -> str:
        head, mark, rest = item.label.partition(":")
        if head.lower() == "$loclabels":
            return self._labels.label(self._parts.labels.get(rest, {})) or words_of(rest)
        if mark and head.lower().startswith("$resources"):
            return words_of(rest)
        return item.label.strip() or words_of(item.id)

    def _action(self, label: str, action: RibbonAction) -> dict[str, Any]:
        if not action.function:
            name = directed_web_resource(action.address)
            return {"web_resource": name} if name else {"url": action.address}
        entry = call_entry(label, action.function, action.library, self._script_libraries)
        return with_arguments(entry, [*map(argument, action.parameters)])
