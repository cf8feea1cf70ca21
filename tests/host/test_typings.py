"""The TypeScript declarations match the emulator, and the example compiles with them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Member, Owner
from apm.conversations.options import read_conversation
from apm.host.build.node import Node
from apm.host.serve.site import Site
from apm.host.typings import COMPILER, COPY, EXAMPLE, ROOT, compile_example, prepare
from tests.support.for_each import for_each

if TYPE_CHECKING:
    from playwright.sync_api import Page

OURS = "static/apm.d.ts"
PACKAGES = (COPY / "node_modules").relative_to(ROOT).as_posix()
COMMUNITY = f"{PACKAGES}/@types/xrm/index.d.ts"

TYPES = {
    Owner.APM: "Microsoft.Apm",
    Owner.SESSION: "Microsoft.Apm.Session",
    Owner.TAB: "Microsoft.Apm.Tab",
    Owner.CONTEXT: "Microsoft.Apm.Context",
    Owner.OMNICHANNEL: "Microsoft.Omnichannel",
    Owner.APP_SESSIONS: "Xrm.App.Sessions",
    Owner.APP_SESSION: "Xrm.App.Session",
    Owner.APP_TABS: "Xrm.App.Tabs",
    Owner.APP_TAB: "Xrm.App.Tab",
}
"""The types of `apm.d.ts`, by owner."""

CONTROLS = (
    "Standard",
    "String",
    "Number",
    "Date",
    "Lookup",
    "Boolean",
    "OptionSet",
    "MultiSelectOptionSet",
    "AutoLookup",
)

COMMUNITY_TYPES = {
    Owner.XRM: ("Xrm.XrmStatic",),
    Owner.WEB_API: ("Xrm.WebApi", "Xrm.WebApiOnline"),
    Owner.WEB_API_OFFLINE: ("Xrm.WebApiOffline",),
    Owner.DEVICE: ("Xrm.Device",),
    Owner.MOBILE: ("Xrm.Mobile",),
    Owner.MOBILE_OFFLINE: ("Xrm.MobileOffline",),
    Owner.PANEL: ("Xrm.Panel",),
    Owner.UTILITY: ("Xrm.Utility",),
    Owner.GLOBAL_CONTEXT: ("Xrm.GlobalContext",),
    Owner.CLIENT: ("Xrm.ClientContext",),
    Owner.USER_SETTINGS: ("Xrm.UserSettings",),
    Owner.ORGANIZATION_SETTINGS: ("Xrm.OrganizationSettings",),
    Owner.NAVIGATION: ("Xrm.Navigation",),
    Owner.APP: ("Xrm.App",),
    Owner.PANE: ("Xrm.App.PaneObject",),
    Owner.FORM: ("Xrm.FormContext",),
    Owner.FORM_DATA: ("Xrm.Data",),
    Owner.FORM_ENTITY: ("Xrm.Entity",),
    Owner.FORM_UI: ("Xrm.Ui",),
    Owner.PROCESS: ("Xrm.ProcessFlow.ProcessManager",),
    Owner.PROCESS_CONTROL: ("Xrm.Controls.ProcessControl",),
    Owner.ATTRIBUTE: (
        "Xrm.Attributes.Attribute",
        "Xrm.Attributes.StringAttribute",
        "Xrm.Attributes.NumberAttribute",
        "Xrm.Attributes.LookupAttribute",
        "Xrm.Attributes.BooleanAttribute",
        "Xrm.Attributes.DateAttribute",
        "Xrm.Attributes.OptionSetAttribute",
        "Xrm.Attributes.MultiSelectOptionSetAttribute",
    ),
    Owner.CONTROL: tuple(f"Xrm.Controls.{name}Control" for name in CONTROLS),
    Owner.FRAME_CONTROL: (
        "Xrm.Controls.IframeControl",
        "Xrm.Controls.FramedControl",
        "Xrm.Controls.UiStandardElement",
        "Xrm.Controls.UiFocusable",
    ),
    Owner.QUICK_FORM: ("Xrm.Controls.QuickFormControl",),
    Owner.SUBGRID: ("Xrm.Controls.GridControl", "Xrm.Controls.UiFocusable"),
    Owner.OTHER_CONTROL: (
        "Xrm.Controls.TimelineWall",
        "Xrm.Controls.UiStandardElement",
        "Xrm.Controls.UiFocusable",
    ),
    Owner.FORM_TAB: ("Xrm.Controls.Tab",),
    Owner.SECTION: ("Xrm.Controls.Section",),
    Owner.COLLECTION: ("Xrm.Collection.ItemCollection",),
    Owner.HEADER: ("Xrm.Controls.HeaderSection",),
    Owner.FOOTER: ("Xrm.Controls.FooterSection",),
    Owner.FORM_NAVIGATION: ("Xrm.Controls.Navigation",),
    Owner.NAVIGATION_ITEM: ("Xrm.Controls.NavigationItem",),
    Owner.FORM_SELECTOR: ("Xrm.Controls.FormSelector",),
    Owner.FORM_ITEM: ("Xrm.Controls.FormItem",),
    Owner.GRID_CONTROL: ("Xrm.Controls.GridControl",),
    Owner.GRID: ("Xrm.Controls.Grid",),
    Owner.GRID_ROW: ("Xrm.Controls.Grid.GridRow",),
    Owner.GRID_ROW_DATA: ("Xrm.Controls.Grid.GridRowData",),
    Owner.GRID_ENTITY: ("Xrm.Controls.Grid.GridEntity",),
    Owner.VIEW_SELECTOR: ("Xrm.Controls.ViewSelector",),
    Owner.ENTITY_METADATA: ("Xrm.Metadata.EntityMetadata",),
    Owner.ATTRIBUTE_METADATA: ("Xrm.Metadata.AttributeMetadata",),
    Owner.ENCODING: ("Xrm.Encoding",),
    Owner.EXECUTION: ("Xrm.Events.EventContext", "Xrm.Events.SaveEventContext"),
    Owner.EVENT_ARGS: ("Xrm.Events.SaveEventArguments", "Xrm.Events.SaveEventArgumentsAsync"),
    Owner.LOAD_ARGS: ("Xrm.Events.LoadEventArguments",),
    Owner.POST_SAVE_ARGS: ("Xrm.Events.PostSaveEventArguments",),
}
"""The types of `@types/xrm`, by owner; `apm.d.ts` extends two of them."""

UNKNOWN_THERE = {
    "globalContext.isOnPremises",
    "globalContext.getServerUrl",
    "globalContext.isOutlookClient",
    "globalContext.isOutlookOnline",
    "pane.badge",
    "pane.hideHeader",
    "formContext.context",
    "formContext.data.entity.getEntitySetName",
    "Xrm.Utility.getEntitySetName",
    "attribute.isValid",
    "control.clearCustomFilter",
    "frameControl.getDisabled",
    "frameControl.setDisabled",
    "otherControl.getDisabled",
    "otherControl.setDisabled",
    "subgrid.getDisabled",
    "subgrid.setDisabled",
    "gridContext.getGridType",
    "gridContext.setFilterXml",
    "subgrid.getGridType",
    "subgrid.setFilterXml",
    "gridRow.data.entity",
    "gridRow.data.entity.attributes",
    "attributeMetadata.AttributeTypeName",
    "attributeMetadata.attributeDescriptor",
    "collection.getAll",
    "collection.getByFilter",
    "collection.getByIndex",
    "collection.getByName",
}
"""Documented and emulated members that `@types/xrm` lacks."""

KINDS = {
    Kind.CONSTANT: ("readonly", "value"),
    Kind.PART: ("readonly", "value"),
    Kind.SYNC: ("method", "value"),
    Kind.SETTLED: ("method", "promise"),
    Kind.ID: ("method", "id"),
}
"""The declaration of a member, and the type of its result."""

STRICT = ("--noEmit", "--strict", "--lib", "es2022,dom", "--target", "es2022")

Surface = dict[str, dict[str, dict[str, Any]]]
"""The members of interfaces and namespaces, by full name."""


@pytest.fixture(scope="module")
def node(typescript_folder: Path) -> Node:
    return prepare()


def surface_of(node: Node, *files: str) -> Surface:
    done = node.run(["tests/host/surface.mjs", PACKAGES, *files], ROOT)
    assert done.returncode == 0, done.stderr
    surface: Surface = json.loads(done.stdout)
    return surface


@pytest.fixture(scope="module")
def ours(node: Node) -> Surface:
    return surface_of(node, OURS)


@pytest.fixture(scope="module")
def all_types(node: Node) -> Surface:
    return surface_of(node, COMMUNITY, OURS)


def declared(member: Member) -> tuple[str, str]:
    """The declaration that a member of the table needs."""
    if member.kind is Kind.ACCESSOR:
        return ("property" if member.write else "readonly", "value")
    return KINDS[member.kind]


def emulated(owner: Owner) -> list[Member]:
    return [each for each in ALL_MEMBERS if each.owner is owner and each.is_emulated]


@for_each("owner", TYPES)
def test_an_object_is_declared_as_it_is(ours: Surface, owner: Owner) -> None:
    found = {
        name: (member["kind"], member["returns"]) for name, member in ours[TYPES[owner]].items()
    }
    assert found == {member.name: declared(member) for member in emulated(owner)}


@for_each("owner", TYPES)
def test_every_member_is_documented(ours: Surface, owner: Owner) -> None:
    silent = [name for name, member in ours[TYPES[owner]].items() if not member["documented"]]
    assert not silent


@for_each("owner", COMMUNITY_TYPES)
def test_the_rest_of_xrm_is_as_its_typings_know_it(all_types: Surface, owner: Owner) -> None:
    types = {name: each for key in COMMUNITY_TYPES[owner] for name, each in all_types[key].items()}
    for member in emulated(owner):
        if member.full_name in UNKNOWN_THERE:
            assert member.name not in types, f"{member.full_name} is known by now"
            continue
        known = types[member.name]
        is_method = member.kind not in {Kind.CONSTANT, Kind.ACCESSOR, Kind.PART, Kind.COLLECTION}
        assert (known["kind"] == "method") == is_method, member.full_name
        if member.kind is Kind.SYNC:
            assert known["returns"] == "value", member.full_name


@for_each("owner", COMMUNITY_TYPES)
def test_every_name_of_the_typings_is_in_the_table(all_types: Surface, owner: Owner) -> None:
    mine = {each.name for each in ALL_MEMBERS if each.owner is owner}
    types = [all_types[key] for key in COMMUNITY_TYPES[owner]]
    assert {name for each in types for name in each} <= mine


def test_the_handle_is_declared_as_it_is(ours: Surface, workspace: Page) -> None:
    types = workspace.evaluate(
        "Object.fromEntries(Object.entries(apmWorkspace).map(([name, value]) => [name, typeof value]))"
    )
    found = {
        name: "function" if member["kind"] == "method" else "data"
        for name, member in ours["ApmWorkspace.Handle"].items()
    }
    assert found == {
        name: "function" if kind == "function" else "data" for name, kind in types.items()
    }


def test_every_option_of_a_conversation_is_one(ours: Surface) -> None:
    options = ours["ApmWorkspace.ConversationOptions"]
    assert "customerName" in options
    for name in options:
        read_conversation(json.dumps({name: None}))


def test_the_example_compiles(typescript_folder: Path) -> None:
    done = compile_example("--noEmit")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_declarations_stand_alone_too(node: Node) -> None:
    done = node.run([COPY / COMPILER, *STRICT, OURS], ROOT)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_is_wrong_does_not_compile(node: Node) -> None:
    types = ("--typeRoots", f"{PACKAGES}/@types", "--types", "xrm")
    done = node.run([COPY / COMPILER, *STRICT, *types, OURS, "tests/host/uses.ts"], ROOT)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_the_page_of_the_docs_shows_compiles(node: Node, tmp_path: Path) -> None:
    text = (ROOT / "docs/typescript.md").read_text("utf-8")
    (block,) = re.findall(r"```ts\n(.*?)```", text, re.DOTALL)
    shown = tmp_path / "shown.ts"
    shown.write_text(block)
    done = node.run([COPY / COMPILER, *STRICT, OURS, shown], ROOT)
    assert (done.returncode, done.stdout) == (0, "")
    pins = json.loads((EXAMPLE / "package.json").read_text("utf-8"))["devDependencies"]
    assert all(f"{name}@{version}" in text for name, version in pins.items())


def test_the_packages_are_pinned_and_come_from_any_registry() -> None:
    package = json.loads((EXAMPLE / "package.json").read_text("utf-8"))
    lock = json.loads((EXAMPLE / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = package["devDependencies"]
    assert wanted == {name: lock[f"node_modules/{name}"]["version"] for name in wanted}
    assert not any("resolved" in entry for entry in lock.values())


def test_the_page_has_the_declarations_and_nothing_of_the_example() -> None:
    files = {path.as_posix() for path in Site(ROOT).files()}
    assert OURS in files
    assert not any(path.startswith("examples/typescript") for path in files)
    assert Site(ROOT).find("/examples/typescript/package.json") is None
