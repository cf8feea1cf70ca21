"""The calls from JavaScript about commands: what a command does, and the answers of the functions of rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apm.api.calls import open_page
from apm.api.command_parameters import named_parameters
from apm.commands import command_rules
from apm.commands.page_commands import bar_of
from apm.core.events import PageChanged
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.settings import CommandAction, Where

_ANSWERS = {"true": True, "false": False}


def command_of(emulator: Emulator, page_id: str, at: str) -> dict[str, Json]:
    """The actions of a command of the settings, with the values of named parameters on a page.

    Args:
        emulator: the emulator whose settings have the command.
        page_id: the id of the page.
        at: the position of the command in the settings, as text.
    """
    page = open_page(emulator, page_id)
    command = emulator.workspace.settings.commands[int(at)]
    return {
        "actions": [action_of(each) for each in command.actions],
        "isForm": command.where is Where.FORM,
        "named": named_parameters(emulator.workspace, page, command.label),
    }


def action_of(action: CommandAction) -> dict[str, Json]:
    """What the page needs to run an action, or to call the function of a rule."""
    return {
        "function": action.function,
        "library": action.library,
        "place": action.place,
        "parameters": [*action.parameters],
        "plain": [*action.plain],
        "url": action.url,
        "problem": action.problem,
    }


def begin_rules(emulator: Emulator, page_id: str) -> Outcome[Json]:
    """Evaluates the rules of a page's commands.

    Returns:
        Its number, `round`, the functions of rules, `calls`, which `answerRule` answers, and the named parameters.
    """
    workspace = emulator.workspace
    page = workspace.page(page_id)
    bar = bar_of(workspace, page) if page else None
    if page is None or bar is None or not any(each.rules for _, each in bar.all):
        return Outcome({"calls": []}, ())
    about = command_rules.about_page(workspace, page)
    rules = command_rules.begin_round((each for _, each in bar.all), page.commands, about)
    begun: dict[str, Json] = {
        "round": page.commands.round,
        "calls": [action_of(each.call) for each in rules if each.call],
        "isForm": bar.where is Where.FORM,
        "named": named_parameters(workspace, page, "") if rules else {},
    }
    return Outcome(begun, (PageChanged(page.id),))


def answer_rule(
    emulator: Emulator, page_id: str, number: str, at: str, answer: str
) -> Outcome[bool]:
    """Takes the answer of the function of a rule.

    Args:
        emulator: the emulator.
        page_id: the id of the page, which may be closed.
        number: the number of the evaluation, as text.
        at: the position of the rule among those with functions, as text.
        answer: "true", "false", or another text if the function failed.
    """
    page = emulator.workspace.page(page_id)
    rules = command_rules.with_functions(page.commands) if page else []
    if page is None or int(at) >= len(rules):
        return Outcome(False, ())
    has_changed = command_rules.answer(
        page.commands, int(number), rules[int(at)], value=_ANSWERS.get(answer)
    )
    return Outcome(has_changed, (PageChanged(page.id),) if has_changed else ())


COMMAND_CALLS: dict[str, Callable[..., Any]] = {
    "commandOf": command_of,
    "beginRules": begin_rules,
    "answerRule": answer_rule,
}
"""The calls by name. The arguments of each are the emulator and texts."""
