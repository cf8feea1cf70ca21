"""The command itself marks its outcome as a success: the next success removes a limit message."""

from __future__ import annotations

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.call_table import calls_by_name
from apm.api.calls import call_of
from apm.core.outcome import Outcome
from apm.emulator import Emulator

INCIDENT, ID = '"incident"', '"ca5e0000-0000-4000-8000-000000000001"'
CONTACT = '{"entityName": "contact"}'
TAB = '{"templateName": "msdyn_omnichannel_kbsearch", "appContext": {"searchText": "x"}}'

CALLS = [
    ("session.resolveSlug", ("session-id-0", '"{$odata.nothing.name}"'), False),
    ("session.getTab", ("session-id-0", "tab-id-0"), False),
    ("session.getTab", ("session-id-0", "tab-id-9"), False),
    ("session.updateContext", ("session-id-0", "{}", "", "null"), False),
    ("session.updateContext", ("session-id-0", '{"a": 1}', "", "null"), True),
    ("createTab", (TAB,), True),
    ("Xrm.Navigation.openForm", (CONTACT, "null"), True),
    ("Xrm.Utility.showProgressIndicator", ("Working",), True),
    ("Xrm.Navigation.openAlertDialog", ('{"text": "Hello"}', "null"), False),
    ("Xrm.WebApi.createRecord", ('"account"', '{"name": "Contoso"}'), True),
    ("Xrm.WebApi.updateRecord", (INCIDENT, ID, '{"title": "Leak"}'), True),
    ("Xrm.WebApi.deleteRecord", (INCIDENT, ID), True),
    ("Xrm.App.clearGlobalNotification", ("no-such-id",), False),
    ("Xrm.Utility.closeProgressIndicator", (), False),
]


@pytest.mark.parametrize(("name", "texts", "is_success"), CALLS)
def test_a_call_says_whether_it_succeeded(
    name: str, texts: tuple[str, ...], is_success: bool
) -> None:
    emulator = Emulator("page")
    by_name = calls_by_name(emulator)
    member = next(each for each in ALL_MEMBERS if each.full_name == name)
    result = by_name[name](*texts) if name in by_name else call_of(member, emulator)(*texts)
    assert isinstance(result, Outcome)
    assert result.is_success is is_success


def test_an_answer_to_a_dialog_is_a_success() -> None:
    emulator = Emulator("page")
    for name, texts in (
        ("Xrm.Navigation.openAlertDialog", ('{"text": "Hello"}', "null")),
        ("Xrm.Navigation.openConfirmDialog", ('{"text": "Hello"}', "null")),
        ("Xrm.Utility.lookupObjects", ('{"entityTypes": ["account"]}',)),
        (
            "Xrm.Navigation.navigateTo",
            ('{"pageType": "entityrecord", "entityName": "task"}', '{"target": 2}'),
        ),
    ):
        member = next(each for each in ALL_MEMBERS if each.full_name == name)
        for at in (0, -1):
            call_of(member, emulator)(*texts)
            overlays = emulator.workspace.overlays
            assert overlays.answer(overlays.dialogs[-1].number, at).is_success, (name, at)
