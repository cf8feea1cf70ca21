"""Carries each call into Python, performs what happened, and carries the reply back."""

import json
from typing import Any

from js import Object
from pyodide.ffi import create_proxy, to_js
from pyscript.js_modules import facade

from apm.api.apm import MEMBERS
from apm.api.calls import Call, call_of, write_of
from apm.api.member import Member
from apm.browser.defects import report
from apm.browser.fast_reads import Answer, fast_read
from apm.browser.replies import Reply, failure, id_of, reply
from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import MAX_DEPTH, MAX_VALUES
from apm.core.outcome import Outcome
from apm.core.results import PendingPromise
from apm.emulator import Emulator
from apm.ui.screen import Screen


def install(emulator: Emulator, screen: Screen) -> None:
    """Puts `Microsoft.Apm` and `apmWorkspace` on the window."""
    bridge = _Bridge(emulator, screen)
    answers: dict[str, Answer] = {
        "reset": bridge.answering("reset", bridge.reset),
        "load": bridge.answering("load", bridge.load),
        "startConversation": bridge.answering("startConversation", bridge.start_conversation),
    }
    for member in MEMBERS:
        name = member.full_name
        answer = bridge.answering(name, call_of(member, emulator))
        answers[name] = fast_read(member, emulator, answer) or answer
        if member.write:
            answers[f"{name} ="] = bridge.answering(name, write_of(member, emulator))
    # One fixed set of proxies for the life of the page: they are never destroyed, and no more are made.
    answers["identify"] = id_of
    answers["beside"] = bridge.beside
    answers["call"] = bridge.call
    proxies = {name: create_proxy(each) for name, each in answers.items()}
    facade.install(_contract(emulator), to_js(proxies, dict_converter=Object.fromEntries))


class _Bridge:
    def __init__(self, emulator: Emulator, screen: Screen) -> None:
        self._emulator = emulator
        self._screen = screen
        self._beside: dict[str, Answer] = {}

    def answering(self, name: str, call: Call) -> Answer:
        """A call that always answers with a reply, whatever happens."""
        perform = self._screen.perform

        def answer(*texts: str) -> Reply:
            try:
                result = call(*texts)
                if type(result) is Outcome:
                    perform(result)
                    result = result.value
                return reply(result)
            except ApmError as error:
                self._screen.refuse(error)
                return failure(error)
            except Exception as error:  # noqa: BLE001 - no Python text may reach the page
                return failure(_internal(name, error))

        return answer

    def beside(self) -> str:
        """The rows of what scripts reach for beside the API."""
        from apm.api.all_members import XRM_MEMBERS  # noqa: PLC0415

        return json.dumps([{**_row(each), "writes": bool(each.write)} for each in XRM_MEMBERS])

    def call(self, name: str, *texts: str) -> Reply:
        """Calls something beside the API by its name. It is made ready at the first call: most pages make none."""
        if not self._beside:
            from apm.api.all_members import calls_beside  # noqa: PLC0415

            calls = calls_beside(self._emulator)
            self._beside = {each: self.answering(each, run) for each, run in calls.items()}
        return self._beside[name](*texts)

    def reset(self) -> None:
        self._emulator.reset()
        self._screen.restart()

    def load(self, text: str) -> None:
        remarks = self._emulator.load(text)
        self._screen.restart()
        for remark in remarks:
            self._screen.warn(f"load: {remark}")

    def start_conversation(self, text: str) -> Outcome[str] | Outcome[PendingPromise]:
        from apm.conversations.incoming import receive  # noqa: PLC0415
        from apm.conversations.options import read_conversation  # noqa: PLC0415

        try:
            return receive(self._emulator.conversations, read_conversation(text))
        except ApmError as error:
            raise error.named("startConversation") from None


def _internal(name: str, error: Exception) -> ApmError:
    """A defect of ours: one sentence for the caller, what and where for the console."""
    report(name, error)
    return ApmError(
        ErrorCode.INTERNAL, f"{name}: the emulator failed; this is a defect of it, please report it"
    )


def _contract(emulator: Emulator) -> str:
    return json.dumps(
        {
            "members": [_row(member) for member in MEMBERS],
            "errorCodes": {"badInput": ErrorCode.BAD_INPUT, "internal": ErrorCode.INTERNAL},
            "bounds": {"depth": MAX_DEPTH, "values": MAX_VALUES},
            "returnedIds": emulator.workspace.settings.returned_ids,
        }
    )


def _row(member: Member) -> dict[str, Any]:
    return {
        "owner": member.owner,
        "name": member.name,
        "fullName": member.full_name,
        "kind": member.kind,
        "takes": member.takes,
        "holds": member.holds,
    }
