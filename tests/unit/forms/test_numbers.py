"""Numbers on a form: what scripts ask of them, and what becomes of those that the user types."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.core.events import FieldChanged, FieldRefused, PageChanged
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.names import FORMATTED
from apm.forms.form_field import Field, field_of
from apm.forms.numbers import places_on
from apm.forms.record_writing import write_record
from apm.forms.scripted_form import ScriptedForm
from apm.workspace.form_state import Reference
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.page_actions import act
from tests.support.record_forms import CONTOSO, control, open_form, shown
from tests.support.sample_workspace import new_workspace

EMPLOYEES, RATE = "numberofemployees", "new_rate"
COLUMNS: Json = {RATE: {"type": "decimal", "label": "Rate", "precision": 1, "max_value": 50}}


@pytest.fixture
def workspace() -> Workspace:
    workspace = new_workspace()
    workspace.records = Records(described={"account": {"columns": COLUMNS}})
    return workspace


@pytest.fixture
def tab(workspace: Workspace) -> Tab:
    return open_form(workspace, "account", entityId=CONTOSO)


def field(workspace: Workspace, tab: Tab, name: str) -> Field:
    found = field_of(ScriptedForm(workspace, tab), name)
    assert found
    return found


def leave(workspace: Workspace, tab: Tab, name: str, typed: str) -> list[type]:
    """Types a text into a field and leaves it; returns the kinds of the events."""
    workspace.edit_field(tab, name, typed)
    return [type(each) for each in act(workspace, "changed", f"{tab.id} {name}").events]


def notes(workspace: Workspace, tab: Tab) -> list[str]:
    return [text(each) for each in find(shown(tab, workspace.records), **{"class": "notes"})]


@pytest.mark.parametrize(("typed", "kept"), [("12.34", "12.3"), ("-0.25", "-0.3")])
def test_what_the_user_typed_is_rounded_before_the_handlers_run(
    workspace: Workspace, tab: Tab, typed: str, kept: str
) -> None:
    assert leave(workspace, tab, RATE, typed) == [PageChanged, FieldChanged]
    assert control(workspace, tab, RATE)[1]["value"] == kept


@pytest.mark.parametrize(("name", "typed"), [(RATE, "12.5"), (RATE, ""), ("name", "Contoso 1.55")])
def test_what_fits_stays_as_it_is(workspace: Workspace, tab: Tab, name: str, typed: str) -> None:
    assert leave(workspace, tab, name, typed) == [FieldChanged]
    assert control(workspace, tab, name)[1]["value"] == typed


def test_a_number_outside_the_range_is_shown_at_its_field_until_it_fits(
    workspace: Workspace, tab: Tab
) -> None:
    assert leave(workspace, tab, EMPLOYEES, "-5") == [FieldRefused, FieldChanged]
    assert control(workspace, tab, EMPLOYEES)[1]["aria-invalid"] == "true"
    assert notes(workspace, tab) == ["Number of Employees: -5 is too small; at least 0."]
    with pytest.raises(ApmError, match="too small"):
        write_record(workspace, tab)
    leave(workspace, tab, EMPLOYEES, "5")
    assert notes(workspace, tab) == []
    write_record(workspace, tab)


def test_a_script_may_set_any_number_which_a_save_checks(workspace: Workspace, tab: Tab) -> None:
    field(workspace, tab, RATE).set(1.2345)
    assert field(workspace, tab, RATE).value() == 1.2345
    write_record(workspace, tab)
    assert workspace.records.retrieve("account", CONTOSO)[RATE] == 1.2
    field(workspace, tab, RATE).set(51)
    assert notes(workspace, tab) == []
    assert field(workspace, tab, RATE).problem() == "Rate: 51 is too large; at most 50."


def test_a_script_can_change_to_how_many_digits_is_rounded(workspace: Workspace, tab: Tab) -> None:
    field(workspace, tab, RATE).change_column(precision=0)
    leave(workspace, tab, RATE, "2.5")
    assert field(workspace, tab, RATE).value() == 3


def test_an_amount_has_the_decimal_places_of_the_currency_on_the_form() -> None:
    yen = "c0220000-0000-4000-8000-000000000002"
    row: dict[str, Json] = {
        "transactioncurrencyid": yen,
        "currencyname": "Yen",
        "isocurrencycode": "JPY",
        "currencysymbol": "¥",
        "currencyprecision": 0,
    }
    workspace = new_workspace()
    workspace.records = Records({"transactioncurrency": [row]})
    tab = open_form(workspace, "account", entityId=CONTOSO)
    revenue = field(workspace, tab, "revenue")
    assert places_on(revenue.form, revenue.column, workspace.records) == 2
    tab.edits["transactioncurrencyid"] = Reference("transactioncurrency", yen, "Yen")
    assert places_on(revenue.form, revenue.column, workspace.records) == 0
    leave(workspace, tab, "revenue", "99.5")
    assert field(workspace, tab, "revenue").value() == 100
    write_record(workspace, tab)
    found = workspace.records.retrieve("account", CONTOSO)
    assert found["revenue" + FORMATTED] == "¥100"
