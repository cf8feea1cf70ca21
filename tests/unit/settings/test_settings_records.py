"""Custom records are checked before a workspace starts with them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.emulator import Emulator
from apm.reading.workspace_file import read_workspace
from apm.settings.decoding import read_settings
from apm.workspace.workspace import Workspace

Rows = Mapping[str, Sequence[Mapping[str, Json]]]

WRONG: list[tuple[Rows, str]] = [
    ({"acount": [{"name": "Contoso"}]}, "account"),
    ({"account": [{"nmae": "Contoso"}]}, "name"),
    ({"incident": [{"title": "Leak", "prioritycode": 9}]}, "9"),
]


@pytest.mark.parametrize(("tables", "word"), WRONG)
def test_load_refuses_records_that_cannot_be_used(tables: Rows, word: str) -> None:
    emulator = Emulator("page")
    before = emulator.workspace
    with pytest.raises(ApmError, match=r"^load: records\.tables: ") as caught:
        emulator.load(json.dumps({"records": {"tables": tables}}))
    assert word in str(caught.value)
    assert emulator.workspace is before


@pytest.mark.parametrize(("tables", "word"), WRONG)
def test_the_file_refuses_them_too(tmp_path: Path, tables: Rows, word: str) -> None:
    (tmp_path / "records.json").write_text(json.dumps(tables))
    file = tmp_path / "workspace.toml"
    file.write_text('[records]\nfiles = ["records.json"]\n')
    (problem,) = read_workspace(file).problems
    assert problem.startswith("records.json: ")
    assert word in problem


def test_records_that_fit_are_used() -> None:
    emulator = Emulator("page")
    emulator.load(json.dumps({"records": {"tables": {"account": [{"name": "Own"}]}}}))
    found = emulator.workspace.records.query("account", "?$filter=name eq 'Own'")
    assert [each["name"] for each in found] == ["Own"]


def written(folder: Path, **documents: Json) -> Path:
    """Writes a workspace file that names these files of records."""
    for name, document in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(document))
    file = folder / "workspace.toml"
    file.write_text(f"[records]\nfiles = {json.dumps([f'{name}.json' for name in documents])}\n")
    return file


def test_every_wrong_row_is_reported_with_its_file_and_its_place_there(tmp_path: Path) -> None:
    first: Json = {"account": [{"name": "a"}, {"name": 5}]}
    second: Json = {
        "account": [{"name": "b"}, {"name": "c"}, {"nmae": 1, "name": 7}],
        "acount": [],
    }
    file = written(tmp_path, first=first, second=second)
    one, two, three = read_workspace(file).problems
    assert one == "first.json: account, row 2: name has to be text, not 5"
    assert two.startswith("second.json: account, row 3: there is no column 'nmae' in account")
    assert two.endswith("; name has to be text, not 7")
    assert three == "second.json: there is no table 'acount'; did you mean 'account'?"


def test_of_many_wrong_rows_the_first_are_reported_and_the_others_counted(tmp_path: Path) -> None:
    rows: list[Json] = [{"name": n} for n in range(25)]
    problems = read_workspace(written(tmp_path, many={"account": rows})).problems
    assert (len(problems), problems[-1]) == (21, "and 5 more")
    assert problems[19].startswith("many.json: account, row 20: ")


TRIP: dict[str, Json] = {
    "columns": {
        "new_name": {"type": "text"},
        "new_days": {"type": "integer", "label": "Length"},
        "new_account": {"type": "lookup", "targets": {"account": {}}},
    },
    "views": [{"name": "Long", "columns": ["new_name"], "filter": "new_days gt 3"}],
}


def test_a_file_may_describe_tables(tmp_path: Path) -> None:
    rows: Json = [{"new_name": "Rome", "new_days": 4}, {"new_name": "Oslo", "new_days": 1}]
    file = written(tmp_path, tables={"$tables": {"new_trip": TRIP}}, rows={"new_trip": rows})
    read = read_workspace(file)
    assert read.problems == ()
    records = Workspace(read_settings(read.page)).records
    table = records.schema.table("new_trip")
    assert (table.columns["new_days"].label, table.view().name) == ("Length", "Long")
    found = records.query("new_trip", table.view().options)
    assert [each["new_name"] for each in found] == ["Rome"]


def test_a_script_may_describe_tables_too() -> None:
    emulator = Emulator("page")
    emulator.load(json.dumps({"records": {"described": {"new_trip": TRIP}}}))
    assert emulator.workspace.records.schema.table("new_trips").label == "Trip"
    with pytest.raises(ApmError) as caught:
        emulator.load(json.dumps({"records": {"described": {"new_trip": {"colums": {}}}}}))
    message = str(caught.value)
    assert message.startswith("load: records.described: ")
    assert "unknown key new_trip.colums; did you mean 'columns'?" in message
    assert "new_trip.columns is missing" in message


def described(columns: Json, **more: Json) -> dict[str, Json]:
    return {"new_trip": {"columns": columns, **more}}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([], "$tables is [], but has to be an object of tables"),
        ({"new_trip": 5}, "new_trip is 5, but has to be an object"),
        (
            described({"a": {"type": "number"}}),
            "new_trip.columns.a.type is 'number', but has to be one",
        ),
        (described({"a": {}}), "new_trip.columns.a.type is missing"),
        (described({"a": {"type": "choice"}}), "new_trip.columns.a.options is missing"),
        (described({"a": {"type": "lookup"}}), "new_trip.columns.a.targets is missing"),
        (
            described({"a": {"type": "text", "options": {"1": "x"}}}),
            "new_trip.columns.a.options does not go with type text",
        ),
        (
            described({"a": {"type": "choice", "options": {"one": "x"}}}),
            "new_trip.columns.a.options.'one': the key has to be a whole number",
        ),
        (
            described({"a": {"type": "choice", "options": {"1": 5}}}),
            "new_trip.columns.a.options.1 is 5, but has to be a label",
        ),
        (
            described(
                {
                    "statecode": {"type": "choice", "options": {"0": "Open"}},
                    "a": {"type": "choice", "options": {"1": {"label": "x", "state": 3}}},
                }
            ),
            "new_trip.columns.a.options.1.state is 3",
        ),
        (
            described({"a": {"type": "lookup", "targets": {"new_stop": {}}}}),
            "new_trip.columns.a.targets.'new_stop': there is no table 'new_stop'; did you mean 'new_trip'?",
        ),
        (
            described({"A b": {"type": "text"}}),
            "new_trip.columns.'A b': the key has to be a logical name",
        ),
        ({"New": {"columns": {}}}, "'New': the key has to be a logical name"),
        (described({}, set="accounts"), "new_trip.set is 'accounts', which account has already"),
        (described({}, set="a b"), "new_trip.set is 'a b', but has to be"),
        (
            described({"a": {"type": "text"}}, id="a"),
            "new_trip.id is 'a', but has to be a column of",
        ),
        (
            described({"a": {"type": "date"}}, name="a"),
            "new_trip.name is 'a', but has to be a column",
        ),
        (
            described({"a": {"type": "text"}}, views=[{"name": "x", "columns": ["b"]}]),
            "new_trip.views[0] (x).columns[0] is 'b', but has to be one of a",
        ),
        (
            described(
                {"a": {"type": "text"}}, views=[{"name": "x", "columns": ["a"], "filter": "b eq 1"}]
            ),
            "new_trip: the view 'x': there is no column 'b' in new_trip",
        ),
        (
            described({"a": {"type": "integer", "default": "x"}}),
            "new_trip.columns.a.default has to be a whole number",
        ),
        (described({"a": {"type": "text", "joins": ["b"]}}), "new_trip.columns.a.joins[0] is 'b'"),
        (
            described(
                {"statuscode": {"type": "choice", "options": {"1": {"label": "x", "state": 0}}}}
            ),
            "new_trip.columns.statecode has to be a choice where there is a statuscode",
        ),
        (
            described(
                {
                    "statecode": {"type": "choice", "options": {"0": "Open"}},
                    "statuscode": {"type": "choice", "options": {"1": "New"}},
                }
            ),
            "new_trip.columns.statuscode.options.1 is 'New', but has to be an object such as",
        ),
        (
            described({"new_day": {"type": "date", "behavior": "UserLocal"}}),
            "new_trip.columns.new_day.behavior does not go with type date",
        ),
        (
            {"incident": {"columns": {"title": {"type": "integer"}}}},
            "incident.columns.title cannot be changed: the sample's incident has this column",
        ),
        (
            {"incident": {"columns": {}, "set": "cases"}},
            "incident.set cannot be changed: the sample has this table",
        ),
    ],
)
def test_a_wrong_description_is_reported(tmp_path: Path, given: Json, sentence: str) -> None:
    (problem,) = read_workspace(written(tmp_path, tables={"$tables": given})).problems
    assert problem.startswith("tables.json: $tables")
    assert sentence in problem


def test_system_columns_can_be_described_and_shown_in_views(tmp_path: Path) -> None:
    lookup: Json = {"type": "lookup", "targets": {"systemuser": {}}}
    trip: Json = {
        "columns": {"new_name": {"type": "text"}, "createdon": {"type": "datetime"}},
        "views": [{"name": "All", "columns": ["new_name", "createdby", "versionnumber"]}],
    }
    tables: Json = {"account": {"columns": {"createdby": lookup}}, "new_trip": trip}
    assert read_workspace(written(tmp_path, tables={"$tables": tables})).problems == ()


def test_all_that_is_wrong_with_descriptions_is_reported_with_their_file(tmp_path: Path) -> None:
    columns: Json = {"a": {"type": "x"}, "b": {"type": "text", "max_length": 0}}
    file = written(
        tmp_path,
        one={"$tables": {"new_trip": {"columns": columns}}},
        two={"$tables": {"new_stop": {"columns": {"c": {"type": "y"}}}}},
    )
    starts = (
        "one.json: $tables: new_trip.columns.a.type",
        "one.json: $tables: new_trip.columns.b.max",
    )
    problems = read_workspace(file).problems
    assert len(problems) == 3
    for problem, start in zip(problems, (*starts, "two.json: $tables: new_stop"), strict=True):
        assert problem.startswith(start)


def test_a_table_is_described_once(tmp_path: Path) -> None:
    document: Json = {"$tables": {"new_trip": TRIP}}
    (problem,) = read_workspace(written(tmp_path, one=document, two=document)).problems
    assert problem == "two.json: $tables: new_trip is described already (one.json: $tables)"


def test_the_example_workspace_has_no_problem() -> None:
    root = Path(__file__).resolve().parents[3]
    example = read_workspace(root / "examples/workspace/workspace.toml")
    assert (example.problems, example.remarks) == ((), ())


def test_wrong_rows_are_reported_with_the_other_problems(tmp_path: Path) -> None:
    tables: Rows = {"account": [{"nmae": "Contoso"}]}
    row = "account, row 1: there is no column 'nmae' in account; did you mean 'name'?"
    with pytest.raises(ApmError) as caught:
        Emulator("page").load(json.dumps({"records": {"tables": tables}, "limits": {"tabs": 0}}))
    assert "limits.tabs is 0" in str(caught.value)
    assert row in str(caught.value)
    (tmp_path / "records.json").write_text(json.dumps(tables))
    file = tmp_path / "workspace.toml"
    file.write_text('records.files = ["records.json"]\nlimits.tabs = 0')
    problems = read_workspace(file).problems
    assert [each.partition(" is ")[0] for each in problems] == [
        "workspace.toml: limits.tabs",
        f"records.json: {row}".partition(" is ")[0],
    ]
