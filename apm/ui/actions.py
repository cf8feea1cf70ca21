"""The actions of the user on the page. Each is declared once, beside the element that has it.

    @action("focus-session", targets.session)
    def focus_session(use: Use[Session]) -> Outcome[bool]:
        return use.view.workspace.focus_session(use.target)

    h("button", focus_session.on(session.id), session.title)

`on` returns the attributes `data-action` and `data-of`. When the user uses the element, the page sends both, and
`Screen.act` finds the target and runs the action. If the target no longer exists, the action does nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from apm.core.outcome import Outcome
from apm.ui.elements import Attribute
from apm.ui.view import PanelState, State, View

Target = TypeVar("Target")

NOTHING: Outcome[bool] = Outcome(False)
"""The outcome of an action that does nothing."""


@dataclass(frozen=True, slots=True)
class Use(Generic[Target]):
    """One use of an action.

    Attributes:
        view: the workspace and the states of the panels.
        target: the object that the action applies to.
        text: the text that the user typed, or the value that the user chose.
    """

    view: View
    target: Target
    text: str

    def state(self, kind: type[State]) -> State:
        """The state of a panel."""
        return self.view.state(kind)

    def put(self, state: PanelState) -> Outcome[bool]:
        """Replaces the state of a panel. Returns the outcome of an action that does nothing else."""
        self.view.put(state)
        return NOTHING


Find = Callable[[View, str], Target | None]
"""Finds a target by the value of `data-of`; None if it does not exist."""

Run = Callable[[Use[Target]], Outcome[Any]]
"""The function of an action."""


@dataclass(frozen=True, slots=True)
class Action(Generic[Target]):
    """An action.

    Attributes:
        name: its `data-action`.
        find: finds the target.
        run: runs the action.
        sent_by: the file in `static/` that sends an action that no element has; empty otherwise.
    """

    name: str
    find: Find[Target]
    run: Run[Target]
    sent_by: str = ""

    def on(self, *words: str | int) -> dict[str, Attribute]:
        """The attributes of an element that has the action; the words identify its target."""
        attributes: dict[str, Attribute] = {"data-action": self.name}
        if words:
            attributes["data-of"] = " ".join(map(str, words))
        return attributes

    def __call__(self, view: View, of: str, text: str) -> Outcome[Any]:
        """Runs the action on the target that `of` identifies.

        Raises:
            ApmError: the action is refused; nothing has changed.
        """
        target = self.find(view, of)
        return NOTHING if target is None else self.run(Use(view, target, text))


ACTIONS: dict[str, Action[Any]] = {}
"""All actions, by name."""


def action(
    name: str, target: Find[Target], *, sent_by: str = ""
) -> Callable[[Run[Target]], Action[Target]]:
    """Declares the decorated function as an action.

    Args:
        name: its `data-action`; unique.
        target: finds the target; one of `apm.ui.targets`.
        sent_by: the file in `static/` that sends an action that no element has.
    """

    def declare(run: Run[Target]) -> Action[Target]:
        if name in ACTIONS:
            raise ValueError(f"two actions are called {name}")
        declared = Action(name, target, run, sent_by)
        ACTIONS[name] = declared
        return declared

    return declare
