"""The commands of a workspace: buttons and menus that call functions, and the rules that show or hide them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from apm.core.json_text import Json


class Where(StrEnum):
    """The command bar with the button of a command."""

    FORM = "form"
    LIST = "list"
    SUBGRID = "subgrid"
    """Subgrids, and lists of related records too."""
    ASSOCIATED = "associated"
    """Only lists of related records."""


class CommandKind(StrEnum):
    """What a command is on its bar [D]."""

    BUTTON = "button"
    MENU = "menu"
    """A button that opens a menu of other commands: a flyout or a dropdown."""
    SPLIT = "split"
    """A button that runs its own actions, with a menu of other commands beside it."""


@dataclass(frozen=True, slots=True)
class CommandAction:
    """A function that a command or a rule calls, or an address or a web resource that a command opens.

    Attributes:
        function: the full name of the function; empty for what is opened.
        library: the address of the script with the function; empty for a function of the page.
        needs: the addresses of scripts that run before the library.
        parameters: the arguments; the names of the ribbon's CrmParameters are replaced by their values [D].
        plain: the positions of arguments that are not replaced although they may look like such a name.
        url: the address that is opened.
        web_resource: the name of the web resource that is opened, with its query.
        problem: what is shown if no script has the function, as a sentence; empty for the usual message.
        place: the file and line of its definition, or the file in a solution, for messages.
    """

    function: str = ""
    library: str = ""
    parameters: tuple[Json, ...] = ("PrimaryControl",)
    plain: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()
    url: str = ""
    web_resource: str = ""
    problem: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class CommandRule:
    """A rule of the ribbon: what it is about has to be true for a command to be shown [D].

    Attributes:
        kind: the name of its element, such as `FormStateRule`.
        values: its attributes by name.
        call: the function of a `CustomRule`.
        any_of: the groups of an `OrRule`: all rules of one of them have to be true.
    """

    kind: str
    values: tuple[tuple[str, str], ...] = ()
    call: CommandAction | None = None
    any_of: tuple[tuple["CommandRule", ...], ...] = ()

    def value(self, name: str) -> str:
        """An attribute; empty if the rule does not have it."""
        return dict(self.values).get(name, "")

    def is_set(self, name: str) -> bool:
        """Whether an attribute is true."""
        return self.value(name).strip().lower() in ("true", "1")


@dataclass(frozen=True, slots=True)
class Command:
    """A button or a menu on a command bar.

    Attributes:
        table: the logical name of the table; empty for every table.
        label: the label of the button.
        actions: what it does, in order.
        where: the command bar with the button.
        id: what the commands in its menu name as their parent; empty if there are none.
        parent: the id of the command with the menu that it is in; empty for a button of the bar.
        kind: whether it has a menu.
        sequence: its place: smaller ones come first, those without one last.
        rules: all of them have to be true for the command to be shown.
    """

    table: str
    label: str
    actions: tuple[CommandAction, ...] = ()
    where: Where = Where.FORM
    id: str = ""
    parent: str = ""
    kind: CommandKind = CommandKind.BUTTON
    sequence: float | None = None
    rules: tuple[CommandRule, ...] = ()

    def is_for(self, table: str, where: Where) -> bool:
        """Whether it is on a command bar of a table."""
        return self.where is where and self.table in ("", table)


@dataclass(frozen=True, slots=True)
class HiddenCommand:
    """A standard command that a table does not have.

    Attributes:
        table: the logical name of the table; empty for every table.
        name: the name of its action, such as `save`.
    """

    table: str
    where: Where
    name: str


def leaves(rules: Iterable[CommandRule]) -> Iterator[CommandRule]:
    """Yield rules and, in place of a rule with groups, the rules in its groups."""
    for rule in rules:
        if rule.any_of:
            yield from leaves(each for group in rule.any_of for each in group)
        else:
            yield rule
