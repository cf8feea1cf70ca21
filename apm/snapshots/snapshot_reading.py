"""Reads snapshots and seeds from outside: JSON whose form is checked. What it names may still be gone.

>>> read_snapshot({"version": 2, "sessions": []})
Traceback (most recent call last):
apm.core.errors.ApmError: the snapshot has version 2, but this emulator reads version 1; use a newer emulator
"""

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse.record_changes import RecordChanges
from apm.settings.checked_json import Checked, check_version, checked, problems_of
from apm.snapshots.snapshot_rules import KEPT_RECORDS, SEED, SNAPSHOT, VERSION


def read_snapshot(given: Json, what: str = "the snapshot") -> Checked:
    """A snapshot, checked; `what` names it in messages.

    Raises:
        ApmError: it has another version, or it is damaged.
    """
    check_version(given, VERSION, what)
    return checked(given, SNAPSHOT, what, _relations)


def read_records(given: Json, what: str) -> Checked:
    """Changes of records that were kept for a reload, checked; `what` names them in messages.

    Raises:
        ApmError: they have another version, or they are damaged.
    """
    check_version(given, VERSION, what)
    return checked(given, KEPT_RECORDS, what)


def read_seed(given: Json, what: str = "the seed") -> Checked:
    """A seed, checked; `what` names it in messages.

    Raises:
        ApmError: it has problems; the message has all of them, up to a number.
    """
    return checked(given, SEED, what)


def is_snapshot(given: Json) -> bool:
    """Whether a seed is a snapshot, which has a version."""
    return isinstance(given, dict) and "version" in given


def seed_problems(given: Json) -> list[str]:
    """The problems of a seed, which can be a snapshot, one sentence each."""
    if not is_snapshot(given):
        return problems_of(given, SEED)
    try:
        read_snapshot(given)
    except ApmError as error:
        return [str(error)]
    return []


def changes_in(given: Checked) -> RecordChanges:
    """Checked changes of records."""
    return RecordChanges(*(given.get(name, {}) for name in ("rows", "deleted", "numbers")))


def _relations(given: Checked) -> list[str]:
    """The problems between the values of a snapshot."""
    sessions = given["sessions"]
    tabs = [tab for session in sessions for tab in session["tabs"]]
    problems = [
        f"two {what} have the number {number}"
        for what, entries in (("sessions", sessions), ("tabs", tabs))
        for number in _repeated([each["number"] for each in entries])
    ]
    first = sessions[0]
    if (first["number"], first["tabs"][0]["number"]) != (0, 0):
        problems.append(
            "the first session has to be Home, with the number 0 and a tab with the number 0"
        )
    return problems


def _repeated(numbers: list[int]) -> list[int]:
    return [each for each in dict.fromkeys(numbers) if numbers.count(each) > 1]
