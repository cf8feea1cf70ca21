"""Drawn calls of all members with values of all kinds, in rounds; a round that fails is made smaller and kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from apm.api.all_members import ALL_MEMBERS
from tests.support import workspace_invariants
from tests.support.owner_objects import FUNCTIONS, OPEN_CASE, SET_UP, WAYS
from tests.support.page_python import run_python

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

ROUND = 250
"""The number of calls in a round."""

ROUND_LIMIT_MS = 180_000
"""The maximum time of a round: a bound for a page that hangs, not a target."""

SETTLE_LIMIT_MS, SETTLE_LIMIT_AGAIN_MS = 15_000, 2_000
"""What Promises have to settle within; less when a failed round is made again."""

SHRINK_LIMIT = 60
"""How long a failed round is made again, to find the calls that it needs, in seconds."""

VALUES = Path(__file__).with_name("fuzzed_values.js")
"""Defines `fuzzedValues`."""

_RECORDINGS = Path(__file__).with_name("fuzzed_recordings.js")
_CALLS = Path(__file__).with_name("fuzzed_calls.js")

_INVARIANTS = """
import gc, json
from apm.emulator import Emulator
from js import window
from pyodide.ffi import create_proxy

def _check():
    emulator = next(each for each in gc.get_objects() if isinstance(each, Emulator))
    return lambda: json.dumps(broken_invariants(emulator.workspace))

window.brokenInvariants = create_proxy(_check())
"""

_WAYS = ",\n".join(f"{json.dumps(owner)}: async () => {way}" for owner, way in WAYS.items())

_RUN = f"""(given) => {{
  {FUNCTIONS}
  const ways = {{ {_WAYS} }};
  globalThis.fuzzed = null;
  fuzzedCalls.run({{ ...given, ways, open: {OPEN_CASE} }}).then(
    (said) => {{ globalThis.fuzzed = said; }},
    (error) => {{ globalThis.fuzzed = {{ broken: `${{error}} ${{error?.stack}}` }}; }},
  );
}}"""


def watch_invariants(page: Page) -> None:
    """Gives a page `brokenInvariants()`, which returns the sentences of `broken_invariants` as JSON text."""
    run_python(page, Path(workspace_invariants.__file__).read_text("utf-8") + _INVARIANTS)
    page.wait_for_function("() => Boolean(window.brokenInvariants)")


@dataclass
class Totals:
    """What all rounds have done.

    Attributes:
        calls: the number of calls, with those from inside other calls.
        refused: the number of calls that ended in an Error.
        called: the members that were called, as "<owner>.<name>".
    """

    calls: int = 0
    refused: int = 0
    called: set[str] = field(default_factory=set)


class RoundFailedError(AssertionError):
    """A round that was not as it should be; the message says what was wrong and how to make the round again."""


class Fuzzer:
    """Makes drawn calls in a booted page."""

    def __init__(self, page: Page, seed: int, artifacts: Path) -> None:
        """Prepare the page.

        Args:
            page: a booted page.
            seed: with the same seed, the calls are the same.
            artifacts: the folder for a round that fails.
        """
        self.totals = Totals()
        self._page, self._seed, self._artifacts = page, seed, artifacts
        for each in (VALUES, _RECORDINGS, _CALLS):
            page.evaluate(f"() => {{ {each.read_text('utf-8')} }}")
        watch_invariants(page)

    def run(self, calls: int) -> None:
        """Make calls, in as many rounds as they need.

        Raises:
            RoundFailedError: a round was not as it should be.
        """
        for number in range(-(-calls // ROUND)):
            self.round(number)

    def round(self, number: int) -> None:
        """Make one round; raises as `run`."""
        calls = [*range(ROUND)]
        said = self._made(number, calls)
        if said["failures"]:
            self._fail(number, calls, said)
        self.totals.calls += said["made"]
        self.totals.refused += said["refused"]
        self.totals.called |= {*said["called"]}

    def _made(
        self, number: int, calls: Sequence[int], settle_limit: int = SETTLE_LIMIT_MS
    ) -> dict[str, Any]:
        members = [
            {"owner": each.owner, "name": each.name, "kind": each.kind} for each in ALL_MEMBERS
        ]
        given = {"seed": self._seed, "number": number, "calls": calls, "members": members}
        try:
            self._page.evaluate(_RUN, {**given, "setUp": SET_UP, "settleLimit": settle_limit})
            answer = self._page.wait_for_function("() => fuzzed", timeout=ROUND_LIMIT_MS)
            said: dict[str, Any] = answer.json_value()
        except Error as error:
            raise RoundFailedError(
                self._sentence(number, error.message.partition("\n")[0])
            ) from None
        if "broken" in said:
            raise RoundFailedError(self._sentence(number, said["broken"]))
        return said

    def _fail(self, number: int, calls: list[int], said: dict[str, Any]) -> None:
        first = said["failures"][0]
        end = monotonic() + SHRINK_LIMIT
        size = len(calls) // 2
        # Parts of the calls are left out as long as the same is wrong without them.
        while size and monotonic() < end:
            for start in range(0, len(calls), size):
                fewer = calls[:start] + calls[start + size :]
                if monotonic() > end or not fewer:
                    break
                tried = self._made(number, fewer, SETTLE_LIMIT_AGAIN_MS)
                if any(each["sentence"] == first["sentence"] for each in tried["failures"]):
                    calls, said = fewer, tried
                    break
            else:
                size //= 2
        self._artifacts.mkdir(parents=True, exist_ok=True)
        path = self._artifacts / f"fuzzed-{self._seed}-{number}.json"
        kept = {"seed": self._seed, "round": number, "calls": calls, **said}
        path.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
        wrong = "\n".join(f"{each['call']}: {each['sentence']}" for each in said["failures"][:10])
        raise RoundFailedError(self._sentence(number, f"{wrong}\nThe calls are in {path}."))

    def _sentence(self, number: int, wrong: str) -> str:
        again = f"--seed {self._seed} --round {number}"
        return f"Round {number} with seed {self._seed}: {wrong}\nAgain: nox -s soak -- {again}"
