"""The text of recorded tests: the words of the kit, locators, values, and the assertions at the end."""

from __future__ import annotations

import ast
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.api.all_members import MEMBERS_BY_NAME
from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.recordings.recording_json import read_recording, recording_json
from apm.recordings.recording_rules import VERSION
from apm.recordings.steps import ASSIGNED, Action, Call, End, Place, Recording, Script, Step
from apm.recordings.text_literals import javascript, python
from apm.recordings.writing import LANGUAGES, written_test

END = End(("Home", "A case"), "A case", ("A case",), "A case")
TAB = ("tab-id-1", "A case")
SAVE = Action("save", "tab-id-1", place=Place("panels", "button", "Save"), tab=TAB)


def lines(*steps: Step, language: str = "python", end: End = END) -> list[str]:
    """The statements for steps, without those before and after them."""
    text = written_test(Recording({}, steps, end), language)
    body = text[text.index("workspace.seed") :].split("\n\n")[0]
    return [each.strip() for each in body.split("\n")[1:]]


def last_lines(end: End, language: str = "python") -> str:
    """The assertions about an end."""
    return written_test(Recording({}, (), end), language)


class TestActions:
    def test_a_click_is_one_on_a_locator_by_role_and_name(self) -> None:
        wanted = 'page.locator("#panels").get_by_role("button", name="Save", exact=True).click()'
        assert lines(SAVE) == [wanted]
        wanted = 'await page.locator("#panels").getByRole("button", { name: "Save", exact: true }).click();'
        assert lines(SAVE, language="typescript") == [wanted]

    def test_the_menu_of_an_entry_opens_first(self) -> None:
        menu = Place("sessions", "button", "Site map")
        entry = Place("sessions", "button", "Cases", opener=menu)
        first, second = lines(Action("site-map", "2", place=entry))
        assert '"Session strip"' in first
        assert 'name="Site map"' in first
        assert 'name="Cases"' in second

    def test_one_of_several_equal_elements_is_counted(self) -> None:
        place = Place("overlays", "button", "OK", dialog="Sure?", index=1, is_only=False)
        assert lines(Action("answer", "1 0", place=place)) == [
            'page.get_by_role("dialog", name="Sure?", exact=True)'
            '.get_by_role("button", name="OK", exact=True).nth(1).click()'
        ]

    def test_a_key_is_held_and_escape_pressed(self) -> None:
        link = Action("open-record", "a 1", "shift", Place("panels", "button", "A"))
        dialog = Action("answer", "1", place=Place("overlays", "dialog", "Sure?"))
        held, pressed = lines(link, dialog)
        assert held.endswith('.click(modifiers=["Shift"])')
        assert pressed == 'page.keyboard.press("Escape")'

    def test_controls_get_what_their_kind_takes(self) -> None:
        def used(role: str, text: str, *, typed: bool = False) -> str:
            place = Place("panels", role, "Field", is_typed=typed)
            (line,) = lines(Action("x", "", text, place))
            return line.rpartition(").")[2] if "fill" not in line else line.rpartition(".fill")[2]

        assert used("checkbox", "true") == "check()"
        assert used("checkbox", "false") == "uncheck()"
        assert used("radio", "on") == "check()"
        assert used("combobox", "1") == 'select_option("1")'
        assert used("listbox", "1,2") == 'select_option(["1", "2"])'
        assert used("listbox", "") == "select_option([])"
        assert used("combobox", "Cont", typed=True) == '("Cont")'

    def test_a_value_of_the_focused_form_is_set_by_its_column(self) -> None:
        edit = Action("edit", "tab-id-1 title", "x", SAVE.place, TAB, "title", "Leak", True)
        changed = Action("changed", "tab-id-1 title", tab=TAB)
        assert lines(edit, changed, edit) == [
            'expect(page.locator("#tabs [aria-selected=true]")).to_have_text("A case")',
            'workspace.form.set("title", "Leak")',
            'workspace.form.set("title", "Leak")',
        ]

    def test_another_field_is_typed_and_left(self) -> None:
        place = Place("side-panes", "textbox", "Name", is_typed=True)
        edit = Action("edit", "pane name", "Kim", place, TAB)
        typed, left = lines(edit, Action("changed", "pane name"))
        assert typed.endswith('.fill("Kim")')
        assert left == 'page.keyboard.press("Tab")'
        assert len(lines(edit)) == 1


