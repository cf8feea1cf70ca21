"""The errors for names that are not emulated."""

from __future__ import annotations

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Member
from apm.api.owner_words import in_words
from apm.api.unknown_names import absent_data, refuse_name, unknown_name
from apm.core.errors import ApmError, ErrorCode
from tests.support.for_each import for_each

ABSENT = [each for each in ALL_MEMBERS if not each.is_emulated]


def said(full_name: str) -> str:
    with pytest.raises(ApmError) as caught:
        refuse_name(full_name)
    assert caught.value.code is ErrorCode.NOT_EMULATED
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Xrm.Utility.refreshParentGrid", "Xrm.WebApi"),
        ("Xrm.Utility.isActivityType", "Xrm.Utility.getEntityMetadata"),
        ("Xrm.Panel.loadPanel", "Xrm.App.sidePanes.createPane"),
    ],
)
def test_a_member_that_is_not_emulated_names_what_to_use(name: str, nearest: str) -> None:
    assert said(name) == f"{name} is not emulated; the nearest that is: {nearest}"


def test_where_nothing_is_near_it_tells_what_the_object_has() -> None:
    assert said("formTab.getContentType").startswith(
        "formTab.getContentType is not emulated; a tab of a form has: getDisplayState, "
    )


def test_a_member_of_an_object_without_emulated_members_leads_to_the_reference() -> None:
    assert said("Xrm.Device.captureImage") == (
        "Xrm.Device.captureImage is not emulated; docs/xrm.md lists what is"
    )


@pytest.mark.parametrize(
    ("owner", "name", "sentence"),
    [
        ("Microsoft.Apm", "getTab", "Microsoft.Apm has no getTab; a session has."),
        (
            "Microsoft.Apm",
            "creatSession",
            "Microsoft.Apm has no creatSession; did you mean 'createSession'?",
        ),
        ("Xrm", "webapi", "Xrm has no webapi; did you mean 'WebApi'?"),
        ("Xrm", "Internal", "Xrm has no Internal."),
        ("session", "tabId", "A session has no tabId; a tab has."),
        (
            "formContext",
            "getAtribute",
            "A formContext has no getAtribute; did you mean 'getAttribute'?",
        ),
        (
            "attribute",
            "getGrid",
            "An attribute has no getGrid; a control, a subgrid and a gridContext have.",
        ),
        (
            "gridAttribute",
            "setNotification",
            "A GridAttribute has no setNotification; a control and a GridCell have.",
        ),
        (
            "gridAttribute.controls",
            "foreach",
            "The collection controls of a GridAttribute has no foreach; did you mean 'forEach'?",
        ),
        (
            "appSession",
            "getTitle",
            "A session of Xrm.App.sessions has no getTitle; did you mean 'title'?",
        ),
        (
            "formContext.ui.tabs",
            "foreach",
            "formContext.ui.tabs has no foreach; did you mean 'forEach'?",
        ),
    ],
)
def test_an_unknown_name_is_reported_with_what_was_probably_meant(
    owner: str, name: str, sentence: str
) -> None:
    assert unknown_name(owner, name) == sentence


def test_data_that_is_not_emulated_is_reported_as_undefined() -> None:
    sentence = absent_data("globalContext.organizationSettings.organizationGeo")
    assert sentence.startswith("globalContext.organizationSettings.organizationGeo is not emulated")
    assert sentence.endswith("It is undefined.")


@for_each("member", ABSENT, lambda each: each.full_name)
def test_every_documented_name_that_is_not_emulated_has_its_sentence(member: Member) -> None:
    sentence = said(member.full_name)
    first, _, rest = sentence.partition("; ")
    assert first == f"{member.full_name} is not emulated"
    assert rest.startswith(
        ("the nearest that is: ", f"{in_words(member.owner)} has: ", "docs/xrm.md ")
    )
    assert "\n" not in sentence
