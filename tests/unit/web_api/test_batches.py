"""Batches: each request is answered; a change set is applied as a whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from apm.web_api.exchange import Answer
from tests.support.web_requests import ACCOUNT, CONTACT, OTHER, ROOT, WebApi

Asked = tuple[str, str, str]
"""The method, the address and the body of a request."""


@pytest.fixture
def api() -> WebApi:
    return WebApi()


def written(asked: Asked, content_id: str = "") -> str:
    method, address, body = asked
    more = f"Content-ID: {content_id}\r\n" if content_id else ""
    return (
        f"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n{more}\r\n"
        f"{method} {address} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{body}\r\n"
    )


def change_set(*asked: Asked) -> str:
    parts = [f"--set\r\n{written(each, str(at))}" for at, each in enumerate(asked, 1)]
    return f"Content-Type: multipart/mixed; boundary=set\r\n\r\n{''.join(parts)}--set--\r\n"


def send(api: WebApi, parts: Sequence[str], prefer: str = "", line: str = "\r\n") -> Answer:
    text = "".join(f"--batch_1\r\n{each}" for each in parts) + "--batch_1--\r\n"
    return api.ask(
        "POST",
        "$batch",
        text.replace("\r\n", line),
        Content_Type='multipart/mixed; boundary="batch_1"',
        Prefer=prefer,
    )


def statuses(answer: Answer) -> list[int]:
    return [int(each) for each in re.findall(r"HTTP/1.1 (\d+)", answer.body)]


@pytest.mark.parametrize("line", ["\r\n", "\n"])
def test_requests_are_answered_in_order(api: WebApi, line: str) -> None:
    parts = [
        written(("GET", f"accounts({ACCOUNT})?$select=name", "")),
        change_set(
            ("POST", f"{ROOT}/accounts", '{"name": "First"}'),
            ("PATCH", f"/api/data/v9.2/accounts({ACCOUNT})", '{"name": "Second"}'),
        ),
        written(("GET", "/accounts?$select=name&$filter=name eq 'First' or name eq 'Second'", "")),
    ]
    answer = send(api, parts, line=line)
    assert answer.status == 200
    assert answer.changes
    boundary = answer.headers["Content-Type"].removeprefix("multipart/mixed; boundary=")
    assert answer.body.startswith(f"--{boundary}\r\n")
    assert answer.body.endswith(f"--{boundary}--\r\n")
    assert statuses(answer) == [200, 204, 204, 200]
    assert re.findall(r"Content-ID: (\d)", answer.body) == ["1", "2"]
    assert answer.body.count('"name": "') == 3


def test_a_change_set_is_applied_as_a_whole_or_not_at_all(api: WebApi) -> None:
    wrong = change_set(
        ("PATCH", f"accounts({ACCOUNT})", '{"name": "Changed"}'),
        ("DELETE", f"contacts({CONTACT})", ""),
        ("PATCH", f"accounts({ACCOUNT})", '{"nam": "x"}'),
    )
    answer = send(api, [wrong, written(("GET", "accounts?$top=1", ""))])
    assert (answer.status, statuses(answer), answer.changes) == (400, [400], False)
    assert "'nam'" in answer.body
    assert api.get(f"accounts({ACCOUNT})?$select=name")["name"] == "Contoso Coffee"
    assert api.ask("GET", f"contacts({CONTACT})").status == 200


def test_it_goes_on_after_errors_if_the_client_prefers_it(api: WebApi) -> None:
    parts = [written(("GET", "accunts", "")), written(("GET", "accounts?$top=1", ""))]
    answer = send(api, parts, "odata.continue-on-error")
    assert (answer.status, statuses(answer)) == (200, [404, 200])
    assert statuses(send(api, parts)) == [404]


def test_later_requests_name_the_records_of_earlier_ones(api: WebApi) -> None:
    answer = send(
        api,
        [
            change_set(
                ("POST", "contacts", '{"lastname": "Ada"}'),
                ("POST", "accounts", '{"name": "New", "primarycontactid@odata.bind": "$1"}'),
                ("PUT", "$2/parentaccountid/$ref", f'{{"@odata.id": "accounts({OTHER})"}}'),
            )
        ],
    )
    assert statuses(answer) == [204, 204, 204]
    path = "accounts?$filter=name eq 'New'&$expand=primarycontactid($select=lastname)"
    [account] = api.get(path)["value"]
    assert account["primarycontactid"]["lastname"] == "Ada"
    assert account["_parentaccountid_value"] == OTHER


def test_what_cannot_be_read_is_refused(api: WebApi) -> None:
    kind = "multipart/mixed; boundary=b"
    for content_type, body, said in [
        ("application/json", "", "boundary"),
        (kind, "", "--b"),
        (kind, "--b\nContent-Type: application/http\n\nhello\n--b--", "HTTP/1.1"),
    ]:
        found = api.refused("POST", "$batch", body, Content_Type=content_type)
        assert (found[0], said in found[2]) == (400, True)


def test_handlers_answer_the_operations_in_it(api: WebApi) -> None:
    parts = [
        written(("GET", "contoso_One()", "")),
        written(("GET", "accounts?$top=1", "")),
        written(("POST", f"accounts({ACCOUNT})/Microsoft.Dynamics.CRM.contoso_Two", "{}")),
    ]
    text = "".join(f"--b\r\n{each}" for each in parts) + "--b--\r\n"
    results = [{"value": {"a": 1}}, {"value": None}]
    answer = api.ask(
        "POST", "$batch", text, results=results, Content_Type="multipart/mixed; boundary=b"
    )
    assert statuses(answer) == [200, 200, 204]
