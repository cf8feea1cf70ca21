"""The table of members in the page: emulated members exist with their kind, other documented members throw an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Owner
from tests.support.for_each import for_each
from tests.support.owner_objects import FUNCTIONS, OPEN_CASE, SET_UP, WAYS
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

METHOD = ("method",)
OBJECT = ("object",)

SHOWN = {
    Kind.CONSTANT: ("string", "boolean"),
    Kind.ACCESSOR: ("property",),
    Kind.SYNC: METHOD,
    Kind.SETTLED: METHOD,
    Kind.ID: METHOD,
    Kind.PICK: METHOD,
    Kind.GATHERED: METHOD,
    Kind.ARRAY: METHOD,
    Kind.PAGE: METHOD,
    Kind.PAGE_ASYNC: METHOD,
    Kind.PART: OBJECT,
    Kind.COLLECTION: OBJECT,
}
"""The JavaScript type of each kind of member."""

LOOK = """
async ({ names, absent }) => {
  FUNCTIONS
  const object = WAY;
  const said = async (name) => {
    try {
      await object[name]();
      return "nothing";
    } catch (error) {
      return error.message;
    }
  };
  const kindOf = (name) => {
    // Some parts are made when they are first read.
    if (object[name] === undefined) return "not there";
    const { value, get } = Object.getOwnPropertyDescriptor(object, name) ?? {};
    if (typeof value === "function") return "method";
    if (get) return "property";
    return value !== null && typeof value === "object" ? "object" : typeof value;
  };
  return {
    kinds: Object.fromEntries(names.map((name) => [name, kindOf(name)])),
    sentences: Object.fromEntries(
      await Promise.all(absent.map(async (name) => [name, await said(name)])),
    ),
    others: Reflect.ownKeys(object).filter((name) => ![...names, ...absent].includes(name)).map(String),
  };
}
"""


@pytest.fixture(scope="module")
def case(booted_page: Page) -> Page:
    """A page with the form of a case on screen; its OnLoad handlers run once."""
    booted_page.evaluate(OPEN_CASE, SET_UP)
    return booted_page


def test_there_is_a_way_to_every_owner() -> None:
    assert {*WAYS} == {*Owner}


@for_each("owner", WAYS)
def test_an_object_has_what_the_table_says(case: Page, owner: Owner) -> None:
    mine = [each for each in ALL_MEMBERS if each.owner is owner]
    there = [each for each in mine if each.is_emulated]
    absent = [each.name for each in mine if each.kind in {Kind.ABSENT, Kind.ABSENT_ASYNC}]
    given = {"names": [each.name for each in there], "absent": absent}
    seen: dict[str, Any] = case.evaluate(
        LOOK.replace("WAY", WAYS[owner]).replace("FUNCTIONS", FUNCTIONS), given
    )
    wrong = {each.name for each in there if seen["kinds"][each.name] not in SHOWN[each.kind]}
    assert not wrong, seen["kinds"]
    for name, sentence in seen["sentences"].items():
        # A collection has the name of the member that holds it.
        assert owner is Owner.COLLECTION or sentence.startswith(f"{owner}.")
        assert f".{name} is not emulated; " in sentence
        assert "\n" not in sentence
    if owner is not Owner.MICROSOFT:
        unseen = {each.name for each in mine} - {each.name for each in there} - {*absent}
        assert set(seen["others"]) == unseen


OWN = "window.Xrm = { Page: null, WebApi: { mine: () => 'mine' } }"


def test_a_page_that_brings_an_xrm_keeps_it(page: Page, console: Console) -> None:
    page.add_init_script(f"{OWN}; window.brought = window.Xrm;")
    boot(page, console)
    assert page.evaluate("Xrm === brought")
    assert page.evaluate("Object.keys(Xrm)") == ["Page", "WebApi"]
    assert page.evaluate("Xrm.WebApi.mine()") == "mine"
    page.evaluate("apmWorkspace.reset()")
    assert page.evaluate("Xrm === brought && Xrm.WebApi.mine()") == "mine"
    assert page.evaluate("Microsoft.Apm.getAllSessions()") == ["session-id-0"]


def test_what_a_page_brings_beside_apm_stays(page: Page, console: Console) -> None:
    page.add_init_script("window.Microsoft = { CIFramework: { mine: () => 'mine' } }")
    boot(page, console)
    assert page.evaluate("Microsoft.CIFramework.mine()") == "mine"
    assert page.evaluate("Microsoft.Apm.canCreateSession()") is True
