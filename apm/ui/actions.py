"""What a person can do on the page. Each action is declared once, beside the element that carries it.

    @action("close-tab", TAB)
    def close_tab(use: Use[Tab]) -> Outcome[bool]:
        return use.view.workspace.close_tab(use.target)

    h("button", close_tab.on(tab.id), "×")

`on` gives the attributes `data-action` and `data-of`. The page sends both back when the element is used, and `perform`
finds the target and runs the action. A target that has gone in the meantime makes the action do nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from apm.core.outcome import Outcome
from apm.ui.elements import Attribute
from apm.ui.view import View

Target = TypeVar("Target")

NOTHING: Outcome[bool] = Outcome(False)
"""The outcome of an action that does nothing."""


@dataclass(frozen=True, slots=True)
class Use(Generic[Target]):
    """One use of an action.

    Attributes:
        view: what is on screen.
        target: what the element is about.
        text: what was typed or chosen in the element.
    """

    view: View
    target: Target
    text: str


Find = Callable[[View, str], Target | None]
"""Finds a target by the words that the element carries; None when it has gone."""

Run = Callable[[Use[Target]], Outcome[Any]]


@dataclass(frozen=True, slots=True)
class Action(Generic[Target]):
    """An action.

    Attributes:
        name: its `data-action`.
        find: finds the target.
        run: does it.
        sent_by: the file in `static/` that sends it without an element that carries it; empty for none.
    """

    name: str
    find: Find[Target]
    run: Run[Target]
    sent_by: str = ""

    def on(self, *words: str | int) -> dict[str, Attribute]:
        """The attributes of an element that carries the action; the words name its target."""
        carried: dict[str, Attribute] = {"data-action": self.name}
        if words:
            carried["data-of"] = " ".join(map(str, words))
        return carried

    def __call__(self, view: View, of: str, text: str) -> Outcome[Any]:
        """Runs the action on the target that the words name.

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
    """Declares the function below it as an action.

    Args:
        name: its `data-action`; no other action has it.
        target: finds what the action is about; one of `apm.ui.targets`.
        sent_by: the file in `static/` that sends it, when no element carries it.
    """

    def declare(run: Run[Target]) -> Action[Target]:
        if name in ACTIONS:
            raise ValueError(f"two actions are called {name}")
        declared = Action(name, target, run, sent_by)
        ACTIONS[name] = declared
        return declared

    return declare
