"""Reads of a form do not change the form state of its page."""

from __future__ import annotations

from copy import deepcopy

import pytest

from apm.api.all_members import XRM_MEMBERS
from apm.api.calls import call_of
from apm.api.member import Kind, Owner
from apm.api.xrm.finding import XRM_FINDERS
from apm.emulator import Emulator
from apm.forms.form_field import Field, field_of
from apm.forms.form_part import FormPart, part_of
from apm.forms.layout import TABS
from apm.forms.scripted_form import ScriptedForm
from apm.settings import Settings
from apm.workspace.session import Tab
from tests.support.form_saves import open_form
from tests.support.sample_workspace import CATALOGUE

CASE = "ca5e0000-0000-4000-8000-000000000001"
FIELD, HEADER_FIELD = "prioritycode", "header_prioritycode"
PARTS = ("SUMMARY_TAB", *(each.name for tab in TABS for each in tab.sections))

NAMES: dict[Owner, tuple[str, ...]] = {
    Owner.ATTRIBUTE: (FIELD,),
    Owner.CONTROL: (FIELD, HEADER_FIELD),
    Owner.FORM_TAB: PARTS[:1],
    Owner.SECTION: PARTS[1:],
    **dict.fromkeys(
        (
            Owner.FORM,
            Owner.FORM_DATA,
            Owner.FORM_ENTITY,
            Owner.FORM_UI,
            Owner.HEADER,
            Owner.FOOTER,
            Owner.FORM_SELECTOR,
            Owner.FORM_ITEM,
        ),
        ("",),
    ),
}
"""The targets of a form's objects, by owner, without the page id."""

GETTERS = [
    each
    for each in XRM_MEMBERS
    if each.owner in NAMES
    and each.kind is Kind.SYNC
    and not each.takes
    and each.name.startswith(("get", "is"))
]

COLLECTIONS = [
    each
    for each in XRM_MEMBERS
    if each.owner in NAMES and each.kind in (Kind.COLLECTION, Kind.PICK)
]


@pytest.fixture
def emulator() -> Emulator:
    return Emulator("page", Settings(catalogue=CATALOGUE))


@pytest.fixture
def case(emulator: Emulator) -> Tab:
    return open_form(emulator, "incident", entityId=CASE)


def scripted(emulator: Emulator, page: Tab) -> list[ScriptedForm | Field | FormPart]:
    """Every object of a form that scripts can get."""
    form = ScriptedForm(emulator.workspace, page)
    found = [
        form,
        *(field_of(form, each) for each in (FIELD, HEADER_FIELD)),
        *(part_of(form, each) for each in PARTS),
    ]
    return [each for each in found if each]


def test_reading_every_property_keeps_nothing(emulator: Emulator, case: Tab) -> None:
    before = deepcopy(case.form)
    objects = scripted(emulator, case)
    assert len(objects) == 3 + len(PARTS)
    for each in objects:
        names = [name for name, kind in vars(type(each)).items() if isinstance(kind, property)]
        assert names
        for name in names:
            getattr(each, name)
            assert case.form == before, f"{type(each).__name__}.{name}"


def test_calling_every_member_that_reads_keeps_nothing(emulator: Emulator, case: Tab) -> None:
    assert {each.owner for each in GETTERS} >= {Owner.ATTRIBUTE, Owner.CONTROL, Owner.FORM_TAB}
    assert {each.owner for each in COLLECTIONS} >= {Owner.FORM, Owner.FORM_UI, Owner.SECTION}
    before = deepcopy(case.form)
    for member, texts in [(each, ()) for each in GETTERS] + [(each, ("",)) for each in COLLECTIONS]:
        for name in NAMES[member.owner]:
            call_of(member, emulator, XRM_FINDERS)(f"{case.id} {name}".strip(), *texts)
            assert case.form == before, member.full_name
