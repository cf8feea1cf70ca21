"""The tables of the links of many-to-many relationships of solutions."""

from __future__ import annotations

from typing import Any

from apm.reading.link_tables import link_tables
from apm.reading.solution_labels import SolutionLabels
from apm.reading.solution_schema import example_records
from apm.settings import Language
from apm.solutions.model.table_model import SolutionRelationship
from apm.solutions.solution_layers import Organisation

TABLES: dict[str, Any] = {
    "account": {"id": "accountid"},
    "con_device": {},
    "task": {"id": "activityid"},
}


def made(first: str, second: str, intersect: str = "con_links") -> dict[str, Any]:
    each = SolutionRelationship("con_Name", "ManyToMany", first, "", second, intersect=intersect)
    labels = SolutionLabels(Language())
    return link_tables(Organisation(1033, relationships={"con_name": each}), TABLES, labels)


def columns(first: str, second: str) -> list[str]:
    return [each["column"] for each in made(first, second)["con_links"]["links"]["sides"]]


def test_the_columns_are_the_ids_of_the_tables() -> None:
    assert columns("account", "con_device") == ["accountid", "con_deviceid"]
    assert columns("task", "account") == ["activityid", "accountid"]
    assert columns("account", "account") == ["accountidone", "accountidtwo"]


def test_a_relationship_of_a_table_that_is_not_here_is_left_out() -> None:
    assert made("account", "con_other") == {}
    assert made("account", "con_device", "") == {}
    assert made("account", "con_device", "account") == {}


def test_there_are_no_examples_of_links() -> None:
    assert example_records(made("account", "con_device"), ()) == {}
