"""The statements of a test, as far as Python and TypeScript write them in the same way.

Names are given as Python has them: `TypeScriptWords` writes them in camelCase.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from apm.recordings.opening_words import Opening
from apm.recordings.steps import End, Place

_GROUPS = {"sessions": "Session strip", "tabs": "Tab strip"}
"""Parts of the page that have a name for locators. The others are located by their ids."""

FOCUSED_TAB = "#tabs [aria-selected=true]"
"""Also found while a dialog is open."""

BUSY = "[aria-busy=true]"
"""A page with a form that is saved."""


class Words(ABC):
    """The words of a language."""

    # What differs between the languages

    @abstractmethod
    def name(self, name: str) -> str:
        """A name of Playwright or of the kit."""

    @abstractmethod
    def literal(self, value: Any) -> str:
        """A value."""

    @abstractmethod
    def options(self, values: Mapping[str, Any]) -> str:
        """Named arguments, without a comma; empty if there are none."""

    @abstractmethod
    def statement(self, call: str) -> str:
        """A call that the test waits for, as a statement."""

    @abstractmethod
    def variable(self, name: str, call: str) -> str:
        """A statement that keeps the result of a call."""

    @abstractmethod
    def assign(self, variable: str, name: str, value: Any) -> str:
        """Sets a property of a session or of a tab."""

    @abstractmethod
    def run_later(self, text: str) -> str:
        """Runs a script without waiting for it, because a later step ends it."""

    @abstractmethod
    def equal(self, call: str, value: Any) -> str:
        """Asserts the value of something that the kit reads."""

    @abstractmethod
    def titles(self, of: str) -> str:
        """The titles of sessions or tabs."""

    @abstractmethod
    def named_records(self, column: str, names: Any) -> str:
        """Asserts the names of the records in a lookup of the focused form."""

    @abstractmethod
    def comment(self, text: str) -> str:
        """A comment."""

    @abstractmethod
    def file(self, name: str, statements: Sequence[str]) -> str:
        """The whole text of the test with a name."""

    # Steps

    def seed(self, seed: Any) -> str:
        """Begins in the state of a seed."""
        return self.statement(f"workspace.seed({self.literal(seed)})")

    def click(self, place: Place, key: str = "") -> str:
        """Clicks an element, with a key that is held."""
        options = self.options({"modifiers": [key]}) if key else ""
        return self._use(place, "click", options)

    def fill(self, place: Place, text: str, *, leaves: bool) -> str:
        """Types a text, and leaves the field. Its role may be another one then: a lookup with names is a combobox."""
        typed = self._use(place, "fill", self.literal(text))
        return f"{typed}\n{self.press('Tab')}" if leaves else typed

    def select(self, place: Place, values: Sequence[str]) -> str:
        """Chooses options by their values."""
        given = values[0] if len(values) == 1 else [*values]
        return self._use(place, "select_option", self.literal(given))

    def check(self, place: Place, *, on: bool) -> str:
        """Checks or clears a box."""
        return self._use(place, "check" if on else "uncheck")

    def press(self, key: str) -> str:
        """Presses a key."""
        return self.statement(f"page.keyboard.press({self.literal(key)})")

    def set_value(self, column: str, value: Any) -> str:
        """Changes a value of the focused form."""
        return self.statement(f"workspace.form.set({self.literal(column)}, {self.literal(value)})")

    def save(self) -> str:
        """Saves the focused form."""
        return self.statement("workspace.form.save()")

    def record(self, method: str, arguments: Sequence[Any]) -> str:
        """Creates, updates or deletes a record."""
        given = ", ".join(map(self.literal, arguments))
        return self.statement(f"workspace.records.{method}({given})")

    def opening(self, opening: Opening) -> str:
        """The call that opens a session or a tab."""
        method = self.name("create_session" if opening.is_session else "create_tab")
        more = {
            **({"context": opening.context} if opening.context else {}),
            **({} if opening.is_focused else {"focused": False}),
            **opening.parameters,
        }
        given = ", ".join(filter(None, (self.literal(opening.template), self.options(more))))
        return f"workspace.{method}({given})"

    def conversation(self, options: Mapping[str, Any]) -> str:
        """The call that starts a conversation."""
        return f"workspace.{self.name('start_conversation')}({self.options(options)})"

    def use(self, variable: str, method: str) -> str:
        """Calls a method of a session or of a tab."""
        return self.statement(f"{variable}.{method}()")

    def script(self, text: str, *, is_awaited: bool) -> str:
        """Runs a script."""
        # One line that ends with .js would be a path.
        text = f"{text}\n" if text.endswith(".js") else text
        if not is_awaited:
            return self.run_later(text)
        return self.statement(f"workspace.{self.name('run_script')}({self.literal(text)})")

    # The state

    def shown(self, title: str) -> str:
        """Waits until a tab with a title has the focus."""
        return self._expect(f'page.locator("{FOCUSED_TAB}")', "to_have_text", title)

    def end(self, end: End) -> Iterator[str]:
        """Asserts the state at the end. The first statements wait for it."""
        for name in end.dialogs:
            dialog = self._role("page", "dialog", name)
            yield self.statement(f"expect({dialog}).{self.name('to_be_visible')}()")
        yield self.shown(end.tab)
        yield self._expect(f'page.locator("{BUSY}")', "to_have_count", 0)
        session = f"workspace.{self.name('focused_session')}"
        yield self.equal(self.titles("workspace.sessions"), end.sessions)
        yield self.equal(f"{session}.title", end.session)
        yield self.equal(self.titles(f"{session}.tabs"), end.tabs)
        for column, value in end.values.items():
            if column in end.lookups and value:
                yield self.named_records(column, value)
            else:
                yield self.equal(f"workspace.form.get({self.literal(column)})", value)

    def _expect(self, locator: str, what: str, value: Any) -> str:
        return self.statement(f"expect({locator}).{self.name(what)}({self.literal(value)})")

    # Locators

    def _use(self, place: Place, method: str, given: str = "") -> str:
        return self.statement(f"{self._locator(place)}.{self.name(method)}({given})")

    def _locator(self, place: Place) -> str:
        """The locator of an element."""
        found = self._role(self._part(place), place.role, place.name)
        return found if place.is_only else f"{found}.nth({place.index})"

    def _part(self, place: Place) -> str:
        if place.dialog:
            return self._role("page", "dialog", place.dialog)
        group = _GROUPS.get(place.region)
        if group:
            return self._role("page", "group", group)
        return f"page.locator({self.literal(f'#{place.region}')})"

    def _role(self, root: str, role: str, name: str) -> str:
        options = self.options({"name": name, "exact": True})
        return f"{root}.{self.name('get_by_role')}({self.literal(role)}, {options})"
