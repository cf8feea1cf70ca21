"""The workspace, as a test uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apm.kit.fault_calls import add_fault, end_fault
from apm.kit.focused_form import Form
from apm.kit.known_names import KnownNames, check_opening, hinting
from apm.kit.page_calls import CallRefused, act, call
from apm.kit.record_calls import Records
from apm.kit.script_files import read_script
from apm.kit.strip_objects import Session, Tab

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import JSHandle, Page

    from apm.kit.failure import Failure
    from apm.kit.page_messages import PageMessages


@hinting
@dataclass(frozen=True)
class Workspace(KnownNames):
    """The workspace of a page.

    Attributes:
        page: the page, of Playwright.
        root: the folder to which paths of scripts are relative.
        messages: what went wrong in the page.
    """

    page: Page
    root: Path
    messages: PageMessages

    @property
    def apm(self) -> JSHandle:
        """`Microsoft.Apm`: `workspace.apm.evaluate("apm => apm.canCreateSession()")`."""
        return self.page.evaluate_handle("Microsoft.Apm")

    @property
    def sessions(self) -> list[Session]:
        """All sessions, Home first."""
        return [Session(self.page, each) for each in self._call("sessions")]

    @property
    def focused_session(self) -> Session:
        """The session that has the focus."""
        return Session(self.page, self._call("idOf", [None, ""]))

    @property
    def form(self) -> Form:
        """The form in the focused tab."""
        return Form(self.page)

    @property
    def records(self) -> Records:
        """The records."""
        return Records(self.page)

    @property
    def calls(self) -> list[dict[str, Any]]:
        """The calls of the API since the test began, those of the test too: `member`, `arguments`, `result`, ..."""
        found: list[dict[str, Any]] = self._call("calls")
        return found

    @property
    def events(self) -> list[dict[str, Any]]:
        """The messages of the three events since the test began: `name` and what the event has."""
        found: list[dict[str, Any]] = self._call("events")
        return found

    @property
    def failures(self) -> list[Failure]:
        """What went wrong in the page since the last read; what a test has read does not fail it."""
        return self.messages.read()

    def create_session(
        self,
        template: str,
        *,
        context: Mapping[str, Any] | None = None,
        focused: bool = True,
        **parameters: Any,
    ) -> Session:
        """Open a session.

        Args:
            template: the unique name of its template.
            context: the context variables.
            focused: whether it gets the focus.
            parameters: the parameters of the page of its anchor tab, such as `entityName` and `entityId`.

        Raises:
            CallRefused: `createSession` rejects.
            TypeError: the context is no dict, or a parameter has the name of an argument in the API: `isFocused`.
        """
        __tracebackhide__ = True
        given = _opening(template, context, focused, parameters)
        return Session(self.page, self._act("createSession", given))

    def create_tab(
        self,
        template: str,
        *,
        context: Mapping[str, Any] | None = None,
        focused: bool = True,
        **parameters: Any,
    ) -> Tab:
        """Open a tab in the focused session.

        Args:
            template: the unique name of its template.
            context: values for the slugs of its title; they are in the same Map as the parameters.
            focused: whether it gets the focus.
            parameters: the parameters of its page, such as `entityName` and `entityId`.

        Raises:
            CallRefused: `createTab` rejects.
            TypeError: the context is no dict, or a parameter has the name of an argument in the API: `isFocused`.
        """
        __tracebackhide__ = True
        given = _opening(template, context, focused, parameters)
        session_id, tab_id = self._act("createTab", given)
        return Tab(self.page, session_id, tab_id)

    def run_script(self, script: str | Path) -> Any:
        """Run a client script and return its last value, if that can be converted.

        Args:
            script: the path of a file, relative to pytest's root folder, or the text of the script. A text in one
                line that ends with `.js` is a path.

        Raises:
            FileNotFoundError: there is no such file.
            CallRefused: the script fails; the message has its file, line and column.
        """
        try:
            return self._act("runScript", [*read_script(self.root, script)])
        except CallRefused as refused:
            # The browser reports the error too; who expects the refusal expects both.
            self.messages.expect(str(refused))
            raise

    def load(self, settings: Mapping[str, Any]) -> None:
        """Restart the workspace with settings, which have the keys of `workspace.toml`.

        The next test has the settings of the file again.

        Raises:
            CallRefused: there are problems; the message has all of them.
        """
        self._restart("load", dict(settings))

    def seed(self, seed: str | Mapping[str, Any]) -> None:
        """Restart the workspace with records, sessions, tabs and focus.

        Args:
            seed: the name of a file in the folder `seeds` beside the workspace file, or its content.

        Raises:
            CallRefused: something in it is refused; nothing has changed.
        """
        given = seed if isinstance(seed, str) else dict(seed)
        self._restart("seed", given)

    def snapshot(self) -> dict[str, Any]:
        """Return the state: sessions, tabs, titles, contexts, focus, conversations and changed records."""
        state: dict[str, Any] = self._call("snapshot")
        return state

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Restart the workspace in the state of a snapshot.

        Raises:
            CallRefused: it is damaged, or of a newer emulator; nothing has changed.
        """
        self._restart("restore", dict(snapshot))

    def fault(self, name: str = "", **options: Any) -> None:
        """Make calls or requests fail or take longer during this test, or take something away from the workspace.

        Args:
            name: the full name of a member, such as `createTab` or `Xrm.WebApi.*`, or requests, such as `GET accounts`.
                Without options, its fault ends.
            options: those of `apmWorkspace.fault`: `reject`, `error_code`, `status`, `delay` in milliseconds, `times`,
                `probability`, `seed`; without a name, `without_roles`, `without_templates` and `limits`.

        Raises:
            CallRefused: nothing has this name, an option is not valid, or there is no fault to end.
        """
        if name and not options:
            end_fault(self.page, name)
        else:
            add_fault(self.page, name, options)

    def handle(self, name: str, answer: Any) -> None:
        """Answer an action or a function of `Xrm.WebApi.execute` during this test.

        Args:
            name: the name of the operation.
            answer: the value that is the body of the response, or a text with a JavaScript function of the operation,
                such as `({ parameters }) => ({ Total: parameters.Amount })`.
        """
        text = answer if isinstance(answer, str) and "=>" in answer else None
        self._call("handle", [name, answer, text])

    def start_conversation(self, **options: Any) -> Session:
        """Start a conversation that is accepted at once, and return its session.

        Raises:
            CallRefused: an option is not valid, or the session cannot be opened.
        """
        return Session(self.page, self._act("startConversation", options))

    def _restart(self, word: str, given: Any) -> None:
        __tracebackhide__ = True
        self.messages.collect()
        self._act(word, given)

    def _call(self, word: str, given: Any = None) -> Any:
        __tracebackhide__ = True
        return call(self.page, word, given)

    def _act(self, word: str, given: Any = None) -> Any:
        __tracebackhide__ = True
        return act(self.page, word, given)


def _opening(
    template: str,
    context: Mapping[str, Any] | None,
    focused: bool,
    parameters: Mapping[str, Any],
) -> dict[str, Any]:
    """The argument of the words that open a session or a tab."""
    __tracebackhide__ = True
    check_opening(context, parameters)
    return {
        "template": template,
        "context": dict(context or {}),
        "focused": focused,
        "parameters": parameters,
    }