class TestCalls:
    def test_a_session_and_its_use(self) -> None:
        context: Json = {"parametersStr": '[["entityName","incident"]]', "caller": "Kim"}
        opened: Json = {"templateName": "t", "sessionContext": context, "isFocused": False}
        steps = (
            Call("createSession", None, (opened,), "session-id-1"),
            Call("session.title", "session-id-1", ("Kim",)),
            Call("session.focus", "session-id-1"),
        )
        assert lines(*steps) == [
            'session1 = workspace.create_session("t", context={"caller": "Kim"}, focused=False, entityName="incident")',
            'session1.title = "Kim"',
            "session1.focus()",
        ]
        assert lines(*steps, language="typescript") == [
            'const session1 = await workspace.createSession("t", '
            '{ context: {"caller": "Kim"}, focused: false, entityName: "incident" });',
            'await session1.setTitle("Kim");',
            "await session1.focus();",
        ]

    def test_assignments(self) -> None:
        (line,) = lines(Call("Xrm.App.sidePanes.state", None, (1,)))
        assert "Xrm.App.sidePanes.state = 1" in line
        (line,) = lines(Call("session.canClose", "session-id-1", (False,)))
        assert 'Microsoft.Apm.getSession(\\"session-id-1\\").canClose = false' in line

    def test_calls_of_a_side_pane(self) -> None:
        for call, written in (
            (Call("pane.badge", "pane-1", (2,), pane="notes"), ".badge = 2"),
            (Call("pane.close", "pane-1", pane="notes"), ".close()"),
        ):
            (line,) = lines(call)
            assert f'Xrm.App.sidePanes.getPane(\\"notes\\"){written}' in line

    def test_each_property_that_can_be_assigned_is_known(self) -> None:
        assert {name for name, each in MEMBERS_BY_NAME.items() if each.write} == ASSIGNED

    def test_names_that_are_none_of_the_language(self) -> None:
        tab = Call("createTab", None, ({"templateName": "t", "appContext": {"a b": 1, "if": 2}},))
        assert lines(tab) == ['workspace.create_tab("t", **{"a b": 1, "if": 2})']
        assert lines(tab, language="typescript") == [
            'await workspace.createTab("t", { "a b": 1, if: 2 });'
        ]

    def test_a_name_that_the_kit_has_for_something_else(self) -> None:
        (line,) = lines(
            Call("createTab", None, ({"templateName": "t", "appContext": {"context": 1}},))
        )
        assert line.startswith("page.evaluate(")
        assert "Microsoft.Apm.createTab(" in line

    def test_records_and_saves(self) -> None:
        created = Call("Xrm.WebApi.createRecord", None, ("account", {"name": "A"}))
        save = Call("formContext.data.save", "tab-id-1", (), None, "session-id-1", True, True)
        assert lines(created, save) == [
            'workspace.records.create("account", {"name": "A"})',
            "workspace.form.save()",
        ]

    def test_a_value_that_is_set_as_the_kit_does(self) -> None:
        set_value = Call("attribute.setValue", "tab-id-1 title", ("x",), is_of_focused_form=True)
        fired = Call("attribute.fireOnChange", "tab-id-1 title", is_of_focused_form=True)
        assert lines(set_value, fired) == ['workspace.form.set("title", "x")']
        assert len(lines(set_value, fired, replace(fired))) == 2

    def test_a_conversation(self) -> None:
        member = "apmWorkspace.startConversation"
        accepted = Call(member, None, ({"customerName": "Ana"},), "session-id-1", is_awaited=True)
        offered = Call(member, None, ({"notify": True},))
        assert lines(accepted, Call("session.focus", "session-id-1"), offered) == [
            'session1 = workspace.start_conversation(customerName="Ana")',
            "session1.focus()",
            'page.evaluate("text => void apmWorkspace.runScript(text)", '
            '"apmWorkspace.startConversation({\\"notify\\": true})")',
        ]

    @pytest.mark.parametrize(
        ("call", "text"),
        [
            (Call("session.focus", "session-id-2"), 'Apm.getSession("session-id-2").focus()'),
            (Call("tab.focus", "tab-id-2", session="session-id-1"), '.getTab("tab-id-2").focus()'),
            (
                Call("attribute.setValue", "tab-id-1 title", ("x",), is_of_focused_form=True),
                'Xrm.Page.getAttribute("title").setValue("x")',
            ),
            (Call("globalContext.client.x"), "Xrm.Utility.getGlobalContext().client.x()"),
            (Call("context.set", "session-id-1"), "(async () => (await Microsoft"),
        ],
    )
    def test_what_the_kit_has_no_word_for_is_javascript(self, call: Call, text: str) -> None:
        (line,) = lines(replace(call, is_awaited=True))
        assert line.startswith("workspace.run_script(")
        assert text in ast.literal_eval(line.partition("(")[2][:-1])

    def test_a_part_of_another_form_is_a_comment(self) -> None:
        (line,) = lines(Call("attribute.setValue", "tab-id-1 title", ("x",)))
        assert line == "# Not written: attribute.setValue of tab-id-1 title"

    def test_a_script_that_a_later_step_ends_is_not_awaited(self) -> None:
        waiting, done = lines(Script("ask()"), Script("a.js", is_awaited=True))
        assert waiting == 'page.evaluate("text => void apmWorkspace.runScript(text)", "ask()")'
        # Without the line break, it would be the path of a file.
        assert done == 'workspace.run_script("a.js\\n")'


