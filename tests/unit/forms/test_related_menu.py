"""The items of the menu of related records: from relationships, and what forms change about them."""

from __future__ import annotations

from typing import Any

from apm.dataverse import Records
from apm.forms.form_layout import Control, FormLayout, NavigationChange, RelatedItem
from apm.forms.related_menu import related_items

VIEWS = [
    {"id": "1", "name": "Active", "columns": ["new_name"]},
    {"id": "2", "name": "Related", "columns": ["new_name"], "kind": "associated"},
]


def trip(menu: dict[str, Any] | None, **target: Any) -> dict[str, Any]:
    """The description of a table with a lookup to accounts."""
    about = {"navigation": "new_Account", "collection": "new_account_trips", **target}
    about |= {} if menu is None else {"menu": menu}
    columns = {
        "new_name": {"type": "text", "label": "Name"},
        "new_account": {"type": "lookup", "label": "Account", "targets": {"account": about}},
    }
    views = [{**each, "filter": "", "order": ""} for each in VIEWS]
    return {"label": "Trip", "plural": "Trips", "columns": columns, "views": views}


def links(first: str, second: str, *menus: dict[str, Any] | None) -> dict[str, Any]:
    endings = ("one", "two") if first == second else ("", "")
    sides = [
        {"table": table, "column": f"{table}id{ending}", **({} if menu is None else {"menu": menu})}
        for table, ending, menu in zip((first, second), endings, menus, strict=True)
    ]
    columns = {each["column"]: {"type": "id", "label": each["column"]} for each in sides}
    return {"columns": columns, "links": {"name": "new_Links", "sides": sides}}


def items(
    described: dict[str, Any] | None = None, *changes: NavigationChange, table: str = "account"
) -> dict[str, RelatedItem]:
    schema = Records(described=described or {}).schema
    layout = FormLayout("1", "Form", (), navigation=changes)
    return {each.tab.name: each for each in related_items(layout, schema.table(table), schema)}


def labels(found: dict[str, RelatedItem]) -> dict[str, str]:
    return {name: each.tab.label for name, each in found.items()}


def grid(item: RelatedItem) -> Control:
    (control,) = (each for part in item.tab.sections() for each in part.controls())
    return control


def test_a_relationship_with_a_menu_has_an_item() -> None:
    found = items({"new_trip": trip({})})["nav_new_account_trips"]
    assert (found.tab.label, found.group, found.order) == ("Trips", "Details", 10_000)
    assert "nav_new_account_trips" not in items({"new_trip": trip(None)})


def test_its_records_are_a_subgrid_in_the_associated_view() -> None:
    control = grid(items({"new_trip": trip({})})["nav_new_account_trips"])
    assert (control.kind, control.parameters["TargetEntityType"]) == ("subgrid", "new_trip")
    assert control.parameters["RelationshipName"] == "new_account_trips"
    assert control.parameters["ViewId"] == "2"
    # Without an associated view, it is the default view of the table.
    assert grid(items()["navContacts"]).parameters["ViewId"] == ""


def test_the_schema_name_of_a_relationship_need_not_be_its_navigation_property() -> None:
    assert "nav_new_Trips" in items({"new_trip": trip({}, name="new_Trips")})
    assert "nav_new_trip_new_account_account" in items({"new_trip": trip({}, collection="")})


def test_both_tables_of_a_many_to_many_relationship_can_have_an_item() -> None:
    described = {"new_links": links("account", "contact", {"label": "Companies"}, {})}
    assert labels(items(described))["nav_new_Links"] == "Contacts"
    assert labels(items(described, table="contact"))["nav_new_Links"] == "Companies"
    one_side = {"new_links": links("account", "contact", None, {})}
    assert "nav_new_Links" not in items(one_side, table="contact")


def test_a_relationship_of_a_table_with_itself_has_one_item() -> None:
    found = items({"new_links": links("account", "account", None, {"label": "Rivals"})})
    assert labels(found)["nav_new_Links"] == "Rivals"


def test_groups_then_positions_then_labels_are_the_order() -> None:
    menus: list[dict[str, Any]] = [
        {"group": "Service", "order": 1, "label": "Tickets"},
        {"group": "Odd", "label": "Odd"},
        {"order": 5, "label": "Early"},
        {"label": "B"},
        {"label": "A"},
        {"group": "Sales", "label": "Orders"},
    ]
    described = {
        f"new_trip{at}": trip(menu, collection=f"new_t{at}") for at, menu in enumerate(menus)
    }
    own = [label for name, label in labels(items(described)).items() if name.startswith("nav_n")]
    assert own == ["Early", "A", "B", "Orders", "Tickets", "Odd"]


def test_a_form_changes_an_item() -> None:
    change = NavigationChange(
        "NEW_Account_Trips",
        "navTrips",
        "Travel",
        "Sales",
        7,
        "00a5e000-0000-4000-8000-000000000001",
    )
    found = items({"new_trip": trip({"label": "Journeys"})}, change)["navTrips"]
    assert (found.tab.label, found.group, found.order) == ("Travel", "Sales", 7)
    assert grid(found).parameters["ViewId"] == "00a5e000-0000-4000-8000-000000000001"


def test_a_form_hides_and_shows_items() -> None:
    hidden = NavigationChange("contact_customer_accounts", is_shown=False)
    shown = NavigationChange("Account_Tasks", is_shown=True)
    found = labels(items(None, hidden, shown))
    assert "navContacts" not in found
    assert found["nav_Account_Tasks"] == "Tasks"


def test_a_form_can_have_two_items_for_a_relationship() -> None:
    changes = (
        NavigationChange("contact_customer_accounts", "navPeople", "People"),
        NavigationChange("contact_customer_accounts", "navStaff", "Staff"),
    )
    found = labels(items(None, *changes))
    assert (found["navPeople"], found["navStaff"]) == ("People", "Staff")


def test_a_change_of_an_unknown_relationship_has_no_effect() -> None:
    unknown = NavigationChange("new_nothing", "navNothing", is_shown=True)
    assert items(None, unknown) == items()
