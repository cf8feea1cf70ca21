"""Writes `docs/api.md` and `docs/xrm.md` from the declarations of the members: `python -m apm.host.docs.reference`."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Member, Owner

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCS = Path(__file__).resolve().parents[3] / "docs"

_HEAD = """
Written by `python -m apm.host.docs.reference` from the declarations in `apm/api/`; a test holds it up to date.

How sure we are: **[D]** a current official page says so, **[O]** an older one does, **[S]** public client scripts
rely on it, **[A]** assumed, see [what we assumed](decisions/0002-what-we-assumed.md). Each mark links to the member's
page, or to the nearest one where it has none.
"""

_API_HEAD = """
A refused call throws or rejects with an `Error` that has a number, `errorCode`, and one sentence, `message`; it changes
nothing. What client scripts reach for beside it is in [xrm.md](xrm.md); TypeScript declarations are in
[apm.d.ts](../static/apm.d.ts), see [typescript.md](typescript.md).
"""

_EVENTS = """
## Events

`new BroadcastChannel(Microsoft.Apm.getEventPublisherTopic(name))`, payload in `event.data` [D].

| name | payload |
|---|---|
| `ON_SESSION_SWITCH` | `previousSessionId`, `newSessionId` |
| `ON_SESSION_CLOSED` | `sessionId` |
| `ON_TAB_SWITCH` | `previousSessionId`, `previousTabId`, `sessionId`, `tabId` |

The last one is posted also when a session switch changes the tab.
"""

_XRM_HEAD = """
`Microsoft.Apm` itself is in [api.md](api.md). A page that brings an `Xrm` of its own keeps it. Records are reached
through `Xrm.WebApi`: nothing answers under `/api/data/`.

## Names that are not there

Using a name that is not emulated says so in one sentence, instead of "undefined is not a function":

```
Xrm.WebApi.retriveRecord is not emulated; the nearest that is: Xrm.WebApi.retrieveRecord
```

