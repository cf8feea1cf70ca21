"""The app of solutions: its name, its site map, and the session templates of its app profile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.settings import Settings
from apm.settings.shipped import from_shipped
from apm.ui.shell.site_map import site_map
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.page_actions import act
from tests.support.sample_solution import UNPACKED, tiny_files, zipped

PRODUCT = "case_entity_session_default_template"
"""A session template of the product, which the app profile of the sample has too."""

Read = Callable[..., WorkspaceFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a workspace file with solutions, by default the sample solution."""

    def reading(toml: str = "", *solutions: Path) -> WorkspaceFile:
        (tmp_path / "workspace.toml").write_text(toml)
        return read_workspace(tmp_path / "workspace.toml", solutions or [UNPACKED])

    return reading


def settings_of(read: WorkspaceFile) -> Settings:
    assert read.problems == ()
    return from_shipped(read.page).settings


def profile(settings: Settings) -> list[str]:
    """The session templates in the app profile."""
    return sorted(settings.catalogue.profile or ())


def menu(settings: Settings) -> tuple[Workspace, list[str]]:
    """The workspace, and the texts in the menu of its site map."""
    workspace = Workspace(settings)
    _, entries = site_map(workspace)
    return workspace, [text(each) for each in entries[2:]]


def test_the_only_app_gives_its_name_and_the_workspace_file_comes_first(read: Read) -> None:
    app = settings_of(read()).app
    assert (app.name, app.unique_name) == ("Contoso service", "con_Service")
    named = settings_of(read('app.name = "Desk"\nsolutions.language = 1036')).app
    assert (named.name, named.unique_name) == ("Desk", "con_Service")


def test_the_menu_has_the_groups_and_the_pages_of_the_site_map(read: Read) -> None:
    workspace, texts = menu(settings_of(read()))
    assert texts == [
        *("Today", "Overview", "Cases", "Urgent cases"),
        *("Devices", "Devices", "Map of shops"),
    ]
    _, entries = site_map(workspace)
    for each in find(entries, data_action="site-map"):
        act(workspace, "site-map", each[1]["data-of"])
    tabs = [*workspace.focused.tabs.values()][1:]
    assert [each.title for each in tabs] == [
        *("Overview", "Cases", "Urgent cases", "Devices", "Map of shops")
    ]
    assert tabs[2].parameters["viewId"] == "c0a7e000-0000-4000-8000-000000000006"
    assert tabs[4].parameters == {"webresourceName": "con_/pages/map.html", "data": "shops"}


def test_titles_are_in_the_language_of_the_workspace(read: Read) -> None:
    _, texts = menu(settings_of(read("solutions.language = 1036")))
    assert texts[:3] == ["Aujourd’hui", "Overview", "Incidents"]


def test_a_page_of_the_product_is_left_out_with_a_remark(read: Read) -> None:
    assert read().remarks[1:] == (
        "the site map of con_Service is shown without 1 of its 6 entries, whose tables or pages are not here",
    )


def test_a_site_map_of_the_workspace_file_replaces_that_of_the_app(read: Read) -> None:
    page = '[[site_map]]\npage_type = "entitylist"\narea = "A"\nparameters = { entityName = "account" }'
    other = '[[site_map]]\ntitle = "Board"\narea = "B"\npage_type = "dashboard"'
    _, texts = menu(settings_of(read(f"{page}\n{other}")))
    assert texts == ["A", "Accounts", "B", "Board"]


def test_a_page_of_the_site_map_has_all_its_parameters(read: Read) -> None:
    found = read('[[site_map]]\npage_type = "entitylist"\nparameters = { colour = "red" }')
    assert [each.partition(": ")[2] for each in found.problems] == [
        "site_map[0].parameters.colour: unknown parameter of entitylist; the parameters are: entityName, viewId",
        "site_map[0].parameters.entityName is missing; it has to be a text",
    ]


def test_the_profile_decides_which_session_templates_there_are(read: Read) -> None:
    assert profile(settings_of(read())) == [PRODUCT, "con_case_session"]
    own = '[[session_templates]]\nunique_name = "new_trip"\ntype = "entity"\nentity = "account"'
    assert profile(settings_of(read(own))) == [PRODUCT, "con_case_session", "new_trip"]
    other = 'profile.session_templates = ["msdyn_chat_session"]'
    assert profile(settings_of(read(other))) == ["msdyn_chat_session"]


