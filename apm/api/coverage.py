"""The rows of the coverage table: the members as they are declared, with the cases that proved them in a test run.

`apm/api/proofs.json` holds what that run saw. It is read, as this module is, only when somebody asks.

>>> row = next(row for row in coverage_rows() if row.full_name == "createTab")
>>> str(row.state), list(row.proof)
('done', ['conformance/createTab.js'])
"""

import json
from pkgutil import get_data

from apm.api.all_members import ALL_MEMBERS
from apm.api.coverage_row import Proof, Row, State
from apm.api.member import Kind, Member

PROOFS = "proofs.json"
"""Beside this module; written by `nox -s coverage`."""


def coverage_rows() -> list[Row]:
    """Every member, in the order of the declarations."""
    proofs: dict[str, Proof] = json.loads(get_data(__name__, PROOFS) or b"{}")
    return [row(member, proofs.get(member.full_name, {})) for member in ALL_MEMBERS]


def row(member: Member, proof: Proof) -> Row:
    """One member's row."""
    missing = f"instead `{member.instead}`" if member.instead else member.partial
    return Row(
        member.owner,
        member.name,
        member.full_name,
        member.evidence,
        member.documentation,
        _state(member),
        missing,
        proof,
    )


def _state(member: Member) -> State:
    if member.kind is Kind.ABSENT:
        return State.ABSENT
    return State.PARTIAL if member.partial else State.DONE
