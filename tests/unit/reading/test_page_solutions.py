"""Solutions that the page reads from the bytes of zips."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from apm.reading.page_solutions import LARGEST, PageSolutions, check_size, page_solutions, read_zip
from apm.settings.loading import load_text
from apm.solutions.files.solution_limits import SolutionRefused
from examples.solution.pack import pack
from tests.support.sample_solution import tiny_files, zipped


@pytest.fixture(scope="module")
def contoso(tmp_path_factory: pytest.TempPathFactory) -> PageSolutions:
    target: Path = tmp_path_factory.mktemp("zip") / "Contoso.zip"
    pack(target)
    return page_solutions([read_zip("Contoso.zip", target.read_bytes())], 7)


def test_the_settings_have_all_that_the_host_sends(contoso: PageSolutions) -> None:
    assert json.loads(json.dumps(contoso.layer)) == contoso.layer
    settings = load_text("{}", [contoso.layer]).settings
    assert {"con_case_session"} <= set(settings.catalogue.sessions)
    assert settings.strings["con_/labels"]
    assert "con_device" in settings.records.described
    assert settings.commands
    assert [*settings.layouts]
    assert [each["name"] for each in settings.solution_report["solutions"]] == ["Contoso"]


def test_libraries_have_addresses_of_their_own(contoso: PageSolutions) -> None:
    settings = load_text("{}", [contoso.layer]).settings
    used = {each.address for each in (*settings.form_libraries, *settings.libraries)}
    assert "WebResources/con_/scripts/case.js?solutions=7" in used
    assert used <= set(contoso.scripts)
    assert "Contoso.Case" in contoso.scripts["WebResources/con_/scripts/case.js?solutions=7"]


def test_the_result_names_each_solution_and_what_is_not_used(contoso: PageSolutions) -> None:
    (headline,) = contoso.headlines
    assert headline.startswith("Contoso.zip: Contoso 1.0.0.1")
    assert any("other than scripts and strings" in each for each in contoso.not_used)
    assert any("business rule" in each for each in contoso.not_used)


def test_a_zip_that_is_too_large_for_a_page_is_refused_before_it_is_read() -> None:
    check_size("a.zip", LARGEST)
    with pytest.raises(
        SolutionRefused, match=r"^Big\.zip has 51 MB, and the page reads at most 50 MB"
    ):
        check_size("Big.zip", LARGEST + 1)


def test_a_small_solution_has_nothing_more() -> None:
    found = page_solutions([read_zip("a.zip", zipped(tiny_files()))], 1)
    assert (found.scripts, found.layer["commands"]) == ({}, [])
