"""The tables and constants that the JavaScript facade gets from Python, as JSON."""

import json
from collections.abc import Iterable

from apm.api.apm import MEMBERS
from apm.api.member import Member
from apm.core.errors import ErrorCode
from apm.core.failure_kinds import OF_CODES
from apm.core.json_text import MAX_DEPTH, MAX_VALUES, Json
from apm.emulator import Emulator


def contract(emulator: Emulator) -> str:
    """What the facade needs to start, as JSON text."""
    return json.dumps(
        {
            "members": member_rows(MEMBERS),
            "errorCodes": {
                "badInput": ErrorCode.BAD_INPUT,
                "fault": ErrorCode.FAULT,
                "internal": ErrorCode.INTERNAL,
            },
            "failureKinds": {str(int(code)): kind for code, kind in OF_CODES.items()},
            "bounds": {"depth": MAX_DEPTH, "values": MAX_VALUES},
            "returnedIds": emulator.workspace.settings.returned_ids,
        }
    )


def member_rows(members: Iterable[Member]) -> list[Json]:
    """The rows of the facade's table of members."""
    return [
        {
            "owner": each.owner,
            "name": each.name,
            "fullName": each.full_name,
            "kind": each.kind,
            "takes": [*each.takes],
            "holds": each.holds,
            "writes": each.write is not None,
        }
        for each in members
    ]
