"""Writes `docs/api.md` from the declarations of the members: `python -m apm.host.reference`."""

from __future__ import annotations

import inspect
from pathlib import Path

from apm.api import MEMBERS, XRM_MEMBERS
from apm.contract import Kind, Member, Owner

PAGE = Path(__file__).resolve().parents[2] / "docs/api.md"

_HEAD = """# What is emulated

Written by `python -m apm.host.reference` from the declarations in `apm/api/`; a test holds it up to date.

How sure we are: **[D]** a current official page says so, **[O]** an older one does, **[S]** public client scripts
rely on it, **[A]** assumed, see [what we assumed](decisions/0002-what-we-assumed.md). Each mark links to the member's
page, or to the nearest one where it has none.

A refused call throws or rejects with an `Error` that has a number, `errorCode`, and one sentence, `message`; it changes
nothing.
"""

_TITLES = {
    Owner.APM: "`Microsoft.Apm`",
    Owner.SESSION: "Session object",
    Owner.TAB: "Tab object",
    Owner.CONTEXT: "Context object, from `await session.getContext()`",
    Owner.WEB_API: "`Xrm.WebApi`, on the sample records",
    Owner.OMNICHANNEL: "`Microsoft.Omnichannel`, on the conversations of the workspace",
}

_KINDS = {
    Kind.CONSTANT: "read-only property",
    Kind.ACCESSOR: "property",
    Kind.SYNC: "method, returns at once",
    Kind.SETTLED: "method, returns a settled Promise",
    Kind.ID: "method, returns an id: Promise and text",
}

_TAIL = """
## Events

`new BroadcastChannel(Microsoft.Apm.getEventPublisherTopic(name))`, payload in `event.data` [D].

| name | payload |
|---|---|
| `ON_SESSION_SWITCH` | `previousSessionId`, `newSessionId` |
| `ON_SESSION_CLOSED` | `sessionId` |
| `ON_TAB_SWITCH` | `previousSessionId`, `previousTabId`, `sessionId`, `tabId` |

The last one is posted also when a session switch changes the tab.
"""


def reference() -> str:
    """The whole page."""
    return _HEAD + "".join(_section(owner) for owner in Owner) + _TAIL


def _section(owner: Owner) -> str:
    rows = "".join(_row(member) for member in (*MEMBERS, *XRM_MEMBERS) if member.owner is owner)
    return f"\n## {_TITLES[owner]}\n\n| member | kind | what it does | evidence |\n|---|---|---|---|\n{rows}"


def _row(member: Member) -> str:
    does = (inspect.getdoc(member.run) or "").partition("\n\n")[0].replace("\n", " ")
    kind = _KINDS[member.kind]
    if member.kind is Kind.ACCESSOR:
        kind = f"read/write {kind}" if member.write else f"read-only {kind}"
    link = f"[{member.evidence}]({member.documentation})"
    return f"| `{member.name}` | {kind} | {does} | {link} |\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
    print(f"{PAGE.name} is written.")
