"""Pages from the inputs of scripts."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.workspace.page_inputs import make_page, page_address, page_input, read_page_input
from tests.support.sample_workspace import new_workspace

CASE = "ca5e0000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (None, "pageInput has to be an object with a pageType"),
        ([], "pageInput has to be an object with a pageType"),
        ({}, "pageInput.pageType has to be one of"),
        ({"pageType": "entitylists"}, "did you mean 'entitylist'?"),
        ({"pageType": "website", "url": "https://x.example"}, "pageInput.pageType has to be"),
    ],
)
def test_what_is_no_page_is_refused(given: Json, words: str) -> None:
    with pytest.raises(ApmError) as refused:
        read_page_input(given)
    assert words in str(refused.value)


def test_what_is_left_out_is_no_parameter() -> None:
    _, parameters = read_page_input({"pageType": " entityrecord", "entityName": "x", "data": None})
    assert parameters == {"entityName": "x"}


def test_a_page_is_named_as_it_was_asked_for() -> None:
    given: Json = {"pageType": "entityrecord", "entityName": "incident", "entityId": CASE}
    page = make_page(new_workspace(), "dialog-1", given)
    assert page_input(page) == given
    assert page.label != "dialog-1"


def test_a_page_that_lacks_a_parameter_is_refused() -> None:
    with pytest.raises(ApmError, match="entityName"):
        make_page(new_workspace(), "dialog-1", {"pageType": "entitylist"})


@pytest.mark.parametrize(
    ("given", "query"),
    [
        (
            {"pageType": "entityrecord", "entityName": "incident", "entityId": CASE},
            {"pagetype": ["entityrecord"], "etn": ["incident"], "id": [CASE]},
        ),
        (
            {"pageType": "entitylist", "entityName": "account", "viewId": "v"},
            {"pagetype": ["entitylist"], "etn": ["account"], "viewid": ["v"]},
        ),
    ],
)
def test_an_address_names_table_and_record(given: Json, query: dict[str, list[str]]) -> None:
    page = make_page(new_workspace(), "dialog-1", given)
    address = urlsplit(page_address("https://x.example", "app", page))
    assert (address.netloc, address.path) == ("x.example", "/main.aspx")
    assert parse_qs(address.query) == {"appid": ["app"], **query}
