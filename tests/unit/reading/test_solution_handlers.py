"""The handlers and libraries of forms of solutions, as the page gets them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from apm.reading.workspace_file import read_workspace
from apm.settings import FormEvent, Settings, Where
from apm.settings.shipped import from_shipped
from tests.support.for_each import for_each
from tests.support.sample_solution import UNPACKED, tiny_files, written, zipped

Read = Callable[..., Settings]

DEVICE, CASE = (f"c0a7f000-0000-4000-8000-00000000000{at}" for at in (1, 2))
SCRIPTS = "WebResources/con_/scripts"


def settings_of(file: Path, *solutions: Path, own: Path | None = None) -> Settings:
    read = read_workspace(file, solutions, own)
    assert read.problems == ()
    return from_shipped(read.page).settings


@pytest.fixture
def sample(tmp_path: Path) -> Settings:
    return settings_of(tmp_path / "workspace.toml", UNPACKED)


def test_a_handler_has_what_is_registered_for_it(sample: Settings) -> None:
    found = {each.function: each for each in sample.forms if each.form == DEVICE}
    greet, kind = found["Contoso.Device.greet"], found["Contoso.Device.onKind"]
    assert (greet.table, greet.event, greet.library) == (
        "con_device",
        FormEvent.LOAD,
        f"{SCRIPTS}/device.js",
    )
    assert (greet.pass_context, greet.parameters) == (True, ("Toaster", 3, ["a"]))
    assert greet.place == 'form "Device" (con_device)'
    assert (kind.event, kind.column) == (FormEvent.CHANGE, "con_kind")
    plain = found["Contoso.Device.onPlainChange"]
    assert (plain.pass_context, plain.parameters) == (False, ("price",))
    tab, case = found["Contoso.Device.onTab"], found["Contoso.Device.onCase"]
    assert (tab.event, tab.item) == (FormEvent.TAB_STATE, "cases")
    assert (case.event, case.item) == (FormEvent.RECORD_SELECT, "Subgrid_cases")


def test_one_that_is_not_enabled_is_left_out(sample: Settings) -> None:
    assert "Contoso.Device.never" not in {each.function for each in sample.forms}


def test_they_are_in_the_order_of_the_form(sample: Settings) -> None:
    loads = [e.function for e in sample.forms if (e.form, e.event) == (DEVICE, FormEvent.LOAD)]
    assert loads == ["onLoad", "Contoso.Device.greet"]


def test_one_with_a_library_that_is_nowhere_is_optional(sample: Settings) -> None:
    (found,) = (each for each in sample.forms if each.is_optional)
    assert (found.function, found.library, found.form) == ("Contoso.Product.ready", "", CASE)


def test_the_libraries_of_a_form_come_after_those_that_they_depend_on(sample: Settings) -> None:
    assert {each.where for each in sample.form_libraries if each.form} == {Where.FORM}

    def of_form(form: str) -> list[str]:
        return [*dict.fromkeys(each.address for each in sample.form_libraries if each.form == form)]

    assert of_form(DEVICE) == [f"{SCRIPTS}/audit", f"{SCRIPTS}/device.js"]
    assert of_form(CASE) == [f"{SCRIPTS}/shared.js", f"{SCRIPTS}/case.js"]


def handler(function: str, library: str = "new_a.js", more: str = "") -> str:
    return f"<Handler functionName='{function}' libraryName='{library}' passExecutionContext='true' {more}/>"


def form(
    form_id: int, handlers: str, *, controls: str = "<control id='a'/>", more: str = ""
) -> str:
    events = f"<events><event name='onload'><Handlers>{handlers}</Handlers></event></events>"
    row = f"<header><rows><row><cell>{controls}</cell></row></rows></header>" if controls else ""
    return (
        f"<systemform><formid>{{{form_id}}}</formid>{more}<form>{row}{events}</form></systemform>"
    )


CHANGE = form(2, handler("changed"), controls="").replace(
    "<events>", "<events solutionaction='Added'>"
)
INACTIVE = form(3, handler("inactive"), more="<FormActivationState>0</FormActivationState>")


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a workspace with a solution with forms of contacts, and with scripts."""

    def reading(
        forms: str, toml: str = "", scripts: str = "new_a.js", kind: str = "main", needs: str = ""
    ) -> Settings:
        resources = "".join(
            f"<WebResource><Name>{name}</Name><WebResourceType>3</WebResourceType><FileName>/WebResources/x</FileName>"
            f"<DependencyXml>{needs}</DependencyXml></WebResource>"
            for name in scripts.split()
        )
        entity = f"<Entity><Name>Contact</Name><FormXml><forms type='{kind}'>{forms}</forms></FormXml></Entity>"
        sections = f"<Entities>{entity}</Entities><WebResources>{resources}</WebResources>"
        file = tmp_path / "a.zip"
        file.write_bytes(zipped(tiny_files(sections, {"WebResources/x": ""})))
        written(tmp_path, {"workspace.toml": toml, "lib/other.js": "", "lib/New_A.js": ""})
        return settings_of(tmp_path / "workspace.toml", file)

    return reading


