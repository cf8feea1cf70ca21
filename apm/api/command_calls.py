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
from apm.forms.form import form_in
from apm.forms.subgrids import shown_subgrids
from apm.settings import CommandAction

_ANSWERS = {"true": True, "false": False}


def command_of(emulator: Emulator, target: str, at: str) -> dict[str, Json]:
    """The actions of a command of the settings, with the values of named parameters on a page.

    Args:
        emulator: the emulator whose settings have the command.
        target: the id of the page, and the name of the subgrid with the command bar.
        at: the position of the command in the settings, as text.
    """
    page, subgrid = open_page(emulator, target), target.partition(" ")[2]
    command = emulator.workspace.settings.commands[int(at)]
    return {
        "actions": [action_of(each) for each in command.actions],
        "where": command.where,
        "named": named_parameters(emulator.workspace, page, command.label, subgrid),
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
        "webResource": action.web_resource,
        "problem": action.problem,
    }


def begin_rules(emulator: Emulator, target: str) -> Outcome[Json]:
    """Evaluates the rules of the commands of a page, or of a subgrid of its form.

    Returns:
        Its number, `round`, the functions of rules, `calls`, which `answerRule` answers, and the named parameters.
    """
    workspace = emulator.workspace
    page_id, _, subgrid = target.partition(" ")
    page = workspace.page(page_id)
    bar = bar_of(workspace, page, subgrid) if page else None
    if page is None or bar is None or not any(each.rules for _, each in bar.all):
        return Outcome({"calls": []}, ())
    about = command_rules.about_bar(workspace, page, subgrid)
    rules = command_rules.begin_round((each for _, each in bar.all), bar.state, about)
    begun: dict[str, Json] = {
        "round": bar.state.round,
        "calls": [action_of(each.call) for each in rules if each.call],
        "where": bar.where,
        "named": named_parameters(workspace, page, "", subgrid) if rules else {},
    }
    return Outcome(begun, (PageChanged(page.id),))


def shown_grids(emulator: Emulator, page_id: str, tab: str) -> list[Json]:
    """The targets of the subgrids in the tab that the form in a page shows; none if it is not the one with a name.

    Args:
        emulator: the emulator.
        page_id: the id of the page, which may be closed.
        tab: the name of the tab; empty for any.
    """
    page = emulator.workspace.page(page_id)
    form = form_in(page, emulator.workspace.records) if page else None
    shown = form.shown_tab if form else None
    if form is None or shown is None or tab not in ("", shown.name):
        return []
    return [f"{page_id} {each}" for each in shown_subgrids(form)]


def answer_rule(
    emulator: Emulator, target: str, number: str, at: str, answer: str
) -> Outcome[bool]:
    """Takes the answer of the function of a rule.

    Args:
        emulator: the emulator.
        target: the id of the page, which may be closed, and the name of a subgrid.
        number: the number of the evaluation, as text.
        at: the position of the rule among those with functions, as text.
        answer: "true", "false", or another text if the function failed.
    """
    page_id, _, subgrid = target.partition(" ")
    page = emulator.workspace.page(page_id)
    rules = command_rules.with_functions(page.commands[subgrid]) if page else []
    if page is None or int(at) >= len(rules):
        return Outcome(False, ())
    has_changed = command_rules.answer(
        page.commands[subgrid], int(number), rules[int(at)], value=_ANSWERS.get(answer)
    )
    return Outcome(has_changed, (PageChanged(page.id),) if has_changed else ())


COMMAND_CALLS: dict[str, Callable[..., Any]] = {
    "commandOf": command_of,
    "beginRules": begin_rules,
    "answerRule": answer_rule,
    "shownGrids": shown_grids,
}
"""The calls by name. The arguments of each are the emulator and texts."""
