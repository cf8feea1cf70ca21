"""The addresses of frames: allowed addresses, and disguised addresses that are refused."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from apm.core.errors import show
from apm.core.json_text import Json
from apm.templates.addresses import (
    web_resource_address,
    webresource_problem,
    website_address,
    website_problem,
)
from tests.support.strategies import texts

GOOD = [
    "https://example.com",
    "HTTPS://Example.com/a?b=c d#e",
    "https://example.com:8443",
    "http://localhost",
    "http://LOCALHOST:8080/x",
    "http://localhost?x=1",
    "http://localhost#x",
    "  https://example.com/  ",
]

BAD = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.com",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:https://example.com/x",
    "view-source:https://example.com",
    "ftp://example.com",
    "about:blank",
    "https:javascript",
    "https:example.com",
    "https:/example.com",
    "https:///example.com",
    "https:\\\\example.com",
    "https://",
    "https://?x",
    "https://exa\\mple.com",
    "http\N{LATIN SMALL LETTER LONG S}://example.com",
    "//evil.example",
    "\\\\evil.example",
    "/page.html",
    "page.html",
    "http://example.com",
    "http:/localhost",
    "http://localhost.evil.example",
    "http://localhost@evil.example",
    "http://localhost:80@evil.example",
    "http://localhost:x",
    "http://localhost\\.evil.example",
    "http://user@localhost",
    "http://localhost:\N{ARABIC-INDIC DIGIT THREE}",
]

BROKEN = [
    "https://exa\nmple.com",
    "https://example.com/a\tb",
    "https://example.com/a\r\nb",
    "https://example.com/?q=a b\nc",
    "http://localhost/\n",
    "http://localhost:8080/a\tb",
]
"""An address that is refused only because of a line break or tab."""

PIECES = [
    "https:",
    "http:",
    "HTTP:",
    "javascript:",
    "data:",
    "/",
    "//",
    "\\",
    "localhost",
    "evil.example",
]
PIECES += [".", "@", ":", "80", "?", "#", "\t", "\n", " ", "\x00", "a"]


def where(address: str) -> tuple[str, str]:
    """The scheme and host as a browser reads them: it removes tabs and line breaks, and reads \\ as /."""
    text = re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(33))))).replace("\\", "/")
    parts = urlsplit(text)
    return parts.scheme, parts.hostname or ""


@pytest.mark.parametrize("url", GOOD)
def test_https_and_this_machine_are_allowed(url: str) -> None:
    assert website_problem({"url": url}) == ""


@pytest.mark.parametrize("url", BAD)
def test_any_other_address_is_refused(url: str) -> None:
    assert "is not allowed; it has to start with https://" in website_problem({"url": url})


@pytest.mark.parametrize("address", BROKEN)
def test_a_line_break_or_tab_is_refused_in_words_of_its_own(address: str) -> None:
    for place in range(len("https:"), len(address)):
        # In `url` alone, trailing spaces would be removed.
        parameters: dict[str, Json] = {"url": address[:place], "data": address[place:]}
        if website_address(parameters) == address:
            assert website_problem(parameters) == (
                f"the address {show(address)} holds a line break or tab; encode it, %0A or %09"
            )


def test_line_breaks_and_tabs_around_url_are_dropped_and_encoded_ones_allowed() -> None:
    assert website_problem({"url": "\n\thttps://example.com/\r\n"}) == ""
    assert website_problem({"url": "https://example.com/?q=a%0Ab%09c"}) == ""


@pytest.mark.parametrize(
    ("url", "data"),
    [
        ("http://localhost", ".evil.example"),
        ("http://localhost", "@evil.example"),
        ("http://localhost", "\\@evil.example"),
        ("http://localhost:", "80@evil.example"),
        ("http://", "evil.example"),
        ("java", "script:alert(1)"),
        ("https:", "javascript"),
        ("", "javascript:alert(1)"),
    ],
)
def test_data_cannot_turn_an_address_into_one_that_is_refused(url: str, data: str) -> None:
    assert website_problem({"url": url, "data": data}) != ""


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sampled_from(["", *PIECES]))
def test_whatever_is_allowed_leads_to_https_or_to_this_machine(url: str, data: str) -> None:
    parameters: dict[str, Json] = {"url": url, "data": data}
    if not website_problem(parameters):
        scheme, host = where(website_address(parameters))
        assert scheme == "https" or (scheme, host) == ("http", "localhost")


def test_url_and_data_are_joined_as_they_are() -> None:
    parameters: dict[str, Json] = {"url": " https://example.com/?q=", "data": "a b&c"}
    assert website_address(parameters) == "https://example.com/?q=a b&c"
    assert website_address({"url": "https://example.com/"}) == "https://example.com/"


@pytest.mark.parametrize(
    "name",
    [
        "..",
        "../secret.html",
        "new_/../../secret.html",
        "new_/..",
        "./page.html",
        "/page.html",
        "//evil.example/page.html",
        "\\\\evil.example\\page.html",
        "new_\\..\\page.html",
        " ../page.html",
        "$webresource:../page.html",
        "$webresource: ",
    ],
)
def test_a_name_that_leaves_the_folder_is_refused(name: str) -> None:
    assert "is not the name of a web resource" in webresource_problem({"webresourceName": name})


@pytest.mark.parametrize(
    "name", ["new_page.html", "new_/folder/page.html", " new_a..b.js ", "new_/..."]
)
def test_a_name_of_a_web_resource_is_allowed(name: str) -> None:
    parameters: dict[str, Json] = {"webresourceName": name}
    assert webresource_problem(parameters) == ""
    assert web_resource_address(parameters) == f"WebResources/{name.strip()}"


@pytest.mark.parametrize("directive", ["$webresource:", "$WebResource: "])
def test_a_name_may_be_written_as_elsewhere_in_the_product(directive: str) -> None:
    address = web_resource_address({"webresourceName": f" {directive}new_/page.html "})
    assert address == "WebResources/new_/page.html"


@pytest.mark.parametrize(
    "name",
    [
        "%2e%2e/secret.html",
        "new_/%2E./x",
        "..%2fsecret.html",
        "javascript:alert(1)",
        "a#b",
        "%5c..",
    ],
)
def test_a_name_in_disguise_is_only_a_strange_name(name: str) -> None:
    address = web_resource_address({"webresourceName": name})
    assert webresource_problem({"webresourceName": name}) == ""
    assert unquote(address) == f"WebResources/{name}"
    assert not set(address) & set(":?#\\")
    assert "%2e" not in address.lower()


@given(
    texts
    | st.lists(st.sampled_from(["..", ".", "/", "\\", "%2e", "%", "a", "?", "#"])).map("".join),
    texts,
)
def test_whatever_is_allowed_stays_in_the_folder(name: str, data: str) -> None:
    assume(name.strip())
    parameters: dict[str, Json] = {"webresourceName": name, "data": data}
    if webresource_problem(parameters):
        return
    path, _, query = web_resource_address(parameters).partition("?")
    assert unquote(path) == f"WebResources/{name.strip().partition('?')[0]}"
    assert not {".", ".."} & {each.lower().replace("%2e", ".") for each in path.split("/")}
    assert "\\" not in path
    if data:
        assert parse_qs(query, keep_blank_values=True)["data"][-1] == data


@pytest.mark.parametrize("key", ["webresourceName", "data"])
def test_half_a_character_is_no_obstacle(key: str) -> None:
    parameters: dict[str, Json] = {"webresourceName": "new_page.html", key: "new_\ud800.html"}
    assert web_resource_address(parameters).startswith("WebResources/new_")


def test_data_that_is_no_text_goes_into_the_query_as_json() -> None:
    address = web_resource_address({"webresourceName": "new_page.html", "data": {"a": 1}})
    assert parse_qs(urlsplit(address).query) == {"data": ['{"a":1}']}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("a.html?x=1", "a.html?x=1"),
        ("a b.html?x=1&y=b c", "a%20b.html?x=1&y=b%20c"),
        ("a.html?", "a.html"),
        ("a.html?x=%20#y", "a.html?x=%20%23y"),
    ],
)
def test_a_query_in_the_name_of_a_web_resource_is_kept(name: str, address: str) -> None:
    assert webresource_problem({"webresourceName": name}) == ""
    assert web_resource_address({"webresourceName": name}) == f"WebResources/{address}"
    with_data = web_resource_address({"webresourceName": name, "data": "d"})
    assert with_data == f"WebResources/{address}{'&' if '?' in address else '?'}data=d"
