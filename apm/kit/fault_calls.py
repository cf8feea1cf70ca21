"""Faults of the workspace, as a test uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.kit.page_calls import act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page


def add_fault(page: Page, name: str, options: Mapping[str, Any]) -> None:
    """Add a fault of a member or of requests; without a name, take something away from the workspace.

    Raises:
        CallRefused: nothing has this name, or an option is not valid.
    """
    given = {_in_camel_case(key): each for key, each in options.items()}
    act(page, "fault", [name, given] if name else [given])


def end_fault(page: Page, name: str) -> None:
    """End a fault.

    Raises:
        CallRefused: there is no fault with this name.
    """
    act(page, "fault", [name, None])


def _in_camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(each.capitalize() for each in others)