To be able to, `Microsoft.Apm`, `Xrm` and the objects below answer every name; session and tab objects of
`Microsoft.Apm` are plain. A name that is not emulated, of a method or a property, gives a stand-in: a function that may
be read and passed on, and so may its own names; calling it, or `new`, throws the sentence. So a script that looks for a
feature first should ask `"execute" in Xrm.WebApi`, which is true only of what is there; `if (Xrm.WebApi.execute)` is
true of any name. `Object.keys`, `JSON.stringify`, `await`, `String` and the console see no stand-ins. A test may put a
function of its own in the place of any member, there or not; `apmWorkspace.reset()` takes it away.
"""


@dataclass(frozen=True)
class Page:
    """A page of the reference.

    Attributes:
        name: of its file.
        title: its heading.
        head: what it says first, below what all pages say.
        owners: whose members it lists, each with a heading.
        tail: what it says last.
    """

    name: str
    title: str
    head: str
    owners: Mapping[Owner, str]
    tail: str = ""

    @property
    def path(self) -> Path:
        """Where it is."""
        return DOCS / self.name

    def text(self) -> str:
        """The whole page."""
        sections = "".join(_section(*section) for section in self.owners.items())
        return f"# {self.title}\n{_HEAD}{self.head}{sections}{self.tail}"


PAGES = (
    Page(
        "api.md",
        "What is emulated of `Microsoft.Apm`",
        _API_HEAD,
        {
            Owner.APM: "`Microsoft.Apm`",
            Owner.SESSION: "Session object",
            Owner.TAB: "Tab object",
            Owner.CONTEXT: "Context object, from `await session.getContext()`",
        },
        _EVENTS,
    ),
    Page(
        "xrm.md",
        "What is emulated beside `Microsoft.Apm`",
        _XRM_HEAD,
        {
            Owner.MICROSOFT: "`Microsoft`, beside `Microsoft.Apm`",
            Owner.OMNICHANNEL: "`Microsoft.Omnichannel`, on the conversations of the workspace",
            Owner.XRM: "`Xrm`",
            Owner.WEB_API: "`Xrm.WebApi`, on the sample records",
            Owner.UTILITY: "`Xrm.Utility`",
            Owner.ENTITY_METADATA: "Table, from `await Xrm.Utility.getEntityMetadata(name, columns)`",
            Owner.ATTRIBUTE_METADATA: "Column, from `Attributes` of a table",
            Owner.ENCODING: "`Xrm.Encoding`",
            Owner.GLOBAL_CONTEXT: "Global context, from `Xrm.Utility.getGlobalContext()`",
            Owner.CLIENT: "`client` of the global context",
            Owner.USER_SETTINGS: "`userSettings` of the global context",
            Owner.ORGANIZATION_SETTINGS: "`organizationSettings` of the global context",
            Owner.NAVIGATION: "`Xrm.Navigation`",
            Owner.APP: "`Xrm.App`",
            Owner.APP_SESSIONS: "`Xrm.App.sessions`",
            Owner.APP_SESSION: "Session object of `Xrm.App.sessions`",
            Owner.APP_TABS: "`tabs` of such a session",
            Owner.APP_TAB: "Tab object of such a session",
            Owner.SIDE_PANES: "`Xrm.App.sidePanes`",
            Owner.PANE: "Pane object, from `await Xrm.App.sidePanes.createPane({...})`",
            Owner.FORM: "Form context, from `executionContext.getFormContext()`",
            Owner.FORM_DATA: "`data` of a form",
            Owner.FORM_ENTITY: "`data.entity` of a form",
            Owner.FORM_UI: "`ui` of a form",
            Owner.HEADER: "`ui.headerSection` of a form",
            Owner.FOOTER: "`ui.footerSection` of a form",
            Owner.FORM_SELECTOR: "`ui.formSelector` of a form",
            Owner.FORM_ITEM: "Form to choose, from `formContext.ui.formSelector.getCurrentItem()`",
            Owner.FORM_NAVIGATION: "`ui.navigation` of a form",
            Owner.ATTRIBUTE: "Attribute, from `formContext.getAttribute(name)`",
            Owner.CONTROL: "Control, from `formContext.getControl(name)`",
            Owner.FORM_TAB: "Tab of a form, from `formContext.ui.tabs.get(name)`",
            Owner.SECTION: "Section, from `sections` of a form's tab",
            Owner.GRID_CONTROL: "Control of a list, which its commands are handed",
            Owner.GRID: "Grid, from `gridContext.getGrid()`",
            Owner.GRID_ROW: "Row, from `getRows()` and `getSelectedRows()` of a grid",
            Owner.GRID_ROW_DATA: "`data` of a row",
            Owner.GRID_ENTITY: "`data.entity` of a row",
            Owner.VIEW_SELECTOR: "Choice of views, from `gridContext.getViewSelector()`",
            Owner.COLLECTION: "Collection, as `tabs` and `attributes` of a form are",
            Owner.EXECUTION: "Execution context, which functions of a form are handed",
            Owner.EVENT_ARGS: "Arguments of OnSave, from `executionContext.getEventArgs()`",
            Owner.LOAD_ARGS: "Arguments of OnLoad, from `executionContext.getEventArgs()`",
        },
    ),
)

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
    Kind.PAGE: "method",
}


def _section(owner: Owner, title: str) -> str:
    members = [member for member in ALL_MEMBERS if member.owner is owner]
    rows = "".join(_row(member) for member in members if member.kind is not Kind.ABSENT)
    table = (
        f"| member | kind | what it does | evidence |\n|---|---|---|---|\n{rows}" if rows else ""
    )
    return f"\n## {title}\n\n{table}{_absent(members)}"


def _row(member: Member) -> str:
    does = (inspect.getdoc(member.run) or "").partition("\n\n")[0].replace("\n", " ")
    link = f"[{member.evidence}]({member.documentation})"
    return f"| `{member.name}` | {_kind(member)} | {does} | {link} |\n"


def _kind(member: Member) -> str:
    kind = _KINDS[member.kind]
    if member.kind is Kind.ACCESSOR:
        return f"read/write {kind}" if member.write else f"read-only {kind}"
    return kind


def _absent(members: list[Member]) -> str:
    """One line: the documented names that are not emulated, those with the same substitute together."""
    names: dict[str, list[str]] = {}
    for member in members:
        if member.kind is Kind.ABSENT:
            names.setdefault(member.instead, []).append(f"`{member.name}`")
    parts = [
        ", ".join(each) + (f" (instead: `{instead}`)" if instead else "")
        for instead, each in names.items()
    ]
    return f"\nNot emulated: {'; '.join(parts)}.\n" if parts else ""


if __name__ == "__main__":
    for page in PAGES:
        page.path.write_text(page.text(), encoding="utf-8")
        print(f"{page.name} is written.")
