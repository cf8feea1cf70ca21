"""The form of a record: what it shows, and what saving does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.dataverse import Column, Kind, Records
from apm.elements import Element
from apm.errors import ApmError
from apm.events import RecordsChanged
from apm.forms.saving import save
from apm.forms.words import problem
from apm.inputs import Wish
from apm.json_text import Json
from apm.pages import page
from apm.session import Tab
from apm.templates import RECORD_FORM
from apm.workspace import Workspace
from tests.unit.samples import GUID, new_workspace, warnings
from tests.unit.strategies import json_values, texts
from tests.unit.trees import accessible_name, find, text

CASE = "ca5e0000-0000-4000-8000-000000000002"
CONTOSO = "acc00000-0000-4000-8000-000000000001"
NEW_CASE: dict[str, Json] = {
    "title": "Kettle hums",
    "customerid": CONTOSO,
    "customeridname": "Contoso Coffee",
    "customeridtype": "account",
}

ANY = new_workspace()


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


def open_form(workspace: Workspace, table: str, **parameters: Json) -> Tab:
    wish = Wish("", {"entityName": table, **parameters})
    return workspace.tabs[workspace.open_tab(workspace.focused, RECORD_FORM, wish).value]


def shown(tab: Tab, records: Records) -> Element:
    return ["section", {}, *page(tab, records)]


def control(workspace: Workspace, tab: Tab, name: str) -> Element:
    (found,) = find(shown(tab, workspace.records), name=name)
    return found


def headings(tree: Element, tag: str) -> list[str]:
    return [text(each) for each in find(tree, tag)]


class TestShowing:
    def test_the_header_names_the_record_and_what_matters(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=CASE), workspace.records)
        assert headings(tree, "h1") == ["Grinder stops after ten seconds"]
        (keys,) = find(tree, "dl")
        assert headings(keys, "dt") == ["Priority", "Status Reason", "Owner"]
        assert headings(keys, "dd") == ["Normal", "Waiting for Details", "Sam Agent"]
        assert not find(tree, **{"class": "unsaved"})

    @pytest.mark.parametrize(
        ("name", "tag", "kind", "value"),
        [
            ("title", "input", "text", "Grinder stops after ten seconds"),
            ("description", "textarea", None, "The motor cuts out when the hopper is more than half full."),
            ("prioritycode", "select", None, "2"),
            ("resolveby", "input", "datetime-local", ""),
        ],
    )  # fmt: skip
    def test_each_kind_of_column_has_its_field(
        self, workspace: Workspace, name: str, tag: str, kind: str | None, value: str
    ) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        field = control(workspace, tab, name)
        assert (field[0], field[1].get("type"), field[1]["value"]) == (tag, kind, value)

    def test_a_boolean_is_a_checkbox(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        assert control(workspace, tab, "firstresponsesent")[1]["checked"] is True
        assert "checked" not in control(workspace, tab, "isescalated")[1]

    def test_every_control_has_a_label(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=CASE), workspace.records)
        labelled = {each[1].get("for") for each in find(tree, "label")}
        boxes = find(tree, "input", type="checkbox")
        for tag in ("input", "select", "textarea"):
            for each in find(tree, tag):
                assert each in boxes or each[1]["id"] in labelled

    def test_a_lookup_is_a_link_that_can_be_emptied(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        (group,) = find(shown(tab, workspace.records), role="group", aria_label="Contact")
        link, clear = find(group, "button")
        assert link[1]["data-action"] == "open-record"
        assert link[1]["data-of"].startswith("contact c0ac")
        assert accessible_name(clear) == "Clear Contact"
        workspace.edit_field(tab, "primarycontactid", "")
        assert control(workspace, tab, "primarycontactid")[1]["value"] == ""

    def test_timeline_and_related_records_are_links(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=CASE), workspace.records)
        timeline, related = find(tree, "section", **{"class": "card"})
        assert [text(each) for each in find(timeline, "button")] == [
            "Ask for a video of the grinder"
        ]
        assert headings(related, "h3") == ["Queue Items (Object)", "Conversations (Case)"]

    def test_the_timeline_has_the_newest_first(self, workspace: Workspace) -> None:
        case = "ca5e0000-0000-4000-8000-000000000001"
        about = f"/incidents({case})"
        task: dict[str, Json] = {
            "subject": "Just now",
            "description": "x" * 200,
            "regardingobjectid_incident_task@odata.bind": about,
        }
        workspace.records.create("task", task)
        tree = shown(open_form(workspace, "incident", entityId=case), workspace.records)
        (timeline,) = find(tree, "ol")
        assert text(find(timeline, "button")[0]) == "Just now"
        assert len(text(find(timeline, "p")[0])) == 160
        assert len(find(timeline, "li")) > 1

    def test_an_id_without_a_record_is_the_create_form(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=GUID), workspace.records)
        assert headings(tree, "h1") == ["New Case"]
        assert GUID in text(find(tree, **{"class": "hint"})[0])
        assert not find(tree, "section", **{"class": "card"})

    @pytest.mark.parametrize(
        "value",
        [
            {"customerid": CONTOSO, "customeridname": "Contoso", "customeridtype": "account"},
            {"customerid": [{"id": CONTOSO, "name": "Contoso", "entityType": "account"}]},
        ],
    )
    def test_the_create_form_takes_lookups_from_data(
        self, workspace: Workspace, value: dict[str, Json]
    ) -> None:
        tree = shown(open_form(workspace, "incident", data=value), workspace.records)
        (group,) = find(tree, role="group", aria_label="Customer")
        assert text(find(group, "button")[0]) == "Contoso"
        assert find(group, data_of=f"account {CONTOSO}")

    def test_the_create_form_starts_with_defaults(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident")
        assert control(workspace, tab, "prioritycode")[1]["value"] == "2"
        assert not find(shown(tab, workspace.records), name="createdon")

    def test_data_that_no_column_takes_is_shown_too(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={"colour": "red"})
        assert control(workspace, tab, "colour")[1]["value"] == "red"

    def test_data_that_no_column_takes_is_told_when_the_tab_opens(
        self, workspace: Workspace
    ) -> None:
        wish = Wish("", {"entityName": "incident", "data": {"titel": "Leak", "customeridname": ""}})
        outcome = workspace.open_tab(workspace.focused, RECORD_FORM, wish)
        sentence = "data: there is no column 'titel' in incident; did you mean 'title'?"
        assert warnings(outcome) == [sentence]
        tree = shown(workspace.tabs[outcome.value], workspace.records)
        assert sentence in text(find(tree, **{"class": "hint problem"})[0])

    def test_it_is_told_of_a_session_s_anchor_too(self, workspace: Workspace) -> None:
        anchor = '[["entityName","incident"],["data",{"titel":"Leak"}]]'
        outcome = workspace.create_session(Wish("case", {"parametersStr": anchor}))
        assert "'titel'" in warnings(outcome)[0]

    @pytest.mark.parametrize(
        "parameters",
        [
            {"data": {**NEW_CASE}},
            {"entityId": CASE, "data": {"titel": "passed over"}},
        ],
    )
    def test_data_without_fault_warns_of_nothing(
        self, workspace: Workspace, parameters: dict[str, Json]
    ) -> None:
        wish = Wish("", {"entityName": "incident", **parameters})
        outcome = workspace.open_tab(workspace.focused, RECORD_FORM, wish)
        assert warnings(outcome) == []
        tree = shown(workspace.tabs[outcome.value], workspace.records)
        assert not find(tree, **{"class": "hint problem"})

    def test_an_email_is_shown_as_its_words(self, workspace: Workspace) -> None:
        body = "<p>Dear&nbsp;Ana,</p><p>it <b>hums</b>.</p><script>alert(1)</script>"
        email = workspace.records.create("email", {"subject": "Hum", "description": body})
        tab = open_form(workspace, "email", entityId=email)
        tree = shown(tab, workspace.records)
        (words,) = find(tree, "textarea", readonly=True)
        assert words[1]["value"] == "Dear Ana,\nit hums."
        (about,) = find(tree, id=words[1]["aria-describedby"])
        assert "cannot be edited here" in text(about)
        workspace.edit_field(tab, "subject", "Hums")
        save(workspace, tab)
        assert workspace.records.retrieve("email", email)["description"] == body

    def test_an_email_without_markup_is_edited_as_any_text(self, workspace: Workspace) -> None:
        email = workspace.records.create("email", {"subject": "Hum", "description": "2 < 3"})
        tab = open_form(workspace, "email", entityId=email)
        workspace.edit_field(tab, "description", "2 <br> 3")
        assert control(workspace, tab, "description")[1]["value"] == "2 <br> 3"

    def test_a_time_that_is_none_is_shown_as_it_is(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={"resolveby": "tomorrow"})
        field = control(workspace, tab, "resolveby")[1]
        assert (field["type"], field["value"]) == ("text", "tomorrow")


class TestSaving:
    def test_what_was_typed_is_written(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        typed = {"title": "Grinder", "prioritycode": "3", "isescalated": "true", "description": ""}
        for name, value in typed.items():
            workspace.edit_field(tab, name, value)
        tree = shown(tab, workspace.records)
        assert find(tree, **{"class": "unsaved"})
        assert not find(tree, data_action="save", aria_disabled="true")
        outcome = save(workspace, tab)
        assert outcome.value is True
        assert [each for each in outcome.events if isinstance(each, RecordsChanged)]
        record = workspace.records.retrieve("incident", CASE)
        wanted = {"title": "Grinder", "prioritycode": 3, "isescalated": True, "description": None}
        assert {name: record[name] for name in wanted} == wanted
        assert tab.title == "Grinder"
        assert not tab.edits

    def test_nothing_typed_saves_nothing(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        assert save(workspace, tab).events == ()
        workspace.edit_field(tab, "title", "Grinder stops after ten seconds")
        assert save(workspace, tab).value is False

    def test_a_new_record_makes_its_form_of_the_tab(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE})
        assert tab.title == "New Case"
        save(workspace, tab)
        assert tab.title == "Kettle hums"
        assert tab.parameters.keys() == {"entityName", "entityId"}
        record = workspace.records.retrieve("incident", str(tab.parameters["entityId"]))
        assert record["_customerid_value"] == CONTOSO
        assert headings(shown(tab, workspace.records), "h1") == ["Kettle hums"]

    def test_a_title_that_a_script_gave_stands(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE})
        workspace.rename_tab(tab, "Mine")
        save(workspace, tab)
        assert tab.title == "Mine"

    def test_a_lookup_takes_a_name(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.edit_field(tab, "customerid", "contoso coffee")
        workspace.edit_field(tab, "primarycontactid", "")
        save(workspace, tab)
        record = workspace.records.retrieve("incident", CASE)
        assert record["_customerid_value"] == CONTOSO
        assert record["_primarycontactid_value"] is None

    @pytest.mark.parametrize(
        ("table", "parameters", "edits", "sentence"),
        [
            ("incident", {"entityId": CASE}, {"title": " "}, "Fill in Case Title, then save again."),
            ("incident", {}, {}, "Fill in Case Title and Customer, then save again."),
            ("incident", {"data": {**NEW_CASE, "colour": "red"}}, {}, "no column 'colour'"),
            ("incident", {"data": {**NEW_CASE, "customeridtype": "team"}}, {}, "not of 'team'"),
            ("new_trip", {}, {"x": "y"}, "has no table 'new_trip'"),
        ],
    )  # fmt: skip
    def test_a_refusal_loses_nothing(
        self,
        workspace: Workspace,
        table: str,
        parameters: dict[str, Json],
        edits: dict[str, str],
        sentence: str,
    ) -> None:
        tab = open_form(workspace, table, **parameters)
        for name, value in edits.items():
            workspace.edit_field(tab, name, value)
        before = (tab.title, {**tab.parameters})
        with pytest.raises(ApmError, match=sentence.replace("(", r"\(")):
            save(workspace, tab)
        assert (tab.title, tab.parameters) == before
        assert tab.edits == edits

    @pytest.mark.parametrize(
        ("table", "column", "typed", "sentence"),
        [
            (
                "account", "numberofemployees", "3,000,000,000",
                "Number of Employees: 3,000,000,000 is too large; at most 2,147,483,647.",
            ),
            (
                "account", "numberofemployees", "-3000000000",
                "Number of Employees: -3,000,000,000 is too small; at least -2,147,483,648.",
            ),
            ("account", "numberofemployees", "many", "Number of Employees: 'many' is no whole number."),
            ("account", "numberofemployees", "2.5", "Number of Employees: 2.5 is no whole number."),
            ("account", "revenue", "much", "Annual Revenue: 'much' is no number."),
            ("account", "revenue", "9" * 400, "Annual Revenue: 9,999,999,999,999,999,999,999,999,999,9… is too large."),
            ("incident", "resolveby", "soon", "Resolve By: 'soon' is no time; write it as 2026-07-01T08:00."),
            ("incident", "prioritycode", "9", "Priority: there is no choice 9; choose High, Normal or Low."),
            ("incident", "title", "x" * 1000, "Case Title: 1,000 characters are too many; at most 200."),
            ("incident", "title", "a\0", "Case Title: it has a character that text cannot hold."),
        ],
    )  # fmt: skip
    def test_a_value_that_does_not_fit_is_told_in_the_words_of_the_form(
        self, workspace: Workspace, table: str, column: str, typed: str, sentence: str
    ) -> None:
        tab = open_form(workspace, table, entityId=CASE if table == "incident" else CONTOSO)
        workspace.edit_field(tab, column, typed)
        with pytest.raises(ApmError) as caught:
            save(workspace, tab)
        assert str(caught.value) == sentence

    def test_an_id_that_is_none_is_told_too(self, workspace: Workspace) -> None:
        data: dict[str, Json] = {"lastname": "Silva", "contactid": "zzz"}
        with pytest.raises(ApmError) as caught:
            save(workspace, open_form(workspace, "contact", data=data))
        shape = "00000000-0000-0000-0000-000000000000"
        assert str(caught.value) == f"Contact: 'zzz' is no id; write it as {shape}."

    @pytest.mark.parametrize("text", ["soon", "2026-02-30"])
    def test_a_date_that_is_none_is_told_too(self, text: str) -> None:
        column = Column("birthdate", "Birthday", Kind.DATE)
        assert problem(column, text) == f"Birthday: '{text}' is no date; write it as 2026-07-01."

    @pytest.mark.parametrize(
        ("value", "sentence"),
        [
            ({"customerid": "x"}, "Customer: there is no account with the id 'x'."),
            ({"customerid": GUID}, f"Customer: there is no account with the id '{GUID}'."),
            ({"customeridtype": "team"}, "Customer is a lookup of account or contact, not of 'team'."),
        ],
    )  # fmt: skip
    def test_a_lookup_that_leads_nowhere_is_told_by_its_label(
        self, workspace: Workspace, value: dict[str, Json], sentence: str
    ) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE, **value})
        with pytest.raises(ApmError) as caught:
            save(workspace, tab)
        assert str(caught.value) == sentence

    def test_a_refresh_drops_what_was_typed(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.edit_field(tab, "title", "typed")
        workspace.refresh_page(tab)
        assert control(workspace, tab, "title")[1]["value"] == "Grinder stops after ten seconds"


class TestLookups:
    """A name is typed, and names are suggested."""

    def typed(self, workspace: Workspace, text: str) -> tuple[Tab, list[str]]:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.edit_field(tab, "customerid", text)
        tree = shown(tab, workspace.records)
        lists = find(tree, "datalist")
        assert len(lists) <= 1
        (field,) = find(tree, name="customerid")
        assert field[1].get("list") == (lists[0][1]["id"] if lists else None)
        names = [each[1]["value"] for box in lists for each in find(box, "option")]
        return tab, names

    def refusal(self, workspace: Workspace, tab: Tab) -> str:
        with pytest.raises(ApmError) as caught:
            save(workspace, tab)
        return str(caught.value)

    def test_names_that_hold_what_was_typed_are_suggested(self, workspace: Workspace) -> None:
        _, names = self.typed(workspace, "CONTOSO")
        assert names
        assert all("contoso" in each.casefold() for each in names)

    def test_an_emptied_lookup_suggests_all_of_its_tables(self, workspace: Workspace) -> None:
        _, names = self.typed(workspace, "")
        assert {"Contoso Coffee", "Amara Okafor"} <= {*names}
        assert names == sorted(names, key=str.casefold)

    def test_twenty_at_most_are_suggested(self, workspace: Workspace) -> None:
        for number in range(30):
            workspace.records.create("account", {"name": f"Branch {number}"})
        assert len(self.typed(workspace, "branch")[1]) == 20

    @pytest.mark.parametrize("text", ["contoso coffee", "nothing of that name", "x" * 2000])
    def test_a_whole_name_and_an_unknown_one_suggest_nothing(
        self, workspace: Workspace, text: str
    ) -> None:
        assert self.typed(workspace, text)[1] == []

    @pytest.mark.parametrize("text", ["O'Hara & Söhne 100%", "{a}", "\ud83d", "a\0", "') or ('"])
    def test_any_text_is_only_looked_for(self, workspace: Workspace, text: str) -> None:
        if text.isprintable():
            workspace.records.create("account", {"name": f"The {text}"})
        names = self.typed(workspace, text)[1]
        assert names == ([f"The {text}"] if text.isprintable() else [])

    def test_a_form_that_nobody_typed_in_has_no_lists(self, workspace: Workspace) -> None:
        for parameters in ({"entityId": CASE}, {}):
            tab = open_form(workspace, "incident", **parameters)
            assert not find(shown(tab, workspace.records), "datalist")

    def test_an_unknown_name_is_refused_with_those_to_choose_from(
        self, workspace: Workspace
    ) -> None:
        tab, _ = self.typed(workspace, "Nobody")
        sentence = self.refusal(workspace, tab)
        start = "Customer: there is no account or contact called 'Nobody'; choose one of: "
        assert sentence.startswith(start)
        listed = sentence.removeprefix(start).split(", ")
        assert len(listed) == 8
        assert listed[-1].endswith(" and others.")

    def test_a_name_that_several_have_is_refused(self, workspace: Workspace) -> None:
        for _ in range(2):
            workspace.records.create("account", {"name": "Twin"})
        tab, _ = self.typed(workspace, "twin")
        assert self.refusal(workspace, tab).startswith(
            "Customer: more than one account or contact is called 'twin'"
        )

    def test_where_there_is_nothing_to_choose_it_says_so(self) -> None:
        workspace = new_workspace()
        workspace.records = Records(replace=True)
        tab = open_form(workspace, "incident", data={"title": "Leak"})
        workspace.edit_field(tab, "customerid", "Nobody")
        assert self.refusal(workspace, tab).endswith("; there is none to choose yet.")


def test_typing_is_no_success_that_answers_an_alert(workspace: Workspace) -> None:
    tab = open_form(workspace, "incident", entityId=CASE)
    assert not workspace.edit_field(tab, "title", "").is_success
    assert not workspace.edit_field(tab, "title", "Kettle").is_success
    assert save(workspace, tab).is_success
    assert workspace.focus_tab(workspace.tabs["tab-id-0"]).is_success


CASE_COLUMNS = [*Records().schema.table("incident").columns, "colour"]


@given(st.dictionaries(st.sampled_from(CASE_COLUMNS), texts), json_values)
def test_whatever_is_typed_or_given_is_saved_or_refused(typed: dict[str, str], value: Json) -> None:
    for parameters in ({"entityId": CASE}, {"data": {**NEW_CASE, **dict.fromkeys(typed, value)}}):
        tab = Tab(7, ANY.focused, RECORD_FORM, "", {"entityName": "incident", **parameters})
        for edits in ({}, typed):
            tab.edits = {**edits}
            assert find(shown(tab, ANY.records), "form")
            try:
                save(ANY, tab)
            except ApmError as error:
                assert str(error)
                assert tab.edits == edits
