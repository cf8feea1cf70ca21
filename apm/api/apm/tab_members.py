"""The members of a tab object."""

from functools import partial

from apm.api.apm.session_members import can_close_of, title_of
from apm.api.member import Kind, Member, Owner, member
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.workspace.session import Tab

MEMBERS: list[Member] = []
_tab = partial(member, MEMBERS, Owner.TAB)
_METHODS = "reference/methods/"
_PROPERTIES = "reference/properties/"


@_tab("tabId", Kind.CONSTANT, "D; numbering A", _PROPERTIES + "tabid")
def tab_id(_emulator: Emulator, tab: Tab) -> str:
    """`tab-id-<n>`; the first tab of Home is `tab-id-0`."""
    return tab.id


def write_title(emulator: Emulator, tab: Tab, text: str) -> Outcome[bool]:
    """Changes the title of the tab."""
    return emulator.workspace.rename_tab(tab, title_of(text))


@_tab("title", Kind.ACCESSOR, "D", _PROPERTIES + "tabtitle", write=write_title)
def title(_emulator: Emulator, tab: Tab) -> str:
    """The title of the tab in the strip."""
    return tab.title


def write_can_close(emulator: Emulator, tab: Tab, text: str) -> Outcome[bool]:
    """False hides the close button; `close()` then only warns."""
    return emulator.workspace.set_tab_can_close(tab, can_close_of(text))


@_tab(
    "canClose",
    Kind.ACCESSOR,
    "D; writable, also of a pinned tab A",
    _PROPERTIES + "canclosetab",
    write=write_can_close,
)
def can_close(_emulator: Emulator, tab: Tab) -> bool:
    """Whether the tab can be closed; always false for an anchor tab."""
    return tab.can_close


@_tab("close", Kind.SETTLED, "D; no-op A", _METHODS + "closetab")
def close(emulator: Emulator, tab: Tab) -> Outcome[bool]:
    """Closes the tab; only warns on an anchor tab or if `canClose` is false."""
    return emulator.workspace.close_tab(tab)


@_tab("focus", Kind.SETTLED, "D; background session A", _METHODS + "focustab")
def focus(emulator: Emulator, tab: Tab) -> Outcome[bool]:
    """Focuses the tab in its session; does not switch to the session."""
    return emulator.workspace.focus_tab(tab)


@_tab("refresh", Kind.SETTLED, "D", _METHODS + "refreshtab")
def refresh(emulator: Emulator, tab: Tab) -> Outcome[bool]:
    """Reloads the page in the tab."""
    return emulator.workspace.refresh_page(tab)


@_tab("toJSON", Kind.SYNC, "A", _PROPERTIES + "tabid", when_closed={"closed": True})
def to_json(_emulator: Emulator, tab: Tab) -> dict[str, Json]:
    """The content that `JSON.stringify` shows together with the id."""
    return {"title": tab.title, "canClose": tab.can_close}
