"""The remarks about subgrids whose relationship is in no solution."""

from __future__ import annotations

from apm.reading.solution_settings import solution_settings
from apm.reading.use_report import use_report
from apm.solutions.solution_reading import read_solution
from tests.support.sample_solution import UNPACKED, read_tiny

FORM = "c0a7f000-0000-4000-8000-00000000000a"
CLASS = "{E7A81278-8635-4D9E-8D4D-59480B391C5B}"


def remarks(relationship: str, table: str = "contact", owner: str = "Account") -> list[str]:
    """The remarks about a subgrid on a form."""
    parameters = f"<RelationshipName>{relationship}</RelationshipName><TargetEntityType>{table}</TargetEntityType>"
    control = (
        f"<control id='people' classid='{CLASS}'><parameters>{parameters}</parameters></control>"
    )
    section = f"<section name='s'><rows><row><cell>{control}</cell></row></rows></section>"
    tabs = f"<tabs><tab name='t'><columns><column><sections>{section}</sections></column></columns></tab></tabs>"
    form = f"<systemform><formid>{FORM}</formid><form>{tabs}</form></systemform>"
    forms = f"<FormXml><forms type='main'>{form}</forms></FormXml>"
    read = read_tiny(f"<Entities><Entity><Name>{owner}</Name>{forms}</Entity></Entities>")
    found = use_report([read], solution_settings([read])).remarks
    return [each.text for each in found if each.kind == "control"]


def test_an_unknown_relationship_lists_nothing() -> None:
    assert remarks("con_tasks", "queue") == [
        f'form "{FORM}" (account): the subgrid people: the relationship con_tasks is in no solution here; it lists no '
        "records"
    ]


def test_the_only_relationship_of_the_tables_stands_in() -> None:
    (text,) = remarks("con_people")
    assert text.endswith("; contact_customer_accounts, the only one between the tables, stands in")


def test_several_relationships_do_not_stand_in() -> None:
    (text,) = remarks("con_cases", "incident", "Contact")
    assert text.endswith("; it lists no records")


def test_known_relationships_and_unknown_tables_have_no_remark() -> None:
    assert remarks("Contact_Customer_Accounts") == []
    assert remarks("") == []
    assert remarks("con_trips", "con_trip") == []
    read = read_solution(UNPACKED)
    found = use_report([read], solution_settings([read])).remarks
    assert not [each for each in found if "subgrid" in each.text]
