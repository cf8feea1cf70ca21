"""How solutions say which related records a form offers."""

from __future__ import annotations

from typing import Any

from apm.reading.solution_settings import SolutionSettings, solution_settings
from apm.solutions.solution_reading import read_solution
from tests.support.sample_solution import UNPACKED, read_tiny

FORM = "{c0a7f000-0000-4000-8000-00000000000a}"
TABLE = (
    "<Entity><Name>con_{0}</Name><EntityInfo><entity Name='con_{0}'><attributes>{1}</attributes></entity></EntityInfo>"
    "{2}</Entity>"
)
LOOKUP = "<attribute PhysicalName='con_A'><Type>lookup</Type><LogicalName>con_a</LogicalName></attribute>"
KEY = "<attribute PhysicalName='con_{0}Id'><Type>primarykey</Type><LogicalName>con_{0}id</LogicalName></attribute>"


def role(kind: str, value: str, display: str = "", more: str = "") -> str:
    option = f"<NavPaneDisplayOption>{display}</NavPaneDisplayOption>" if display else ""
    return (
        f"<EntityRelationshipRole>{option}{more}<{kind}>{value}</{kind}></EntityRelationshipRole>"
    )


def label(text: str) -> str:
    return (
        f"<CustomLabels><CustomLabel description='{text}' languagecode='1033'/></CustomLabels>"
        "<NavPaneArea>Sales</NavPaneArea><NavPaneOrder>7</NavPaneOrder>"
    )


def one_to_many(display: str, more: str = "") -> str:
    return (
        "<EntityRelationship Name='con_A_B'><EntityRelationshipType>OneToMany</EntityRelationshipType>"
        "<ReferencingEntityName>con_B</ReferencingEntityName><ReferencedEntityName>con_A</ReferencedEntityName>"
        "<ReferencingAttributeName>con_A</ReferencingAttributeName><EntityRelationshipRoles>"
        f"{role('RelationshipRoleType', '1', display, more)}{role('RelationshipRoleType', '0')}"
        "</EntityRelationshipRoles></EntityRelationship>"
    )


def settings(relationships: str, form: str = "") -> SolutionSettings:
    forms = f"<FormXml><forms type='main'>{form}</forms></FormXml>" if form else ""
    tables = "".join(
        TABLE.format(name, KEY.format(name) + lookup, more)
        for name, lookup, more in (("A", "", forms), ("B", LOOKUP, ""))
    )
    read = read_tiny(
        f"<Entities>{tables}</Entities><EntityRelationships>{relationships}</EntityRelationships>"
    )
    return solution_settings([read])


def target(display: str, more: str = "") -> dict[str, Any]:
    tables = settings(one_to_many(display, more)).tables
    found: dict[str, Any] = tables["con_b"]["columns"]["con_a"]["targets"]["con_a"]
    return found


def test_a_relationship_says_whether_forms_offer_its_records() -> None:
    assert target("UseCollectionName") == {
        "navigation": "con_A",
        "collection": "",
        "name": "con_A_B",
        "menu": {},
    }
    assert "menu" not in target("DoNotDisplay")
    assert "menu" not in target("")


def test_a_label_counts_only_if_it_is_used() -> None:
    assert target("UseLabel", label("Bees"))["menu"] == {
        "label": "Bees",
        "group": "Sales",
        "order": 7,
    }
    assert target("UseCollectionName", label("Bees"))["menu"] == {"group": "Sales", "order": 7}


def test_each_table_of_a_many_to_many_relationship_has_its_own_menu() -> None:
    first = role("AssociationRoleOrdinal", "1", "DoNotDisplay")
    second = role("AssociationRoleOrdinal", "2", "UseLabel", label("Bees"))
    tables = settings(
        "<EntityRelationship Name='con_AB'><EntityRelationshipType>ManyToMany</EntityRelationshipType>"
        "<FirstEntityName>con_A</FirstEntityName><SecondEntityName>con_B</SecondEntityName>"
        "<IntersectEntityName>con_AB</IntersectEntityName>"
        f"<EntityRelationshipRoles>{second}{first}</EntityRelationshipRoles></EntityRelationship>"
    ).tables
    menus = [each.get("menu") for each in tables["con_ab"]["links"]["sides"]]
    assert menus == [None, {"label": "Bees", "group": "Sales", "order": 7}]


def test_a_relationship_of_the_sample_has_the_menu_of_the_solution() -> None:
    relationship = (
        "<EntityRelationship Name='contact_customer_accounts'>"
        "<EntityRelationshipType>OneToMany</EntityRelationshipType>"
        "<ReferencingEntityName>Contact</ReferencingEntityName><ReferencedEntityName>Account</ReferencedEntityName>"
        "<ReferencingAttributeName>ParentCustomerId</ReferencingAttributeName>"
        "<EntityRelationshipRoles>{}</EntityRelationshipRoles></EntityRelationship>"
    )
    for display, menu in (("UseCollectionName", {}), ("DoNotDisplay", None)):
        lookup = role("RelationshipRoleType", "1", display)
        columns = settings(relationship.format(lookup)).tables["contact"]["columns"]
        targets = columns["parentcustomerid"]["targets"]
        assert targets["account"].get("menu") == menu
        assert targets["account"]["collection"] == "contact_customer_accounts"
        assert targets["contact"]["menu"]["id"] == "navSubConts"


def navigation(*items: str) -> list[dict[str, Any]]:
    row = "<rows><row><cell><control id='con_aid' datafieldname='con_aid'/></cell></row></rows>"
    column = f"<column><sections><section name='s'>{row}</section></sections></column>"
    tabs = f"<tabs><tab name='t'><columns>{column}</columns></tab></tabs>"
    bar = f"<Navigation><NavBar>{''.join(items)}</NavBar></Navigation>"
    form = f"<systemform><formid>{FORM}</formid><form>{tabs}{bar}</form></systemform>"
    (layout,) = settings("", form).lists["layouts"]
    found: list[dict[str, Any]] = layout.get("navigation", [])
    return found


def test_a_form_changes_items() -> None:
    title = "<Titles><Title LCID='1036' Text='Abeilles'/><Title LCID='1033' Text='Bees'/></Titles>"
    assert navigation(
        f"<NavBarByRelationshipItem RelationshipName='con_A_B' Id='navBees' Sequence='20' Area='Info'>{title}"
        "</NavBarByRelationshipItem>",
        "<NavBarByRelationshipItem RelationshipName='con_other' Show='false'/>",
    ) == [
        {
            "relationship": "con_A_B",
            "id": "navBees",
            "label": "Bees",
            "group": "Details",
            "order": 20,
        },
        {"relationship": "con_other", "is_shown": False},
    ]


def test_pages_of_the_product_and_removed_items_are_left_out() -> None:
    name = "hardcoded_{B7196B13-6B9D-42CD-BD58-B19A3953126F}navAudit"
    assert navigation(f"<NavBarByRelationshipItem RelationshipName='{name}' Id='navAudit'/>") == []
    removed = "solutionaction='Removed'"
    assert navigation(f"<NavBarByRelationshipItem RelationshipName='con_A_B' {removed}/>") == []


def test_the_sample_solution_has_both_kinds() -> None:
    made = solution_settings([read_solution(UNPACKED)])
    device = made.lists["layouts"][0]
    assert device["navigation"] == [
        {
            "relationship": "con_device_incident",
            "id": "nav_con_device_incident",
            "label": "Case history",
            "group": "Service",
            "order": 20,
        }
    ]
    sides = made.tables["con_device_contact"]["links"]["sides"]
    assert sides[1]["menu"]["label"] == "Users"
