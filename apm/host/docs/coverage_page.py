"""Writes `COVERAGE.md` from the declarations of the members and what a test run proved: `nox -s coverage`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from apm.api.coverage import coverage_rows
from apm.api.coverage_row import Row, State, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PAGE = Path(__file__).resolve().parents[3] / "COVERAGE.md"

_HEAD = """# Coverage

Every documented member, and those that public scripts rely on: how sure we are of it, how far it is emulated, and what
proves it. Written by `nox -s coverage` from the declarations in `apm/api/` and a run of the JavaScript cases in
`tests/conformance` and `tests/contract`; the tests fail when it is out of date.

- **Evidence**: **[D]** a current official page says so, **[O]** an older one does, **[S]** public client scripts rely
  on it, **[A]** assumed. The mark links to the page.
- **State**: *done*; *partial*, with what is missing; *not emulated*: using it throws one sentence that says what is
  there instead, which [test_xrm_surface.py](tests/contract/test_xrm_surface.py) proves for each.
- **Proof**: files of cases, and how many of their cases prove the member. A case proves a member that its text names
  and that is called while it runs. Constants and objects are read, not called: such a case names the member, and calls
  something of the object around it or in it. A member with a file called like it is proved by that file alone.
"""


def page(rows: Sequence[Row]) -> str:
    """The whole page."""
    owners = dict.fromkeys(row.owner for row in rows)
    groups = {owner: [row for row in rows if row.owner == owner] for owner in owners}
    sections = (_section(owner, group) for owner, group in groups.items())
    unproved = [row for row in rows if row.state is not State.ABSENT and not row.proof]
    return "".join((_HEAD, _summary(groups), *sections, _unproved(unproved)))


def _summary(groups: dict[str, list[Row]]) -> str:
    states = "".join(f" {state} |" for state in State)
    lines = [f"\n## Summary\n\n| object |{states}\n|---|{'--:|' * len(State)}\n"]
    lines += [
        f"| [{_title(owner)}](#{_anchor(owner)}) |{_counts(group)}"
        for owner, group in groups.items()
    ]
    everything = [row for group in groups.values() for row in group]
    return "".join((*lines, f"| all |{_counts(everything)}"))


def _counts(rows: Iterable[Row]) -> str:
    return "".join(f" {number or ''} |" for number in count(rows).values()) + "\n"


def _title(owner: str) -> str:
    return f"`{'Microsoft.Apm' if owner == 'Apm' else owner}`"


def _anchor(owner: str) -> str:
    """As the heading's link is made of its text."""
    return "".join(each for each in _title(owner).lower() if each.isalnum())


def _section(owner: str, rows: Iterable[Row]) -> str:
    table = "| member | evidence | state | proof |\n|---|---|---|---|\n"
    return f"\n## {_title(owner)}\n\n{table}{''.join(map(_line, rows))}"


def _line(row: Row) -> str:
    state = f"{row.state}: {row.missing}" if row.missing else f"{row.state}"
    return f"| `{row.name}` | [{row.evidence}]({row.documentation}) | {state} | {_proof(row)} |\n"


def _proof(row: Row) -> str:
    return ", ".join(
        f"[{Path(path).stem}](tests/{path}) {len(names)}" for path, names in row.proof.items()
    )


def _unproved(rows: Sequence[Row]) -> str:
    listed = "".join(f"- `{row.full_name}`\n" for row in rows)
    return f"\n## Not proved by a case\n\n{listed or 'None.' + chr(10)}"


def write() -> None:
    """Write the page."""
    PAGE.write_text(page(coverage_rows()), encoding="utf-8")
    print(f"{PAGE.name} is written.")


if __name__ == "__main__":
    write()