class TestEnd:
    END = replace(END, values={"title": None, "customerid": ["Contoso"]}, lookups=("customerid",))

    def test_in_python(self) -> None:
        text = last_lines(replace(self.END, dialogs=("Sure?",)))
        for line in (
            'expect(page.get_by_role("dialog", name="Sure?", exact=True)).to_be_visible()',
            'assert [each.title for each in workspace.sessions] == ["Home", "A case"]',
            'assert workspace.form.get("title") is None',
            'assert [each["name"] for each in workspace.form.get("customerid")] == ["Contoso"]',
        ):
            assert line in text

    def test_in_typescript(self) -> None:
        text = last_lines(self.END, "typescript")
        for line in (
            'expect(await workspace.form.get("title")).toEqual(null);',
            'expect(await workspace.form.get("customerid")).toMatchObject([{ name: "Contoso" }]);',
        ):
            assert line in text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


class TestLiterals:
    @given(JSON)
    def test_python_reads_the_same_value(self, value: object) -> None:
        assert ast.literal_eval(python(value)) == value

    @given(JSON)
    def test_json_is_javascript_except_for_one_key(self, value: object) -> None:
        text = javascript(value)
        assert json.loads(text.replace('["__proto__"]:', '"__proto__":')) == value

    @pytest.mark.parametrize("language", LANGUAGES)
    @given(text=st.text())
    def test_a_text_is_in_one_line_of_printable_characters(self, language: str, text: str) -> None:
        written = LANGUAGES[language].literal(text)
        assert written.splitlines() == [written]
        assert all(each.isprintable() or ord(each) > 0xFFFF for each in written)


class TestJson:
    RECORDING = Recording(
        {"ids": "x"},
        (SAVE, Call("createTab", None, ({"a": 1},), "tab-id-1"), Script("1", "a.js")),
        replace(END, values={"title": "x"}),
    )

    def test_a_recording_is_read_again(self) -> None:
        text = json.dumps(recording_json(self.RECORDING))
        assert read_recording(json.loads(text)) == self.RECORDING

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"version": VERSION + 1}, "use a newer emulator"),
            ({"steps": [{"kind": "dance"}]}, "kind is 'dance'"),
            ({"steps": [{"kind": "call"}]}, "steps[0].member is missing"),
            ({"end": {}}, "end.sessions is missing"),
            ({"colour": 1}, "colour"),
        ],
    )
    def test_another_one_is_refused(self, changes: dict[str, object], reason: str) -> None:
        with pytest.raises(ApmError) as refused:
            read_recording({**recording_json(self.RECORDING), **changes})  # type: ignore[dict-item]
        assert reason in str(refused.value)

    def test_what_is_no_object_is_refused(self) -> None:
        with pytest.raises(ApmError, match="has to be an object"):
            read_recording([])
