"""The rules of commands: when they are evaluated, and what they say about a page.

A rule without a function is answered here. JavaScript calls the function of a `CustomRule`, and passes the answer on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.core.slugs import as_text
from apm.dataverse import Kind, ManyToMany, Relationship
from apm.forms.form import Form, form_in
from apm.forms.input_text import from_text
from apm.forms.subgrids import grid_in
from apm.settings import Command, CommandRule, Where
from apm.settings.commands import leaves
from apm.templates.page_types import ENTITY_LIST
from apm.workspace.lists import list_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from apm.workspace.command_state import CommandState
    from apm.workspace.page import Page
    from apm.workspace.workspace import Workspace

DEFAULT = "Default"
NO_RELATIONSHIP = "NoRelationship"
_KINDS: Mapping[type, str] = {Relationship: "OneToMany", ManyToMany: "ManyToMany"}
"""The kinds of relationships, as a `RelationshipTypeRule` names them [D]."""
_NO_VALUE = frozenset({"", "null"})
_SELECTED = "selectedentity"
_CONTEXTS = {
    "form": Where.FORM,
    "homepagegrid": Where.LIST,
    "subgridstandard": Where.SUBGRID,
    "subgridassociated": Where.SUBGRID,
}
"""The `Context` of an `EntityRule`, in small letters [D]."""


@dataclass(frozen=True, slots=True)
class About:
    """What rules are about: the page as it is at the moment.

    Attributes:
        table: the logical name of the table of the command bar.
        selected: the number of selected records of a list.
        form: the form, also that with a subgrid; None for a list.
        relationship: the kind of relationship between a subgrid and its form.
    """

    table: str
    where: Where
    selected: int = 0
    form: Form | None = None
    relationship: str = NO_RELATIONSHIP

    @property
    def primary(self) -> str:
        """The table of the page: for a subgrid that of the form around it."""
        return self.form.table.name if self.form else self.table


def about_bar(workspace: Workspace, page: Page, subgrid: str = "") -> About:
    """What the rules of the commands of a page are about, or of those of a subgrid of its form."""
    if subgrid:
        grid = grid_in(page, subgrid, workspace.records)
        form = form_in(page, workspace.records)
        if grid is None:
            return About("", Where.SUBGRID, form=form)
        kind = _KINDS.get(type(grid.related), NO_RELATIONSHIP)
        return About(grid.table.name, Where.SUBGRID, len(grid.selected), form, kind)
    if page.template.page_type is ENTITY_LIST:
        shown = list_in(page, workspace.records)
        return (
            About(shown.table.name, Where.LIST, len(shown.selected))
            if shown
            else About("", Where.LIST)
        )
    form = form_in(page, workspace.records)
    return About(form.table.name if form else "", Where.FORM, form=form)


def begin_round(
    commands: Iterable[Command], state: CommandState, about: About
) -> list[CommandRule]:
    """Evaluates the rules of commands.

    Returns:
        The rules with functions, each once. `answer` takes their answers.
    """
    rules = [*dict.fromkeys(leaves(rule for each in commands for rule in each.rules))]
    own = [each for each in rules if each.call]
    state.round += 1
    answers = {each: state.answers.get(each, each.is_set(DEFAULT)) for each in own}
    state.answers = answers | {each: _says(each, about) for each in rules if each not in answers}
    return own


def answer(state: CommandState, number: int, rule: CommandRule, *, value: bool | None) -> bool:
    """Takes the answer of a rule's function in an evaluation; None if it failed.

    Returns:
        Whether it changes anything. An answer in an earlier evaluation does not.
    """
    if number != state.round:
        return False
    says = _result(rule, value)
    has_changed = state.answers.get(rule) is not says
    state.answers[rule] = says
    return has_changed


def with_functions(state: CommandState) -> list[CommandRule]:
    """The rules of the last evaluation that have functions, in the order in which it began them."""
    return [each for each in state.answers if each.call]


def is_allowed(command: Command, state: CommandState) -> bool:
    """Whether all rules of a command are true; one that was not evaluated yet is not."""
    return all(_is_true(each, state) for each in command.rules)


def _is_true(rule: CommandRule, state: CommandState) -> bool:
    if rule.any_of:
        return any(all(_is_true(each, state) for each in group) for group in rule.any_of)
    return state.answers.get(rule, False)


def _says(rule: CommandRule, about: About) -> bool:
    check = _RULES.get(rule.kind)
    return _result(rule, check(rule, about)) if check else True


def _result(rule: CommandRule, value: bool | None) -> bool:
    """The default is for a value that cannot be determined [D]."""
    if value is None:
        return rule.is_set(DEFAULT)
    return value is not rule.is_set("InvertResult")


def _form_state(rule: CommandRule, about: About) -> bool | None:
    """The state of the form; forms here are never read-only, disabled or for several records [A]."""
    if about.form is None:
        return None
    state = "create" if about.form.is_new else "existing"
    return rule.value("State").strip().lower() == state


def _value(rule: CommandRule, about: About) -> bool | None:
    """Whether a column of the form has a value, as the form shows it."""
    column = about.form.table.form_columns.get(rule.value("Field").lower()) if about.form else None
    if about.form is None or column is None:
        return None
    wanted = rule.value("Value").strip().lower()
    if column.kind is Kind.LOOKUP:
        reference = about.form.reference(column)
        found = reference.id.lower() if reference else ""
        return found == wanted.strip("{}") or (not found and wanted in _NO_VALUE)
    value = from_text(column, about.form.text(column))
    if value is None or value == "":
        return wanted in _NO_VALUE
    if isinstance(value, bool):
        return wanted in (("true", "1") if value else ("false", "0"))
    return as_text(value).strip().lower() == wanted


def _table(rule: CommandRule, about: About) -> bool:
    """The table of the page, or of the selected records if the rule applies to these [D], and where the command is.

    A form is about its own record. Without `AppliesTo`, the rule is about the page [A].
    """
    name, context = rule.value("EntityName").lower(), rule.value("Context").lower()
    is_there = not context or _CONTEXTS.get(context) is about.where
    is_selected = rule.value("AppliesTo").lower() == _SELECTED
    return is_there and name in ("", about.table if is_selected else about.primary)


def _count(rule: CommandRule, about: About) -> bool:
    """The number of selected records. A form is about one record [A]."""
    count = 1 if about.where is Where.FORM else about.selected
    least, most = rule.value("Minimum").strip(), rule.value("Maximum").strip()
    return (not least.isdecimal() or count >= int(least)) and (
        not most.isdecimal() or count <= int(most)
    )


def _relationship(rule: CommandRule, about: About) -> bool:
    """The kind of relationship of a subgrid; a rule about other properties of relationships is true [A]."""
    return rule.value("RelationshipType").strip().lower() in ("", about.relationship.lower())


_RULES: Mapping[str, Callable[[CommandRule, About], bool | None]] = {
    "FormStateRule": _form_state,
    "ValueRule": _value,
    "EntityRule": _table,
    "FormEntityContextRule": _table,
    "RelationshipTypeRule": _relationship,
    "SelectionCountRule": _count,
}
"""The rules without functions that depend on the page. Others are decided when a solution is read, or are true."""
