"""Reads of a form do not change the form state of its page."""

from __future__ import annotations

from copy import deepcopy

import pytest

from apm.api.all_members import XRM_MEMBERS
from apm.api.calls import call_of
from apm.api.member import Kind, Owner
from apm.api.xrm.finding import XRM_FINDERS
from apm.emulator import Emulator
from apm.forms.form_field import control_of
from apm.forms.form_part import FormPart, section_of, tab_of
from apm.forms.scripted_control import ScriptedControl
from apm.forms.scripted_form import ScriptedForm
from apm.settings import Settings
from apm.workspace.session import Tab
from tests.support.form_saves import open_form
from tests.support.sample_workspace import CATALOGUE

CASE = "ca5e0000-0000-4000-8000-000000000001"
FIELD, HEADER_FIELD = "prioritycode", "header_prioritycode"
TAB = "SUMMARY_TAB"
SECTIONS = (f"{TAB} DETAILS_SECTION", f"{TAB} RELATED_SECTION")

NAMES: dict[Owner, tuple[str, ...]] = {
    Owner.ATTRIBUTE: (FIELD,),
    Owner.CONTROL: (FIELD, HEADER_FIELD),
    Owner.FORM_TAB: (TAB,),
    Owner.SECTION: SECTIONS,
    **dict.fromkeys(
        (
            Owner.FORM,
            Owner.FORM_DATA,
            Owner.FORM_ENTITY,
            Owner.FORM_UI,
            Owner.HEADER,
            Owner.FOOTER,
            Owner.FORM_SELECTOR,
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


def scripted(emulator: Emulator, page: Tab) -> list[ScriptedForm | ScriptedControl | FormPart]:
    """Every object of a form that scripts can get."""
    form = ScriptedForm(emulator.workspace, page)
    found = [
        form,
        *(control_of(form, each) for each in (FIELD, HEADER_FIELD)),
        tab_of(form, TAB),
        *(section_of(form, each) for each in SECTIONS),
    ]
    return [each for each in found if each]


def test_reading_every_property_keeps_nothing(emulator: Emulator, case: Tab) -> None:
    before = deepcopy(case.form)
    objects = scripted(emulator, case)
    assert len(objects) == 4 + len(SECTIONS)
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
