"""Any request has an answer: a faulty one is refused in the form of Dataverse, and changes nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from apm.web_api.exchange import read_request
from tests.support.web_requests import ACCOUNT, CASE, CONTACT, ROOT, WebApi

METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "MERGE", ""]
NAMES = [
    "accounts", "contacts", "incidents", "account", "systemusers", "name", "_primarycontactid_value",
    "primarycontactid", "contact_customer_accounts", "customerid_account", "statecode", "revenue",
    "$ref", "$count", "$value", "$batch", "$metadata", "WhoAmI", "RetrieveVersion",
    "EntityDefinitions", "Attributes", "OptionSet", "Microsoft.Dynamics.CRM.account",
    "Microsoft.Dynamics.CRM.contoso_Fn", "contoso_Fn", "$1", "",
]  # fmt: skip
KEYS = [
    "", f"({ACCOUNT})", f"({CONTACT})", f"({CASE})", "()", "(5)", "(name='x')", "(", ")", "(a=@b)",
    "(LogicalName='account')", "(LogicalName='name')", "('", "(@x)", f"(accountid={ACCOUNT})",
]  # fmt: skip
OPTIONS = [
    "$select=name", "$select=", "$filter=name eq 'x'", "$filter=", "$filter=(", "$top=1", "$top=x",
    "$expand=primarycontactid", "$expand=contact_customer_accounts($select=fullname;$top=1)",
    "$expand=(", "$count=true", "$count=maybe", "$skiptoken=1", "$skiptoken=x", "$orderby=name desc",
    "fetchXml=%3Cfetch%3E", "$apply=aggregate($count as n)", "@b={", "@b='x'", "%", "&", "=", "$id=x",
    "$id=accounts(5)", f"$id={ROOT}/contacts({CONTACT})", "$filter=LogicalName eq 'name'",
]  # fmt: skip
BODIES = [
    "", "{", "[]", "null", "5", '{"value": 1}', '{"value": null}', '{"name": "x"}', '{"name": 5}',
    '{"@odata.id": "x"}', f'{{"@odata.id": "{ROOT}/contacts({CONTACT})"}}', '{"@odata.id": 5}',
    '{"primarycontactid@odata.bind": "$1"}', '{"accountid": "5"}', '{"accountid": 5}',
    "--b\n\nGET accounts HTTP/1.1\n\n--b--", "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n"
    "\r\n--c\r\n\r\nPOST accounts HTTP/1.1\r\n\r\n{}\r\n--c--\r\n--b--", "--b\n--b--", "--b",
    "--b\nContent-Type: multipart/mixed\n\n--b--",
]  # fmt: skip
HEADERS = {
    "Prefer": [
        "return=representation",
        "odata.maxpagesize=1",
        'odata.include-annotations="*"',
        "=",
        "",
    ],
    "If-Match": ["*", 'W/"1"', ""],
    "If-None-Match": ["*", "null", 'W/"1"'],
    "Content-Type": ["application/json", "multipart/mixed; boundary=b", "multipart/mixed"],
    "Accept": ["application/json;odata.metadata=none"],
}

segments = st.tuples(st.sampled_from(NAMES), st.sampled_from(KEYS)).map("".join)
paths = st.lists(segments | st.text(max_size=6), max_size=4).map("/".join)
queries = st.lists(st.sampled_from(OPTIONS) | st.text(max_size=6), max_size=3).map("&".join)
bodies = st.sampled_from(BODIES) | st.text(max_size=10)
headers = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in HEADERS.items()}
)

API = WebApi()


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(METHODS), paths, queries, headers, bodies)
def test_any_request_has_an_answer(
    method: str, path: str, query: str, sent: dict[str, str], body: str
) -> None:
    request = read_request(method, f"{ROOT}/{path}?{query}", sent, body)
    API.service.operations(request)
    with API.records.all_or_nothing():
        answer = API.service.answer(request, [{"value": {}}])
    assert 200 <= answer.status < 600
    if answer.status >= 400 and not request.path.startswith("$batch"):
        error = answer.json()["error"]
        assert {*error} == {"code", "message"}
        assert error["message"]
        assert not answer.changes