def functions(settings: Settings) -> list[tuple[str, str]]:
    return [(each.form, each.function) for each in settings.forms]


def test_the_handlers_of_a_change_run_if_the_form_that_it_changes_is_not_there(read: Read) -> None:
    assert functions(read(CHANGE)) == [("", "changed")]
    assert functions(read(CHANGE * 2)) == [("", "changed")]
    assert functions(read(CHANGE + form(1, handler("whole")))) == [("1", "whole")]


def test_an_inactive_form_and_a_quick_view_run_nothing(read: Read) -> None:
    assert functions(read(INACTIVE)) == []
    assert functions(read(form(1, handler("f")), kind="quick")) == []
    assert functions(read(form(1, handler("f")), kind="quickCreate")) == [("1", "f")]


ENTRY = '[[forms]]\ntable = "contact"\nevent = "OnLoad"\nfunction = "f"\n'


@for_each(
    "more,wanted",
    [
        ("", [("", "f")]),
        ('library = "lib/New_A.js"', [("", "f")]),
        ("enabled = false", []),
        ('form = "{1}"', [("1", "f")]),
        ('form = "2"', [("1", "f"), ("2", "f")]),
        ('library = "lib/other.js"', [("1", "f"), ("", "f")]),
    ],
)
def test_an_entry_of_the_file_replaces_a_handler(
    read: Read, more: str, wanted: list[tuple[str, str]]
) -> None:
    assert functions(read(form(1, handler("f")), ENTRY + more)) == wanted


def test_handlers_of_solutions_come_before_other_entries(read: Read) -> None:
    settings = read(form(1, handler("first")), f'{ENTRY}library = "lib/other.js"')
    assert functions(settings) == [("1", "first"), ("", "f")]
    assert [(each.form, each.address) for each in settings.form_libraries] == [
        ("1", "WebResources/new_a.js"),
        ("1", "WebResources/new_a.js"),
        ("", "client-scripts/lib/other.js"),
    ]


def test_libraries_that_depend_on_each_other_are_loaded_once(read: Read) -> None:
    needs = (
        "&lt;Dependencies&gt;&lt;Dependency&gt;&lt;Library name='new_a.js'/&gt;&lt;Library name='new_b.js'/&gt;"
        "&lt;Library name='new_none.js'/&gt;&lt;/Dependency&gt;&lt;/Dependencies&gt;"
    )
    settings = read(form(1, handler("f", "NEW_A.JS")), scripts="new_a.js new_b.js", needs=needs)
    found = dict.fromkeys(each.address for each in settings.form_libraries)
    assert [*found] == ["WebResources/new_b.js", "WebResources/new_a.js"]


def test_a_library_that_only_the_folder_has_is_one(tmp_path: Path) -> None:
    own = written(tmp_path / "dist", {"msdyn_/Case/Case.Library.js": ""})
    settings = settings_of(tmp_path / "workspace.toml", UNPACKED, own=own)
    assert not any(each.is_optional for each in settings.forms)
    (ready,) = (each for each in settings.forms if each.function == "Contoso.Product.ready")
    assert ready.library == "WebResources/msdyn_/Case/Case.Library.js"


def test_handlers_of_a_table_that_is_left_out_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "workspace.toml").write_text('solutions.ignore = ["con_*"]')
    tables = {each.table for each in settings_of(tmp_path / "workspace.toml", UNPACKED).forms}
    assert tables == {"incident"}
