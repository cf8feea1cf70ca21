"""The errors for names that are not emulated."""

from __future__ import annotations

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Member
from apm.api.unknown_names import refuse_name
from apm.core.errors import ApmError, ErrorCode
from tests.support.for_each import for_each

ABSENT = [each for each in ALL_MEMBERS if each.kind is Kind.ABSENT]


def said(full_name: str) -> str:
    with pytest.raises(ApmError) as caught:
        refuse_name(full_name)
    assert caught.value.code is ErrorCode.NOT_EMULATED
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Microsoft.Apm.creatSession", "Microsoft.Apm.createSession"),
        ("session.getTabs", "session.getTab"),
        ("Xrm.WebApi.retrieveMultipleRecord", "Xrm.WebApi.retrieveMultipleRecords"),
        ("Xrm.webapi", "Xrm.WebApi"),
        ("formContext.getAtribute", "formContext.getAttribute"),
        ("Xrm.Utility.getResourceString", "Xrm.WebApi"),
        ("Xrm.Utility.confirmDialog", "Xrm.Navigation.openConfirmDialog"),
        ("Xrm.Panel.loadPanel", "Xrm.App.sidePanes.createPane"),
        ("Microsoft.ProductivityMacros", "Microsoft.Apm"),
        ("formContext.data.entity.attributes.getByIndex", "formContext.data.entity.attributes.get"),
        ("globalContext.getServerUrl", "globalContext.getClientUrl"),
    ],
)
def test_the_nearest_name_is_suggested(name: str, nearest: str) -> None:
    assert said(name) == f"{name} is not emulated; the nearest that is: {nearest}"


def test_where_no_name_is_near_it_tells_what_the_object_has() -> None:
    assert said("globalContext.client.zzz") == (
        "globalContext.client.zzz is not emulated; globalContext.client has: "
        "getClient, getClientState, getFormFactor, isOffline, isNetworkAvailable"
    )


def test_a_name_within_one_that_is_not_there_leads_to_what_is() -> None:
    assert said("Xrm.Device.captureImage") == (
        "Xrm.Device.captureImage is not emulated; Xrm has: App, Navigation, Utility, WebApi, Page, Encoding"
    )
    assert said("Microsoft.ProductivityMacros.runMacro") == (
        "Microsoft.ProductivityMacros.runMacro is not emulated; the nearest that is: Microsoft.Apm"
    )


def test_a_name_of_a_collection_leads_to_the_collection() -> None:
    assert said("formContext.ui.tabs.first").endswith(
        "formContext.ui.tabs has: get, forEach, getLength, getAll, getByName"
    )


def test_a_name_that_nobody_knows_leads_to_the_reference() -> None:
    assert said("Xyz.abc") == "Xyz.abc is not emulated; docs/xrm.md lists what is"


@for_each("member", ABSENT, lambda each: each.full_name)
def test_every_documented_name_that_is_not_emulated_has_its_sentence(member: Member) -> None:
    sentence = said(member.full_name)
    first, _, rest = sentence.partition("; ")
    assert first == f"{member.full_name} is not emulated"
    assert rest.startswith(("the nearest that is: ", f"{member.owner} has: "))
    assert "\n" not in sentence
