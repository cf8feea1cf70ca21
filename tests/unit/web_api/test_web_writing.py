"""Requests that create, change, delete and link records through the Web API."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.for_each import for_each
from tests.support.web_requests import ACCOUNT, CASE, CONTACT, NEW, OTHER, ROOT, WebApi


@pytest.fixture
def api() -> WebApi:
    return WebApi()


def name_of(api: WebApi, account: str = ACCOUNT) -> Any:
    return api.get(f"accounts({account})?$select=name")["name"]


def test_a_new_record_is_named_by_its_address(api: WebApi) -> None:
    answer = api.ask("POST", "accounts", {"name": "New"})
    address = answer.headers["OData-EntityId"]
    assert (answer.status, answer.body, answer.changes) == (204, "", True)
    assert address == f"{ROOT}/accounts(00000000-0000-4000-8000-000000000001)"
    assert name_of(api, "00000000-0000-4000-8000-000000000001") == "New"


def test_a_new_record_is_returned_if_the_client_prefers_it(api: WebApi) -> None:
    values = {"name": "New", "primarycontactid@odata.bind": f"{ROOT}/contacts({CONTACT})"}
    path = "accounts?$select=name&$expand=primarycontactid($select=fullname)"
    answer = api.ask("POST", path, values, Prefer="return=representation")
    record = answer.json()
    assert answer.status == 201
    assert answer.headers["Preference-Applied"] == "return=representation"
    assert record["primarycontactid"]["contactid"] == CONTACT
    assert {*record} == {
        "@odata.context", "@odata.etag", "accountid", "name", "primarycontactid",
    }  # fmt: skip


def test_an_update_returns_the_address_or_the_record(api: WebApi) -> None:
    answer = api.ask("PATCH", f"accounts({ACCOUNT})", {"name": "A"})
    assert answer.status == 204
    assert answer.headers["OData-EntityId"] == f"{ROOT}/accounts({ACCOUNT})"
    path = f"accounts({ACCOUNT})?$select=name"
    answer = api.ask("PATCH", path, {"name": "B"}, Prefer="return=representation")
    assert (answer.status, answer.json()["name"]) == (200, "B")


def test_an_update_of_a_record_that_does_not_exist_creates_it(api: WebApi) -> None:
    answer = api.ask("PATCH", f"accounts({NEW})", {"name": "Upserted"})
    assert (answer.status, name_of(api, NEW)) == (204, "Upserted")
    other = NEW.replace("ff", "fe")
    answer = api.ask("PATCH", f"accounts({other})", {"name": "U"}, Prefer="return=representation")
    assert answer.status == 201


def test_if_match_prevents_the_creation(api: WebApi) -> None:
    found = api.refused("PATCH", f"accounts({NEW})", {"name": "N"}, If_Match="*")
    assert found[:2] == (404, "0x80040217")
    assert api.refused("GET", f"accounts({NEW})")[0] == 404
    assert api.ask("PATCH", f"accounts({ACCOUNT})", {"name": "N"}, If_Match="*").status == 204


def test_if_none_match_prevents_the_update(api: WebApi) -> None:
    found = api.refused("PATCH", f"accounts({ACCOUNT})", {"name": "N"}, If_None_Match="*")
    assert found[:2] == (412, "0x80040237")
    assert name_of(api) == "Contoso Coffee"
    assert api.ask("PATCH", f"accounts({NEW})", {"name": "N"}, If_None_Match="*").status == 204
    assert api.ask("PATCH", f"accounts({NEW})", {"name": "M"}, If_None_Match="null").status == 204


def test_another_version_prevents_changes(api: WebApi) -> None:
    old = api.get(f"accounts({ACCOUNT})")["@odata.etag"]
    assert api.ask("PATCH", f"accounts({ACCOUNT})", {"name": "A"}, If_Match=old).status == 204
    for method, body in (("PATCH", {"name": "B"}), ("DELETE", None)):
        found = api.refused(method, f"accounts({ACCOUNT})", body, If_Match=old)
        assert found[:2] == (412, "0x80060882")
    assert name_of(api) == "A"


def test_a_key_that_is_there_is_a_duplicate(api: WebApi) -> None:
    found = api.refused("POST", "accounts", {"accountid": ACCOUNT, "name": "N"})
    assert found[:2] == (412, "0x80040237")


def test_a_deleted_record_is_gone(api: WebApi) -> None:
    assert api.ask("DELETE", f"contacts({CONTACT})").status == 204
    for method in ("GET", "DELETE"):
        assert api.refused(method, f"contacts({CONTACT})")[:2] == (404, "0x80040217")
    # Its cases need their customer.
    assert api.refused("DELETE", f"accounts({ACCOUNT})")[:2] == (400, "0x80060888")


def test_one_column_is_set_and_emptied(api: WebApi) -> None:
    path = f"accounts({ACCOUNT})/telephone1"
    assert api.ask("PUT", path, {"value": "555"}).status == 204
    assert api.get(path)["value"] == "555"
    assert api.ask("PATCH", path, {"value": "556"}).status == 204
    assert api.ask("DELETE", path).status == 204
    assert api.ask("GET", path).status == 204
    assert api.refused("PUT", path, {"telephone1": "5"})[:2] == (400, "0x80048d19")


def test_a_lookup_is_pointed_and_emptied_by_reference(api: WebApi) -> None:
    path = f"accounts({OTHER})/primarycontactid"
    body = {"@odata.id": f"{ROOT}/contacts({CONTACT})"}
    assert api.ask("PUT", f"{path}/$ref", body).status == 204
    assert api.get(path)["contactid"] == CONTACT
    assert api.ask("DELETE", f"{path}/$ref").status == 204
    assert api.ask("GET", path).status == 204


def test_a_record_is_added_to_and_removed_from_a_collection(api: WebApi) -> None:
    path = f"accounts({OTHER})/contact_customer_accounts"
    for remove in (f"{path}({CONTACT})/$ref", f"{path}/$ref?$id={ROOT}/contacts({CONTACT})"):
        body = {"@odata.id": f"{ROOT}/contacts({CONTACT})"}
        assert api.ask("POST", f"{path}/$ref", body).status == 204
        ids = [each["contactid"] for each in api.get(f"{path}?$select=fullname")["value"]]
        assert CONTACT in ids
        assert api.ask("DELETE", remove).status == 204
        ids = [each["contactid"] for each in api.get(f"{path}?$select=fullname")["value"]]
        assert CONTACT not in ids
        assert api.refused("DELETE", remove)[:2] == (404, "0x80040217")


def test_a_record_is_created_in_a_collection(api: WebApi) -> None:
    path = f"accounts({OTHER})/contact_customer_accounts"
    answer = api.ask("POST", path, {"lastname": "Ada"}, Prefer="return=representation")
    assert answer.json()["_parentcustomerid_value"] == OTHER


def test_a_post_can_stand_for_another_method(api: WebApi) -> None:
    headers = {"X_HTTP_Method_Override": "PATCH"}
    assert api.ask("POST", f"accounts({ACCOUNT})", {"name": "A"}, **headers).status == 204
    assert name_of(api) == "A"


@for_each(
    "method,path,body,status,code,said",
    [
        ("POST", "accounts", {"nam": "x"}, 400, "0x80048d19", "'name'"),
        ("POST", "accounts", "{", 400, "0x80048d19", "JSON"),
        ("POST", "accounts", "[]", 400, "0x80048d19", "object"),
        ("POST", "incidents", {"title": "x"}, 400, "0x80048d19", "customerid_account"),
        (
            "PATCH",
            f"accounts({ACCOUNT})",
            {"primarycontactid@odata.bind": f"/contacts({ACCOUNT})"},
            404,
            "0x80040217",
            "does not exist",
        ),
        ("PUT", f"accounts({ACCOUNT})/primarycontactid/$ref", {}, 400, "0x80048d19", "@odata.id"),
        (
            "POST",
            f"accounts({ACCOUNT})/contact_customer_accounts/$ref",
            {"@odata.id": f"accounts({OTHER})"},
            400,
            "0x80048d19",
            "contact",
        ),
    ],
)
def test_a_refused_change_says_why(
    method: str, path: str, body: Any, status: int, code: str, said: str
) -> None:
    api = WebApi()
    found = api.refused(method, path, body)
    assert found[:2] == (status, code)
    assert said in found[2]
    assert name_of(api) == "Contoso Coffee"


def test_a_note_knows_the_table_of_its_record() -> None:
    api = WebApi()
    bound = {"objectid_incident@odata.bind": f"/incidents({CASE})"}
    sent = {"subject": "Photo", "objecttypecode": "incident", **bound}
    created = api.ask("POST", "annotations", sent, Prefer="return=representation").json()
    assert created["objecttypecode"] == "incident"
    path = f"annotations({created['annotationid']})"
    body = {"objectid_account@odata.bind": f"/accounts({ACCOUNT})", "objecttypecode": "contact"}
    assert api.ask("PATCH", path, body).status == 204
    assert api.get(path)["objecttypecode"] == "account"
    found = api.get("annotations?$filter=objecttypecode eq 'incident'&$select=_objectid_value")
    assert len(found["value"]) > 0


def test_a_file_is_attached_to_an_activity() -> None:
    api = WebApi()
    mail = api.ask("POST", "emails", {"subject": "Quote"}, Prefer="return=representation").json()
    sent = {
        "objectid_activitypointer@odata.bind": f"/activitypointers({mail['activityid']})",
        "objecttypecode": "email",
        "filename": "quote.pdf",
        "body": "UXVvdGU=",
    }
    assert api.ask("POST", "activitymimeattachments", sent).status == 204
    path = f"emails({mail['activityid']})"
    [found] = api.get(f"{path}/email_activity_mime_attachment")["value"]
    assert (found["filename"], found["objecttypecode"]) == ("quote.pdf", "email")
    before = api.records.count("activitymimeattachment")
    assert api.ask("DELETE", path).status == 204
    assert api.records.count("activitymimeattachment") == before - 1
