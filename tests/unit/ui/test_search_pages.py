"""Pages with search results."""

from __future__ import annotations

import pytest

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.templates.page_types import SEARCH
from apm.ui.pages.page_contents import page
from apm.ui.pages.record_search import ELSEWHERE, EXACT, NAME, START
from apm.ui.pages.record_search import find as find_records
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.sample_workspace import new_workspace
from tests.support.shown_pages import RECORDS, shown, tab_of


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


class TestSearch:
    def test_relevance_is_one_list_in_order(self, workspace: Workspace) -> None:
        tree = shown(tab_of(workspace, SEARCH, searchText="grinder"))
        (results,) = find(tree, "ul")
        assert text(find(results, "button")[0]).startswith("Grinder stops")
        assert "by relevance" in text(find(tree, **{"class": "page-kind"})[0])

    @pytest.mark.parametrize("search_type", ["1", 1])
    def test_categorized_is_by_table(self, workspace: Workspace, search_type: Json) -> None:
        tree = shown(tab_of(workspace, SEARCH, searchText="coffee", searchType=search_type))
        groups = [text(each) for each in find(tree, "h2")]
        assert groups[:2] == ["Queues (1)", "Accounts (2)"]
        assert len(groups) == len(find(tree, "ul")) > 1

    @pytest.mark.parametrize("search_type", ["0", "1"])
    def test_the_best_results_are_listed_and_the_others_counted(
        self, workspace: Workspace, search_type: str
    ) -> None:
        accounts = [{"name": f"Kiosk {n:02d}"} for n in range(60)]
        records = Records({"account": [*accounts, {"name": "Kiosk"}]}, replace=True)
        tab = tab_of(workspace, SEARCH, searchText="kiosk", searchType=search_type)
        (results,) = find(["section", {}, *page(tab, records)], "ul")
        names = [text(each) for each in find(results, "button")]
        assert (len(names), names[:2]) == (50, ["Kiosk", "Kiosk 00"])
        assert text(find(results, "li")[-1]) == "and 11 more"

    @pytest.mark.parametrize("words", ["gasket", "R&D", "50%", "50 r&d", "a*b"])
    def test_words_are_found_in_plain_text_and_in_markup(self, words: str) -> None:
        plain = "A gasket, R&D, 50% a*b"
        markup = "<p>A gas<b>ket</b>, R&amp;D, 5<i>0%</i> a*b</p>"
        rows = [{"name": "One", "description": plain}, {"name": "Two", "description": markup}]
        records = Records({"account": rows}, replace=True)
        assert [each.name for each in find_records(words, records)] == ["One", "Two"]

    def test_results_open_here(self, workspace: Workspace) -> None:
        tree = shown(tab_of(workspace, SEARCH, searchText="grinder"))
        assert {each[1]["data-action"] for each in find(tree, "button")} == {"open-record-here"}

    def test_nothing_found_is_said(self, workspace: Workspace) -> None:
        tree = shown(tab_of(workspace, SEARCH, searchText="zzz"))
        assert text(find(tree, **{"class": "page-kind"})[0]).startswith("0 results")
        assert not find(tree, "ul")

    def test_a_word_of_any_length_can_be_searched(self) -> None:
        word = "long" * 20_000
        records = Records({"account": [{"name": "x"}, {"name": "y", "description": word[:1500]}]})
        assert find_records(word, records) == []
        assert [each.name for each in find_records(word[:1500], records)] == ["y"]

    def test_no_words_find_nothing(self) -> None:
        assert find_records("  ", RECORDS) == []

    @pytest.mark.parametrize(
        ("words", "rank"),
        [
            ("contoso coffee", EXACT),
            ("Contoso C", START),
            ("coffee contoso", NAME),
            ("contoso description-of-nothing", None),
            ("hopper", ELSEWHERE),
        ],
    )
    def test_the_name_counts_most(self, words: str, rank: int | None) -> None:
        found = find_records(words, RECORDS)
        assert (found[0].rank if found else None) == rank
        if rank == ELSEWHERE:
            assert "hopper" in found[0].where
