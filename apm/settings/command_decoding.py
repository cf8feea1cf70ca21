"""Decodes the checked commands of settings.

>>> (command,) = read_commands([{"table": "incident", "label": "Take", "function": "take"}])
>>> command.actions[0].function, command.actions[0].place
('take', 'commands[0]')
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from apm.settings.commands import (
    Command,
    CommandAction,
    CommandKind,
    CommandRule,
    HiddenCommand,
    Where,
)
from apm.settings.settings import Library

_ACTION = ("function", "library", "parameters")
"""The keys of a command that has one action, which are beside its other keys."""


def read_commands(entries: Iterable[Mapping[str, Any]]) -> Iterator[Command]:
    """Yield the commands; the default of `place` is the position in the list."""
    for at, entry in enumerate(entries):
        given = {"place": f"commands[{at}]", **entry}
        place = given.pop("place")
        only = {key: given.pop(key) for key in _ACTION if key in given}
        actions = given.pop("actions", [only] if only else [])
        yield Command(
            **{
                **given,
                "where": Where(given.get("where", Where.FORM)),
                "kind": CommandKind(given.get("kind", CommandKind.BUTTON)),
                "actions": tuple(_action(each, place) for each in actions),
                "rules": tuple(_rule(each, place) for each in given.get("rules", ())),
            }
        )


def read_hidden_commands(entries: Iterable[Mapping[str, Any]]) -> Iterator[HiddenCommand]:
    """Yield the standard commands that are hidden."""
    for entry in entries:
        yield HiddenCommand(entry["table"], Where(entry["where"]), entry["name"])


def libraries_of(commands: Iterable[Command]) -> Iterator[Library]:
    """Yield the libraries of commands and of their rules."""
    for command in commands:
        called = [*command.actions, *(rule.call for rule in leaves(command.rules) if rule.call)]
        for each in called:
            for address in (*each.needs, each.library):
                if address:
                    yield Library(command.table, command.where, address)


def leaves(rules: Iterable[CommandRule]) -> Iterator[CommandRule]:
    """Yield rules and, in place of a rule with groups, the rules in its groups."""
    for rule in rules:
        if rule.any_of:
            yield from leaves(each for group in rule.any_of for each in group)
        else:
            yield rule


def _action(given: Mapping[str, Any], place: str) -> CommandAction:
    lists = {key: tuple(given[key]) for key in ("parameters", "plain", "needs") if key in given}
    return CommandAction(**{"place": place, **given, **lists})


def _rule(given: Mapping[str, Any], place: str) -> CommandRule:
    call = given.get("call")
    return CommandRule(
        given["kind"],
        tuple(given.get("values", {}).items()),
        _action(call, place) if call else None,
        tuple(tuple(_rule(each, place) for each in group) for group in given.get("any_of", ())),
    )
