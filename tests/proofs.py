"""Which members of the API each JavaScript case proves, seen while it runs.

A case proves a member that its own text names and that is called while it runs. Constants and parts are read, not
called: such a case has to name it, and call something of the object it belongs to or of the one it holds. A member that
has a file of cases called like it is proved by that file alone: elsewhere it helps to prove something else.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Member, Owner

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tests.javascript_cases import CaseFile

TESTS = Path(__file__).parent

WATCH = """
async () => {
  const facade = (name) => import(new URL(`static/facade/${name}.js`, document.baseURI));
  const [{ callBy, plainCall }, { pageMembers }] = [await facade("calls"), await facade("members")];
  const isWatched = "apmCalled" in globalThis;
  globalThis.apmCalled ??= new Set();
  apmCalled.clear();
  callBy((member, target, given) => {
    apmCalled.add(member.fullName);
    return plainCall(member, target, given);
  });
  if (isWatched) return;
  for (const [name, methodOf] of Object.entries(pageMembers)) {
    pageMembers[name] = (of) => {
      const method = methodOf(of);
      return (...given) => {
        apmCalled.add(name);
        return method(...given);
      };
    };
  }
}
"""
"""Has a page tell from now on which members are called; an assignment has " =" behind the name."""

CALLED = "[...apmCalled]"

Proofs = dict[str, dict[str, list[str]]]
"""By the full name of a member and the path of a file of cases: the names of the cases that prove it."""

SEEN: dict[str, dict[str, list[Member]]] = {}
"""By the path of a file and the name of a case that has run: the members it proves."""


def note(file: CaseFile, name: str, called: AbstractSet[str]) -> None:
    """Keep what a case has proved."""
    proved = [each for each in ALL_MEMBERS if _proves(file, name, called, each)]
    SEEN.setdefault(file.label, {})[name] = proved


def proofs() -> Proofs:
    """What the cases that have run prove."""
    found: Proofs = {}
    for label, cases in sorted(SEEN.items()):
        for name, members in cases.items():
            for each in members:
                found.setdefault(each.full_name, {}).setdefault(label, []).append(name)
    return {
        each.full_name: found[each.full_name] for each in ALL_MEMBERS if each.full_name in found
    }


def _proves(file: CaseFile, name: str, called: AbstractSet[str], member: Member) -> bool:
    own = TESTS / "conformance" / f"{member.full_name}.js"
    if own != file.path and own.exists():
        return False
    text = file.case_text(name)
    match member.kind:
        case Kind.ABSENT:
            return False
        case Kind.CONSTANT:
            return _names(text, member) and _is_used(member.owner, called)
        case Kind.PART:
            return _names(f"{file.set_up}\n{text}", member) and _is_used(member.holds, called)
    return _names(text, member) and not called.isdisjoint(
        {member.full_name, f"{member.full_name} ="}
    )


def _names(text: str, member: Member) -> bool:
    return re.search(rf"\b{member.name}\b", text) is not None


def _is_used(owner: Owner | None, called: AbstractSet[str]) -> bool:
    """Whether something of an object was called, or of a part of it."""
    return any(
        each.full_name in called
        or (each.kind is Kind.PART and each.holds is not owner and _is_used(each.holds, called))
        for each in ALL_MEMBERS
        if each.owner is owner
    )
