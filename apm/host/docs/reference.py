"""Renders `docs/api.md` and `docs/xrm.md` from the declarations of the members."""

from __future__ import annotations

import inspect
import re

from apm.api.all_members import ALL_MEMBERS
from apm.api.coverage import row_of
from apm.api.member import Kind, Member, Owner
from apm.host.docs.reference_pages import HEAD, PAGES, Page

_KINDS = {
    Kind.CONSTANT: "read-only property",
    Kind.ACCESSOR: "property",
    Kind.SYNC: "method, returns at once",
    Kind.SETTLED: "method, returns a settled Promise",
    Kind.ID: "method, returns an id: Promise and text",
    Kind.PART: "object",
    Kind.COLLECTION: "collection",
    Kind.PICK: "method, returns at once",
    Kind.GATHERED: "method, returns a collection",
    Kind.ARRAY: "method, returns an array",
    Kind.PAGE: "method",
    Kind.PAGE_ASYNC: "method, returns a Promise",
}

_TABLE = "| member | kind | what it does | state | evidence |\n|---|---|---|---|---|\n"


def reference_text(page: Page) -> str:
    """The whole text of a page."""
    sections = "".join(_section(owner, title) for owner, title in page.owners.items())
    return f"# {page.title}\n{HEAD}{page.head}{sections}{page.tail}"


def address_of(owner: Owner) -> str:
    """The address of the section about an object, relative to the folder of the project.

    >>> address_of(Owner.SESSION)
    'docs/api.md#session-object'
    """
    page = next(page for page in PAGES if owner in page.owners)
    return f"docs/{page.name}#{_anchor(page.owners[owner])}"


def _anchor(heading: str) -> str:
    """The identifier that GitHub gives a heading: small letters, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _section(owner: Owner, title: str) -> str:
    rows = "".join(_row(member) for member in ALL_MEMBERS if member.owner is owner)
    return f"\n## {title}\n\n{_TABLE}{rows}"


def _row(member: Member) -> str:
    row = row_of(member)
    evidence = f"[{row.evidence}]({row.documentation})"
    cells = (f"`{row.name}`", _kind(member), _purpose(member), row.state_text, evidence)
    return f"| {' | '.join(cells)} |\n"


def _kind(member: Member) -> str:
    kind = _KINDS.get(member.kind, "")
    if member.kind is Kind.ACCESSOR:
        return f"read/write {kind}" if member.write else f"read-only {kind}"
    return kind


def _purpose(member: Member) -> str:
    """The first paragraph of the docstring; nothing for a member that is not emulated."""
    if not member.is_emulated:
        return ""
    return (inspect.getdoc(member.run) or "").partition("\n\n")[0].replace("\n", " ")
