"""Form scripts and commands in the settings."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.settings import (
    Command,
    CommandAction,
    FormEvent,
    FormParameter,
    FormScript,
    ParameterType,
    Settings,
    Where,
)
from tests.support.settings_reading import load

LOAD: dict[str, Any] = {"table": "incident", "event": "onload", "function": "Contoso.Case.onLoad"}
CHANGE: dict[str, Any] = {
    "table": "incident",
    "event": "onchange",
    "column": "title",
    "function": "onTitle",
}
CLOSE: dict[str, Any] = {"table": "incident", "label": "Close", "function": "Contoso.close"}


def read(**given: Any) -> Settings:
    return load(given).settings


def refusal(**given: Any) -> str:
    with pytest.raises(ApmError) as caught:
        load(given)
    return str(caught.value).removeprefix("load: ")


def test_without_any_there_are_none() -> None:
    assert ([*Settings().forms], Settings().commands) == ([], ())
    assert read(forms=[], commands=[]) == read()


def test_a_form_script_is_read_with_what_it_does_not_say() -> None:
    (found,) = read(forms=[LOAD]).forms
    assert found == FormScript(
        "incident",
        FormEvent.LOAD,
        "Contoso.Case.onLoad",
        column="",
        library="",
        pass_context=True,
        parameters=(),
        place="forms[0]",
    )


def test_all_of_a_form_script_is_read() -> None:
    more = {"pass_context": False, "parameters": ["a", 1, None, {"b": [True]}], "enabled": True}
    (found,) = read(forms=[{**CHANGE, **more}]).forms
    assert (found.event, found.column) == (FormEvent.CHANGE, "title")
    assert (found.pass_context, found.parameters) == (False, ("a", 1, None, {"b": [True]}))


@pytest.mark.parametrize("event", ["onload", "OnLoad", "onLoad", "ONLOAD"])
def test_capitals_of_an_event_do_not_count(event: str) -> None:
    (found,) = read(forms=[{**LOAD, "event": event}]).forms
    assert found.event is FormEvent.LOAD


def test_it_can_be_about_a_tab_and_for_one_form() -> None:
    form = "C0A7F000-0000-4000-8000-000000000002"
    given = {**LOAD, "event": "tabstatechange", "item": "general", "form": f"{{{form}}}"}
    (found,) = read(forms=[given]).forms
    assert (found.event, found.item, found.form) == (FormEvent.TAB_STATE, "general", form.lower())
    assert found.is_called(form.lower(), "tabstatechange", "general")
    assert not found.is_called("another", "tabstatechange", "general")
    assert not found.is_called(form.lower(), "tabstatechange", "other")


def test_one_that_is_not_enabled_is_left_out_and_the_others_keep_their_places() -> None:
    found = read(forms=[{**LOAD, "enabled": False}, LOAD]).forms
    assert [each.place for each in found] == ["forms[1]"]


def test_a_command_is_read_with_what_it_does_not_say() -> None:
    assert read(commands=[CLOSE]).commands == (
        Command(
            "incident",
            "Close",
            (
                CommandAction(
                    "Contoso.close",
                    library="",
                    parameters=("PrimaryControl",),
                    place="commands[0]",
                ),
            ),
            where=Where.FORM,
        ),
    )


def test_all_of_a_command_is_read() -> None:
    more: dict[str, Json] = {"where": "list", "parameters": ["SelectedControl", 5]}
    (found,) = read(commands=[{**CLOSE, **more}]).commands
    assert (found.where, found.actions[0].parameters) == (Where.LIST, ("SelectedControl", 5))
    assert read(commands=[{**CLOSE, "parameters": []}]).commands[0].actions[0].parameters == ()


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (
            {"table": ""},
            "forms[0] (Contoso.Case.onLoad).table is '', but has to be the logical name of a table",
        ),
        (
            {"table": None},
            "forms[0] (Contoso.Case.onLoad).table is missing; it has to be the logical name of a table",
        ),
        (
            {"event": "onclick"},
            "forms[0] (Contoso.Case.onLoad).event is 'onclick', but has to be one of onload, onsave, onchange, "
            "tabstatechange, onrecordselect",
        ),
        (
            {"event": "onloads"},
            "forms[0] (Contoso.Case.onLoad).event is 'onloads', but has to be one of onload, onsave, onchange, "
            "tabstatechange, onrecordselect",
        ),
        (
            {"function": "Contoso.onLoad()"},
            "forms[0] (Contoso.onLoad()).function is 'Contoso.onLoad()', but has to be the name of a function such as "
            "Contoso.Case.onLoad",
        ),
        (
            {"event": "onload\n"},
            "forms[0] (Contoso.Case.onLoad).event is 'onload\\n', but has to be one of onload",
        ),
        (
            {"function": "onLoad\n"},
            "forms[0] (onLoad\\n).function is 'onLoad\\n', but has to be the name",
        ),
        (
            {"function": "Contoso..x"},
            "forms[0] (Contoso..x).function is 'Contoso..x', but has to be the name",
        ),
        (
            {"pass_context": 1},
            "forms[0] (Contoso.Case.onLoad).pass_context is 1, but has to be true or false",
        ),
        (
            {"enabled": "no"},
            "forms[0] (Contoso.Case.onLoad).enabled is 'no', but has to be true or false",
        ),
        (
            {"parameters": "x"},
            "forms[0] (Contoso.Case.onLoad).parameters is 'x', but has to be a list",
        ),
        (
            {"library": "a.js"},
            "forms[0] (Contoso.Case.onLoad).library names files on the server: use it in workspace.toml",
        ),
        ({"place": "x"}, "unknown key forms[0] (Contoso.Case.onLoad).place; the keys are: table, "),
        (
            {"table": "incidnt"},
            "forms[0] (Contoso.Case.onLoad).table: there is no table 'incidnt'; did you mean 'incident'?",
        ),
        (
            {"table": "Incident"},
            "forms[0] (Contoso.Case.onLoad).table: there is no table 'Incident'; did you mean 'incident'?",
        ),
        (
            {"column": "title"},
            "forms[0] (Contoso.Case.onLoad).column is 'title', but has to be left out: only onchange is about a column",
        ),
        (
            {"item": "general"},
            "forms[0] (Contoso.Case.onLoad).item is 'general', but has to be left out: only tabstatechange and "
            "onrecordselect are about an item",
        ),
        (
            {"event": "TabStateChange"},
            "forms[0] (Contoso.Case.onLoad).item is missing; it has to be the name of the tab",
        ),
        (
            {"event": "OnChange"},
            "forms[0] (Contoso.Case.onLoad).column is missing; it has to be the column whose change the "
            "function hears of",
        ),
        (
            {"event": "onchange", "column": "titel"},
            "forms[0] (Contoso.Case.onLoad).column: there is no column 'titel' in incident; did you mean 'title'?",
        ),
        (
            {"event": "onchange", "column": "_customerid_value"},
            "forms[0] (Contoso.Case.onLoad).column: there is no column '_customerid_value' in incident; "
            "did you mean 'customerid'?",
        ),
    ],
)
def test_what_is_wrong_with_a_form_script_is_reported(entry: dict[str, Json], says: str) -> None:
    assert refusal(forms=[{**LOAD, **entry}]).startswith(says)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (
            {"table": ""},
            "commands[0] (Close).table is '', but has to be the logical name of a table",
        ),
        (
            {"table": "acount"},
            "commands[0] (Close).table: there is no table 'acount'; did you mean 'account'?",
        ),
        ({"label": " "}, "commands[0] (Contoso.close).label is ' ', but has to be text"),
        ({"label": None}, "commands[0] (Contoso.close).label is missing; it has to be text"),
        (
            {"function": None},
            "commands[0] (Close).function is missing; it has to be the name of a function",
        ),
        ({"where": "grid"}, "commands[0] (Close).where is 'grid', but has to be one of form, list"),
        ({"parameters": {}}, "commands[0] (Close).parameters is {}, but has to be a list"),
        ({"column": "title"}, "unknown key commands[0] (Close).column; the keys are: "),
        ({"library": "a.js"}, "commands[0] (Close).library names files on the server"),
    ],
)
def test_what_is_wrong_with_a_command_is_reported(entry: dict[str, Json], says: str) -> None:
    assert refusal(commands=[{**CLOSE, **entry}]).startswith(says)


def test_all_problems_are_reported_at_once() -> None:
    said = refusal(
        forms=[{**LOAD, "table": "acount"}, {**CHANGE, "column": "titel"}, {}],
        commands=[{**CLOSE, "table": "contct"}],
    )
    beginnings = (
        "forms[0] (Contoso.Case.onLoad).table: there is",
        "forms[1] (onTitle).column: there is",
        "forms[2].event is missing",
        "commands[0] (Close).table: there is",
    )
    for each in beginnings:
        assert each in said


def test_tables_and_columns_of_ones_own_records_are_known() -> None:
    rows = {"new_trip": [{"new_name": "Rome"}], "task": [{"subject": "x", "new_urgency": 4}]}
    forms = [
        {**CHANGE, "table": "new_trip", "column": "new_name"},
        {**CHANGE, "table": "task", "column": "new_urgency"},
    ]
    found = read(forms=forms, records={"tables": rows}).forms
    assert [each.table for each in found] == ["new_trip", "task"]
    said = refusal(forms=forms)
    assert (
        "forms[0] (onTitle).table: there is no table 'new_trip'; there are: account, contact, incident"
        in said
    )
    assert (
        "forms[1] (onTitle).column: there is no column 'new_urgency' in task; there are: " in said
    )


def test_a_described_table_is_known() -> None:
    described = {"new_trip": {"columns": {"new_days": {"type": "integer"}}}}
    forms = [{**CHANGE, "table": "new_trip", "column": "new_days"}]
    (found,) = read(forms=forms, records={"described": described}).forms
    assert found.column == "new_days"


def test_while_records_cannot_be_used_only_these_are_reported() -> None:
    said = refusal(forms=[{**LOAD, "table": "new_trip"}], records={"tables": {"new_trip": 5}})
    assert "forms[0]" not in said
    assert "new_trip" in said


def test_what_is_no_list_of_objects_is_reported_once() -> None:
    assert refusal(forms={}) == "forms is {}, but has to be a list of objects"
    assert refusal(commands=[5]) == "commands[0] is 5, but has to be an object"


class TestFormParameters:
    def test_the_type_is_text_when_left_out(self) -> None:
        given = {"table": "incident", "name": "contoso_source"}
        assert read(form_parameters=[given]).form_parameters == (
            FormParameter("incident", "contoso_source", ParameterType.SAFE_STRING),
        )

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            ({"name": "source"}, "name is 'source', but has to be a name such as contoso_source"),
            ({"name": "_source"}, "name is '_source', but has to be a name such as"),
            ({"name": "crm_source"}, "name is 'crm_source', but has to be a name such as"),
            ({"table": "incidnt"}, "there is no table 'incidnt'; did you mean 'incident'?"),
            ({"type": "Text"}, "type is 'Text', but has to be one of Boolean, DateTime"),
        ],
    )
    def test_what_is_not_allowed_is_reported(self, given: dict[str, Any], sentence: str) -> None:
        wanted = {"table": "incident", "name": "contoso_source", **given}
        assert sentence in refusal(form_parameters=[wanted])

    def test_a_parameter_is_no_column(self) -> None:
        given = {"table": "msdyn_ocliveworkitem", "name": "msdyn_title"}
        problem = "a name that no column of msdyn_ocliveworkitem has"
        assert problem in refusal(form_parameters=[given])
