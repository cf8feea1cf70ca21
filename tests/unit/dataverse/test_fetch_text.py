"""The text of a FetchXML query is read whole, or refused in one sentence."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.errors import ApmError
from apm.dataverse import Records
from apm.dataverse.query.operators import OPERATORS
from tests.support.fetch_queries import condition, fetched, found

DOCS = Path(__file__).resolve().parents[3] / "docs"


class TestText:
    @pytest.mark.parametrize(
        "mark", ["?fetchXml=", "?fetchxml=", "fetchXml= ", "?$count=true&fetchXml="]
    )
    def test_the_text_is_given_as_it_is_or_encoded(self, things: Records, mark: str) -> None:
        xml = (
            "<fetch><!-- a > b --><entity name='thing'><attribute name='name'/>"
            f"{condition('name', 'like', 'beta 50[%]&#37;')}</entity></fetch>"
        )
        for text in (xml, xml.replace("'", '"').replace("><", ">\n  <"), quote(xml)):
            assert [each["name"] for each in things.query("thing", mark + text)] == ["Beta 50%"]

    def test_attributes_of_other_tools_are_ignored(self, things: Records) -> None:
        xml = (
            '<fetch xmlns:generator="x"><entity name="thing" generator="y" alias="s">'
            '<attribute name="name" alias="s.Name"/></entity></fetch>'
        )
        assert fetched(things, xml)[0]["s.Name"] == "Alpha"

    def test_an_ampersand_in_a_value(self, things: Records) -> None:
        xml = f"<fetch><entity name='thing'>{condition('name', 'ne', 'a &amp; b')}</entity></fetch>"
        assert len(things.query("thing", f"?fetchXml={xml}&$count=true")) == 4

    @pytest.mark.parametrize(
        ("xml", "sentence"),
        [
            ("<fetch>", "FetchXML: the text is no XML (no element found, line 1, column 8)"),
            ("x", "FetchXML: the text is no XML (syntax error, line 1, column 1)"),
            ("<entity name='thing'/>", "the text begins with <fetch>, not with <entity>"),
            ("<!DOCTYPE fetch><fetch/>", "a DOCTYPE, an entity or a CDATA section has no place"),
            ("<fetch><![CDATA[x]]></fetch>", "has no place in the query"),
            ("<fetch/>", "<fetch> has one <entity>"),
            ("<fetch><entity/></fetch>", "<entity> needs the attribute name"),
            ("<fetch topp='1'/>", "<fetch> has no attribute 'topp'; did you mean 'top'?"),
            ("<fetch><x/></fetch>", "there is no element 'x' in <fetch>"),
            (
                "<fetch><entity name='owner'/></fetch>",
                "the entity is 'owner', but records of 'thing'",
            ),
            (
                "<fetch top='x'><entity name='thing'/></fetch>",
                "top has to be a whole number from 1",
            ),
            ("<fetch top='1' page='2'><entity name='thing'/></fetch>", "top and page exclude each"),
            (
                "<fetch distinct='maybe'><entity name='thing'/></fetch>",
                "distinct has to be true or",
            ),
            ("<attribute name='nam'/>", "there is no column 'nam' in thing; did you mean 'name'?"),
            (
                "<attribute name='_holder_value'/>",
                "_holder_value of thing is called holder in Fetch",
            ),
            (
                "<attribute name='name' alias='a b'/>",
                "an alias has letters, digits, . and _, not as in 'a b'",
            ),
            (
                "<attribute name='size' aggregate='sum'/>",
                "aggregate needs <fetch aggregate='true'>",
            ),
            ("<order alias='x'/>", "there is no alias 'x'"),
            (
                condition("size", "eqq", "1"),
                "the operator 'eqq' is not part of this emulator; did y",
            ),
            (condition("size", "above", "1"), "the operator 'above' is not part of this emulator"),
            (condition("size", "eq"), "thing.size takes one value with eq, not 0"),
            (condition("size", "null", "1"), "thing.size takes no value with null, not 1"),
            (condition("size", "eq", "x"), "thing.size has to be compared with a number, not 'x'"),
            (condition("color", "eq", "Red"), "not 'Red'; there are: 1 Red, 2 Green, 3 Blue"),
            (condition("isnew", "eq", "2"), "thing.isnew has to be compared with 1 or 0, not '2'"),
            (condition("holder", "eq", "x"), "thing.holder has to be an id (a GUID), not 'x'"),
            (
                condition("size", "like", "%1%"),
                "thing.size holds no text, which is what the operator",
            ),
            (
                condition("name", "like", "[a-f]%"),
                "is compared with [a-f], which is not part of this",
            ),
            (
                condition("name", "today"),
                "thing.name holds no date, which is what the operator comp",
            ),
            (condition("madeon", "last-x-days", "0"), "cannot be compared by last-x-days with '0'"),
            (condition("madeon", "on", "soon"), "cannot be compared by on with 'soon'"),
            (condition("name", "eq-userid"), "thing.name is no lookup, which is what the operator"),
            ("<filter type='nor'/>", "the type of a filter is and or or, not 'nor'"),
            (
                "<filter><condition entityname='x' attribute='name' operator='null'/></filter>",
                "there is no alias 'x'",
            ),
            ("<link-entity from='a' to='b'/>", "<link-entity> needs the attribute name"),
            ("<link-entity name='owner' to='b'/>", "<link-entity> needs the attribute from"),
            (
                "<link-entity name='owners' from='a' to='b'/>",
                "'owners' is the entity set name of a",
            ),
            (
                "<link-entity name='owner' from='id' to='holder'/>",
                "there is no column 'id' in owner",
            ),
            (
                "<link-entity name='owner' from='ownerid' to='holder' link-type='natural'/>",
                "the link-type 'natural' is not part of this emulator; there are: inner, outer",
            ),
            (
                "<filter><link-entity name='owner' from='ownerid' to='holder'/></filter>",
                "a link-entity in a filter has one of the types any, not any, all, not all, not inner",
            ),
            (
                "<link-entity name='owner' from='ownerid' to='holder' alias='o'/>" * 2,
                "the alias 'o' is given twice",
            ),
        ],
    )
    def test_what_cannot_be_is_refused_in_one_sentence(
        self, things: Records, xml: str, sentence: str
    ) -> None:
        whole = xml if re.match(r"<(fetch|entity|!)|x", xml) else None
        text = whole or f"<fetch><entity name='thing'>{xml}</entity></fetch>"
        with pytest.raises(ApmError) as caught:
            things.query("thing", f"?fetchXml={quote(text)}")
        message = str(caught.value)
        assert message.startswith("FetchXML: ")
        assert sentence in message
        assert "\n" not in message

    @pytest.mark.parametrize(
        ("attributes", "sentence"),
        [
            ("name='size'", "size needs an alias, as each attribute of an aggregate query"),
            ("name='size' alias='n'", "size has no aggregate; there are: count, countcolumn"),
            ("name='size' alias='n' aggregate='mean'", "there is no aggregate 'mean'"),
            ("name='name' alias='n' aggregate='sum'", "sum is for numbers, not for thing.name"),
            (
                "name='name' alias='n' aggregate='max'",
                "max is for numbers and dates, not for thing",
            ),
            (
                "name='name' alias='n' groupby='true' dategrouping='day'",
                "dategrouping is for dates",
            ),
            ("name='madeon' alias='n' groupby='true' dategrouping='age'", "no dategrouping 'age'"),
        ],
    )
    def test_an_aggregate_that_cannot_be(
        self, things: Records, attributes: str, sentence: str
    ) -> None:
        xml = f"<fetch aggregate='true'><entity name='thing'><attribute {attributes}/></entity></fetch>"
        with pytest.raises(ApmError, match=re.escape(sentence)):
            fetched(things, xml)

    def test_the_numbers_of_elements_have_bounds(self, things: Records) -> None:
        test = "<condition attribute='size' operator='eq' value='{}'/>"
        conditions = "".join(test.format(each) for each in range(500))
        assert found(things, f"<filter type='or'>{conditions}</filter>") == [1, 2, 3]
        with pytest.raises(ApmError, match="at most 500 elements <condition>"):
            found(things, f"<filter type='or'>{conditions}{test}</filter>")
        with pytest.raises(ApmError, match="at most 100 elements <order>"):
            found(things, "<order attribute='size'/>" * 101)
        many = "".join(f"<attribute name='holder' alias='a{each}'/>" for each in range(700))
        with pytest.raises(ApmError, match="returns more than 1900 values; ask for fewer columns"):
            found(things, many)

    def test_a_long_or_deep_text_is_refused(self, things: Records) -> None:
        deep = "<filter>" * 50 + "</filter>" * 50
        for inner in (deep, " " * 70_000):
            with pytest.raises(ApmError, match=r"nested past|longer than"):
                found(things, inner)

    def test_half_a_character_is_refused(self, things: Records) -> None:
        condition = "<filter><condition attribute='name' operator='eq' value='\ud800'/></filter>"
        for text in (condition, "\udfff"):
            with pytest.raises(ApmError, match="has a character that text cannot hold"):
                found(things, text)


def test_the_documentation_lists_all_operators() -> None:
    page = (DOCS / "queries.md").read_text("utf-8")
    table = page.partition("## Operators")[2].partition("\n## ")[0]
    listed = {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([^`]+)`", line.split(" | ")[0])
    }
    assert listed == {name for name in OPERATORS if not name.startswith("older-than")}


ELEMENTS = ["fetch", "entity", "attribute", "filter", "condition", "link-entity", "order", "value"]
ATTRIBUTES = [
    *("name='thing'", "name='size'", "name='owner'", "attribute='name'", "operator='eq'"),
    *("operator='in'", "value='1'", "alias='x'", "aggregate='sum'", "aggregate='true'", "top='2'"),
    *("groupby='true'", "from='ownerid'", "to='holder'", "link-type='outer'", "distinct='true'"),
    *("entityname='x'", "type='or'", "descending='true'", "page='2'", "count='1'"),
]


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, attributes, children: (
            f"<{tag} {' '.join(attributes)}>{''.join(children)}</{tag}>"
        ),
        st.sampled_from(ELEMENTS),
        st.lists(st.sampled_from(ATTRIBUTES), max_size=4, unique_by=lambda e: e.partition("=")[0]),
        st.lists(inner, max_size=3),
    )


@given(
    st.text(max_size=30)
    | st.recursive(st.just(""), _element, max_leaves=6)
    | st.recursive(st.just(""), _element, max_leaves=6).map(
        lambda inner: f"<fetch><entity name='thing'>{inner}</entity></fetch>"
    )
)
def test_any_text_is_fetch_xml_or_is_refused(things: Records, text: str) -> None:
    try:
        things.query("thing", f"?fetchXml={quote(text, safe='')}")
    except ApmError as error:
        assert "\n" not in str(error)