def two_apps(*names: str) -> bytes:
    apps = "".join(f"<AppModule><UniqueName>{each}</UniqueName></AppModule>" for each in names)
    rows = {
        f"msdyn_appconfigurations/{name}/msdyn_appconfiguration.xml": (
            f"<msdyn_appconfiguration msdyn_uniquename='{name}_p{order}'><msdyn_profileorder>{order}"
            f"</msdyn_profileorder><msdyn_appmoduleuniquename>{name}</msdyn_appmoduleuniquename></msdyn_appconfiguration>"
        )
        for order, name in enumerate(names)
    }
    links = "".join(
        f"<msdyn_appconfiguration_sessiontemplate msdyn_appconfigurationid.msdyn_uniquename='{name}_p{order}' "
        f"msdyn_sessiontemplateid.msdyn_uniquename='new_{name}'/>"
        for order, name in enumerate(names)
    )
    sections = f"<AppModules>{apps}</AppModules><links>{links}</links>"
    return zipped(tiny_files(sections, rows))


def test_of_several_apps_one_is_chosen(read: Read, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(two_apps("a", "b"))
    neither = settings_of(read("", file))
    assert (neither.app, profile(neither)) == (Settings().app, ["new_a"])
    remark = "the solutions have 2 apps (a, b), and none is used; solutions.app in workspace.toml chooses one"
    assert remark in read("", file).remarks
    assert remark not in read('solutions.app = "b"', file).remarks
    chosen = settings_of(read('solutions.app = "b"', file))
    assert (chosen.app.name, profile(chosen)) == ("b", ["new_b"])
    assert profile(settings_of(read('solutions.profile = "a_p0"', file))) == ["new_a"]
    none = tmp_path / "none.zip"
    none.write_bytes(zipped(tiny_files()))
    assert read('solutions.app = "c"', none).problems == (
        "workspace.toml: solutions.app is 'c', but has to be left out: the solutions have none",
    )
    wrong = read('solutions.app = "c"\nsolutions.profile = "p"', file)
    assert wrong.problems == (
        "workspace.toml: solutions.app is 'c', but has to be one of a, b",
        "workspace.toml: solutions.profile is 'p', but has to be one of a_p0, b_p1",
    )


def with_site_map(folder: Path, area: str) -> Path:
    """The zip of a solution whose app has a site map with one area."""
    areas = f"<SiteMap><Area Id='a'><Group Id='g'>{area}</Group></Area></SiteMap>"
    site = f"<AppModuleSiteMap><SiteMapUniqueName>a</SiteMapUniqueName>{areas}</AppModuleSiteMap>"
    app = "<AppModules><AppModule><UniqueName>a</UniqueName></AppModule></AppModules>"
    file = folder / "a.zip"
    sections = f"{app}<AppModuleSiteMaps>{site}</AppModuleSiteMaps>"
    file.write_bytes(zipped(tiny_files(sections)))
    return file


def test_the_site_map_can_list_all_activities(read: Read, tmp_path: Path) -> None:
    area = "<SubArea Id='all' Entity='activitypointer'/><SubArea Id='no' Entity='con_nothing'/>"
    workspace, texts = menu(settings_of(read("", with_site_map(tmp_path, area))))
    assert "Activities" in texts
    _, entries = site_map(workspace)
    [entry] = find(entries, data_action="site-map")
    act(workspace, "site-map", entry[1]["data-of"])
    assert workspace.focused.focused_tab.parameters["entityName"] == "activitypointer"


@pytest.mark.parametrize("directive", ["$webresource:", "$WebResource:"])
def test_the_site_map_names_a_web_resource_in_any_case(
    read: Read, tmp_path: Path, directive: str
) -> None:
    area = f"<SubArea Id='map' Title='Map' Url='{directive}new_/a.html?data=x'/>"
    workspace, _ = menu(settings_of(read("", with_site_map(tmp_path, area))))
    _, entries = site_map(workspace)
    [entry] = find(entries, data_action="site-map")
    act(workspace, "site-map", entry[1]["data-of"])
    shown = {"webresourceName": "new_/a.html", "data": "x"}
    assert workspace.focused.focused_tab.parameters == shown
