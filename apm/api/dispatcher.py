"""Runs the calls from JavaScript and returns a reply to each. It never raises an exception.

>>> emulator = Emulator("page")
>>> page = Dispatcher(emulator, perform=print, refuse=print, report=print)
>>> page.answers()["session.title"]("session-id-0")
'=Home'
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from apm.api.apm import MEMBERS
from apm.api.calls import Call, call_of, write_of
from apm.api.contract import member_rows
from apm.api.fast_reads import Answer, fast_read
from apm.api.replies import Reply, failure, id_of, reply
from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.emulator import Emulator


class Dispatcher:
    """Runs calls on an emulator.

    Args:
        emulator: the emulator.
        perform: applies the events of an outcome.
        refuse: applies the events of an `ApmError`.
        report: reports a defect of the emulator: the name of the call and the exception.
    """

    def __init__(
        self,
        emulator: Emulator,
        perform: Callable[[Outcome[Any]], None],
        refuse: Callable[[ApmError], None],
        report: Callable[[str, Exception], None],
    ) -> None:
        self._emulator = emulator
        self._perform = perform
        self._refuse = refuse
        self._report = report
        self._calls: dict[str, Call] = {}
        self._answers: dict[str, Answer] = {}

    def answers(self) -> dict[str, Answer]:
        """The functions that JavaScript calls, by name.

        Members of `Microsoft.Apm` have their full name, assignments the full name and " =". `call` runs members of
        `Xrm` and internal calls.
        """
        answers: dict[str, Answer] = {
            "identify": self.answering("identify", id_of),
            "xrmMembers": self.answering("Xrm", self._xrm_members),
            "call": self.call,
        }
        for member in MEMBERS:
            name = member.full_name
            answer = self.answering(name, call_of(member, self._emulator))
            answers[name] = fast_read(member, self._emulator, answer) or answer
            if member.write:
                answers[f"{name} ="] = self.answering(name, write_of(member, self._emulator))
        return answers

    def answering(self, name: str, call: Call) -> Answer:
        """A function that runs a call, applies its events and returns a reply, also if the call raises."""
        perform, refuse = self._perform, self._refuse

        def answer(*texts: Any) -> Reply:
            try:
                try:
                    result = call(*texts)
                    if type(result) is Outcome:
                        perform(result)
                        result = result.value
                    return reply(result)
                except ApmError as error:
                    refuse(error)
                    return failure(error)
            except Exception as error:  # noqa: BLE001 - no Python text may reach the page
                return self._defect(name, error)

        return answer

    def call(self, name: str, *texts: str) -> Reply:
        """Runs a member of `Xrm`, an assignment or an internal call, by its name in `call_table`."""
        answer = self._answers.get(name) or self.answering(name, partial(self._first_call, name))
        return answer(*texts)

    def _first_call(self, name: str, *texts: str) -> Any:
        """Looks up a call, keeps it for later, and runs it."""
        if not self._calls:
            # Imported on first use: most pages use only `Microsoft.Apm`.
            from apm.api.call_table import calls_by_name  # noqa: PLC0415

            self._calls = calls_by_name(self._emulator)
        call = self._calls[name]
        self._answers[name] = self.answering(name, call)
        return call(*texts)

    def _xrm_members(self) -> list[Json]:
        from apm.api.all_members import XRM_MEMBERS  # noqa: PLC0415

        return member_rows(XRM_MEMBERS)

    def _defect(self, name: str, error: Exception) -> Reply:
        """Reports a defect, and returns a failure for the caller."""
        self._report(name, error)
        sentence = "internal error in the emulator; please report it"
        return failure(ApmError(ErrorCode.INTERNAL, f"{name}: {sentence}"))
