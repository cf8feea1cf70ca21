"""A fast path for reads without arguments, such as `getFocusedSession()` and `session.title`.

Scripts call these in loops. In the page each star-argument and each nested call costs a tenth of a microsecond.
Anything unusual takes the ordinary path, which reports what is wrong.
"""

from collections.abc import Callable
from operator import attrgetter

from apm.api.calls import NEEDS_ROLE
from apm.api.member import Kind, Member, Owner
from apm.api.replies import Reply, reply
from apm.emulator import Emulator

Answer = Callable[..., Reply]
"""Takes the id of the object (not for members of Apm) and the arguments as texts; returns a reply."""

_READS = (Kind.ACCESSOR, Kind.SYNC)


def fast_read(member: Member, emulator: Emulator, ordinary: Answer) -> Answer | None:
    """The fast path to a member; None if it has none.

    Args:
        member: the member.
        emulator: the emulator whose workspace is read.
        ordinary: the ordinary path to the member.
    """
    if member.kind not in _READS or member.takes:
        return None
    if member.owner is Owner.APM:
        return _of_apm(member, emulator, ordinary)
    return _of_object(member, emulator, ordinary) if member.owner in NEEDS_ROLE else None


def _of_apm(member: Member, emulator: Emulator, ordinary: Answer) -> Answer:
    run = member.run

    def answer() -> Reply:
        if emulator.workspace.refusal:
            return ordinary()
        try:
            return reply(run(emulator))
        except Exception:  # noqa: BLE001 - the ordinary path reports it
            return ordinary()

    return answer


def _of_object(member: Member, emulator: Emulator, ordinary: Answer) -> Answer:
    run = member.run
    open_objects = attrgetter("tabs" if member.owner is Owner.TAB else "sessions")

    def answer(target: str) -> Reply:
        workspace = emulator.workspace
        found = open_objects(workspace).get(target)
        if found is None or workspace.refusal:
            return ordinary(target)
        try:
            return reply(run(emulator, found))
        except Exception:  # noqa: BLE001 - the ordinary path reports it
            return ordinary(target)

    return answer
