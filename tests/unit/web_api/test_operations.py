"""Functions and actions that handlers of the page answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from apm.dataverse import Records
from apm.web_api.exchange import read_request
from tests.support.for_each import for_each
from tests.support.web_requests import ACCOUNT, ROOT, WebApi

BOUND = f"accounts({ACCOUNT})/Microsoft.Dynamics.CRM.contoso_Rate"


@for_each(
    "method,path,body,name,parameters,target",
    [
        ("GET", "contoso_Fn", "", "contoso_Fn", {}, None),
        (
            "GET",
            "contoso_Fn(A='it''s',B=@p,C=2,D=true,E=@missing)?@p={\"x\":[1]}",
            "",
            "contoso_Fn",
            {"A": "it's", "B": {"x": [1]}, "C": 2, "D": True, "E": None},
            None,
        ),
        # As the documentation writes them: a record, a list, and JSON with both quotation marks.
        (
            "GET",
            "contoso_Fn(Target=@t,Names=@n)?@t={ '@odata.id':'accounts(5)', 'a':\"it's\", 'b':'\\'\"'}&@n=['x','y']",
            "",
            "contoso_Fn",
            {
                "Target": {"@odata.id": "accounts(5)", "a": "it's", "b": "'\""},
                "Names": ["x", "y"],
            },
            None,
        ),
        ("POST", "contoso_Do", '{"a": 1}', "contoso_Do", {"a": 1}, None),
        ("POST", BOUND, "", "contoso_Rate", {}, {"entityType": "account", "id": ACCOUNT}),
        (
            "GET",
            "accounts/Microsoft.Dynamics.CRM.contoso_All(Kind=Microsoft.Dynamics.CRM.K'One')",
            "",
            "contoso_All",
            {"Kind": "One"},
            {"entityType": "account"},
        ),
    ],
)
def test_a_call_has_a_name_parameters_and_a_target(
    method: str, path: str, body: str, name: str, parameters: Any, target: Any
) -> None:
    request = read_request(method, f"{ROOT}/{path}", body=body)
    [operation] = WebApi().service.operations(request)
    assert operation.as_json() == {"name": name, "parameters": parameters, "target": target}


@for_each(
    "method,path",
    [
        ("GET", "accounts"),
        ("GET", "WhoAmI"),
        ("GET", ""),
        ("GET", f"accounts({ACCOUNT})/Microsoft.Dynamics.CRM.account"),
        ("PATCH", "accunts"),
        ("GET", "accounts(5)/Microsoft.Dynamics.CRM.contoso_Fn"),
        ("POST", "$batch"),
    ],
)
def test_other_requests_are_no_calls(method: str, path: str) -> None:
    assert WebApi().service.operations(read_request(method, f"{ROOT}/{path}")) == []


def test_who_am_i_names_the_business_unit_of_the_user() -> None:
    api = WebApi()
    found = api.get("WhoAmI")
    user = api.get(f"systemusers({found['UserId']})?$expand=businessunitid($select=name)")
    assert found["BusinessUnitId"] == user["_businessunitid_value"]
    other = "b0510000-0000-4000-8000-000000000002"
    body = {"businessunitid@odata.bind": f"/businessunits({other})"}
    assert api.ask("PATCH", f"systemusers({found['UserId']})", body).status == 204
    assert api.get("WhoAmI")["BusinessUnitId"] == other


def test_a_user_whose_record_was_deleted_has_a_business_unit_of_zeros() -> None:
    records = Records()
    records.delete("systemuser", records.user_id)
    assert WebApi(records).get("WhoAmI")["BusinessUnitId"] == str(UUID(int=0))


def test_a_user_without_a_business_unit_has_one_of_zeros() -> None:
    records = Records({"systemuser": [{"fullname": "Ada"}]}, replace=True)
    assert WebApi(records).get("WhoAmI")["BusinessUnitId"] == str(UUID(int=0))


def test_the_result_is_the_answer() -> None:
    api = WebApi()
    answer = api.ask("POST", BOUND, results=[{"value": {"Rate": 5}}])
    context = f"{ROOT}/$metadata#Microsoft.Dynamics.CRM.contoso_RateResponse"
    assert answer.json() == {"@odata.context": context, "Rate": 5}
    assert api.ask("POST", BOUND, results=[{"value": [1]}]).json()["value"] == [1]
    assert api.ask("POST", BOUND, results=[{"value": None}]).status == 204
    own = {"status": 429, "headers": {"Retry-After": "5"}, "body": "Slow"}
    answer = api.ask("POST", BOUND, results=[{"response": own}])
    assert (answer.status, answer.headers, answer.body) == (429, {"Retry-After": "5"}, "Slow")


@pytest.mark.parametrize(
    ("result", "status", "code", "said"),
    [
        ({"missing": True}, 404, "0x8006088a", "'contoso_Rate'"),
        ({"error": "Not today"}, 400, "0x80040265", "Not today"),
    ],
)
def test_a_handler_that_fails_or_is_missing(result: Any, status: int, code: str, said: str) -> None:
    answer = WebApi().ask("POST", BOUND, results=[result])
    error = answer.json()["error"]
    assert (answer.status, error["code"], said in error["message"]) == (status, code, True)
    assert bool(answer.absent) is ("missing" in result)


@for_each(
    "path",
    [
        "CloseIncident",
        f"accounts({ACCOUNT})/Microsoft.Dynamics.CRM.AddToQueue",
        "RetrieveTotalRecordCount(EntityNames=['account'])",
    ],
)
def test_an_operation_of_the_product_without_a_handler_says_how_to_register_one(path: str) -> None:
    api = WebApi()
    method = "GET" if "Retrieve" in path else "POST"
    answer = api.ask(method, path, results=[{"missing": True}])
    name = path.partition("(Entity")[0].rpartition(".")[2]
    assert answer.status == 501
    said = answer.json()["error"]["message"]
    assert said.startswith(f"{name} is of the product, and no handler answers {name}; register one")
    assert said == answer.absent
    own = api.ask("POST", "contoso_Do", results=[{"missing": True}])
    assert own.json()["error"]["message"] == "Resource not found for the segment 'contoso_Do'."
    assert 'apmWorkspace.handle("contoso_Do", ' in own.absent
