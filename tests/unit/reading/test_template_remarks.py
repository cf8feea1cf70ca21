"""Remarks about templates: names that are not there, and slugs that stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apm.reading.workspace_file import read_workspace
from tests.support.sample_solution import UNPACKED

if TYPE_CHECKING:
    from pathlib import Path

SESSION = """
[[session_templates]]
unique_name = "new_case"
type = "entity"
"""
TAB = """
[[tab_templates]]
unique_name = "new_tab"
"""


def remarks(folder: Path, toml: str) -> list[str]:
    """The remarks about a workspace file that can be used, without the key of their template."""
    file = folder / "desk.toml"
    file.write_text(toml)
    read = read_workspace(file)
    assert read.problems == ()
    own = [each for each in read.remark_findings if each.file == file.name]
    assert all(each.line for each in own)
    return [each.message.partition(").")[2] for each in own]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("{anchor.title", ["title has a { without }: write '{anchor.title}'"]),
        ("Case {", ["title has a { without }"]),
        ("anchor.title}", ["title has a } without {"]),
        (
            "{ancor.title}",
            [
                "title names '{ancor.title}', but no slugs begin with 'ancor.'; did you mean '{anchor.title}'?"
            ],
        ),
        (
            "{Anchor.title}",
            [
                "title names '{Anchor.title}', but no slugs begin with 'Anchor.'; did you mean '{anchor.title}'?"
            ],
        ),
        (
            "{$odta.account.name.?$top=1}",
            [
                "title names '{$odta.account.name.?$top=1}', but no slugs begin with '$odta.'; "
                "did you mean '{$odata.account.name.?$top=1}'?"
            ],
        ),
        (
            "{odata.account.name.?$top=1}",
            [
                "title names '{odata.account.name.?$top=1}', but no slugs begin with 'odata.'; "
                "did you mean '{$odata.account.name.?$top=1}'?"
            ],
        ),
        ("{data.customer} {author.name} {archer.x} {panel.x}", []),
        (
            "{anchor.titel}",
            [
                "title names '{anchor.titel}': there is no column 'titel' in incident; did you mean 'title'?"
            ],
        ),
        (
            "{anchor.customerid}",
            [
                "title names '{anchor.customerid}': incident.customerid is a lookup; its column is called "
                "_customerid_value"
            ],
        ),
        (
            "{$odata.acount.name.?$filter=name eq '{a}'}",
            [
                "title names '{$odata.acount.name.?$filter=name eq '{a}'}': there is no table 'acount'; "
                "did you mean 'account'?"
            ],
        ),
        (
            "{$odata.account.nmae.?$top=1}",
            [
                "title names '{$odata.account.nmae.?$top=1}': there is no column 'nmae' in account; "
                "did you mean 'name'?"
            ],
        ),
        ("{anchor.title} {anchor.entityName} {caller} {a.b} {1}", []),
        ("{anchor._customerid_value@OData.Community.Display.V1.FormattedValue}", []),
        ("{$Odata.accounts.name.?$filter=accountid eq '{anchor._customerid_value}'}", []),
    ],
)
def test_slugs_in_a_title(tmp_path: Path, title: str, expected: list[str]) -> None:
    assert remarks(tmp_path, f'{SESSION}entity = "incident"\ntitle = "{title}"') == expected


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (
            "incidents",
            ["entity: 'incidents' is not the logical name of a table; write 'incident'"],
        ),
        ("incidnt", ["entity: there is no table 'incidnt'; did you mean 'incident'?"]),
        ("incident", []),
    ],
)
def test_the_table_of_a_session_template(tmp_path: Path, entity: str, expected: list[str]) -> None:
    assert remarks(tmp_path, f'{SESSION}entity = "{entity}"') == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            'page_type = "entitylist"\nparameters = { entityName = "incidents" }',
            [
                "parameters.entityName: 'incidents' is not the logical name of a table; write 'incident'"
            ],
        ),
        (
            'page_type = "entityrecord"\nparameters = { etn = "acount" }',
            ["parameters.entityName: there is no table 'acount'; did you mean 'account'?"],
        ),
        (
            'page_type = "entityrecord"\nparameters = { entityName = "account", formId = "main" }',
            ["parameters.formId is 'main', but has to be a GUID"],
        ),
        (
            'page_type = "search"\nparameters = { searchText = "{caller" }',
            ["parameters.searchText has a { without }: write '{caller}'"],
        ),
        (
            'page_type = "entityrecord"\nparameters = { entityName = "account", data = \'{"name": "{caller}"}\' }',
            [],
        ),
        (
            'page_type = "entityrecord"\nparameters = { entityName = "{table}", formId = "{form}" }',
            [],
        ),
        (
            'page_type = "entityrecord"\nparameters = { entityName = "account", '
            'formId = "{f0000000-0000-4000-8000-000000000001}" }',
            [],
        ),
    ],
)
def test_the_names_in_parameters(tmp_path: Path, page: str, expected: list[str]) -> None:
    assert remarks(tmp_path, f"{TAB}{page}") == expected


def test_a_view_that_a_table_does_not_have(tmp_path: Path) -> None:
    (remark,) = remarks(
        tmp_path,
        f'{TAB}page_type = "entitylist"\nparameters = {{ entityName = "incident", viewId = "abc" }}',
    )
    assert remark.startswith("parameters.viewId: incident has no view 'abc', so its default view")


def test_a_form_that_no_solution_has(tmp_path: Path) -> None:
    toml = (
        f"solutions.paths = ['{UNPACKED}']\n{TAB}page_type = \"entityrecord\"\n"
        'parameters = { entityName = "con_device", formId = "f0000000-0000-4000-8000-000000000001" }'
    )
    found = remarks(tmp_path, toml)
    assert any(
        each.startswith("parameters.formId: con_device has no form 'f0000000-") for each in found
    )


def test_a_page_of_the_site_map(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(
        '[[site_map]]\npage_type = "entitylist"\nparameters = { entityName = "acount" }'
    )
    (found,) = read_workspace(file).remark_findings
    assert str(found) == (
        "desk.toml, line 3, column 16: site_map[0].parameters.entityName: there is no table 'acount'; "
        "did you mean 'account'?"
    )


def test_tables_of_records_that_cannot_be_read_are_not_missing(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(f'records.files = ["none.json"]\n{SESSION}entity = "new_trip"')
    read = read_workspace(file)
    assert (len(read.problems), read.remarks) == (1, ())


WEB_PAGE = f'{TAB}page_type = "webresource"\nparameters = {{ webresourceName = "%s" }}'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "new_/crad.html",
            "there is no web resource 'new_/crad.html' in the folder of web resources; "
            "did you mean 'new_/card.html'?",
        ),
        ("new_/card.html?data=1", ""),
        ("$webresource:new_/Card.html", ""),
        ("{page}", ""),
        ("msdyn_kbsearchpagehost.html", ""),
    ],
)
def test_a_web_resource_that_is_not_in_the_folder(tmp_path: Path, name: str, expected: str) -> None:
    card = tmp_path / "pages/new_/card.html"
    card.parent.mkdir(parents=True)
    card.write_text("<p>")
    found = remarks(tmp_path, f'web_resources = "pages"\n{WEB_PAGE % name}')
    assert found == ([f"parameters.webresourceName: {expected}"] if expected else [])


def test_a_web_resource_that_is_in_no_solution(tmp_path: Path) -> None:
    (found,) = remarks(tmp_path, f"solutions.paths = ['{UNPACKED}']\n{WEB_PAGE % 'new_/card.html'}")
    assert found.endswith("there is no web resource 'new_/card.html' in the solutions")


def test_without_a_folder_no_web_resource_is_missing(tmp_path: Path) -> None:
    """The command line can name a folder."""
    assert remarks(tmp_path, WEB_PAGE % "new_/card.html") == []
