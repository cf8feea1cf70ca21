"""Parsers of text from outside take time in proportion to the length of the text.

Each text is doubled, from one repetition on. Times are compared within one run, as processor time of the thread, with a
wide margin: a text with eight times the repetitions may take 24 times as long. Where each character is compared with
each other, it takes 64 times as long.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import thread_time
from typing import TypeAlias

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import JsonTextError, parse_json
from apm.core.slugs import parse, render
from apm.dataverse import Column, Kind, Records
from apm.dataverse.writing.row_writing import read_address
from apm.forms.input_text import from_text, to_text
from apm.host.serve.request_target import segments
from apm.host.serve.web_resources import asked_web_resource
from apm.reading.findings import ReadTexts
from apm.reading.text_places import json_places, toml_places
from apm.reading.toml_text import read_toml
from apm.reading.wrong_format import format_of
from apm.settings import Settings
from apm.settings.importing import import_templates
from apm.settings.loading import load_text
from apm.templates.addresses import web_resource_address, website_problem
from apm.ui.pages.html_text import is_html, text_of_html
from apm.workspace.slug_resolver import SlugResolver

LONGEST = 50_000
"""The length of the longest text, in characters. Some parsers refuse long texts; until then, the same holds."""

STEPS = 3
"""The number of doublings between two times that are compared."""

MARGIN = 3 * 2**STEPS

UNNOTICED = 0.05
"""The time in seconds that may always pass: shorter times say nothing about growth."""

Parser: TypeAlias = Callable[[str], object]
Text: TypeAlias = tuple[str, str, str]
"""The start of a text, the part that is repeated, and its end."""

RECORDS = Records()
MONEY, DUE = Column("revenue", "Revenue", Kind.MONEY), Column("due", "Due", Kind.DATETIME)


def query(options: str) -> object:
    return RECORDS.retrieve_multiple("incident", options, 10)


def query_slug(text: str) -> object:
    return render(text, SlugResolver({"a": "x"}.get, RECORDS))


def places_in_json(text: str) -> object:
    parse_json(text)
    return json_places(text)


def places_in_toml(text: str) -> object:
    read_toml(text)
    return toml_places(text)


def import_exports(text: str) -> object:
    return import_templates(Settings(), text)


SLUGS: list[Text] = [
    ("", "{", ""),
    ("", "{a}", ""),
    ("", "{a", ""),
    ("{", "a", ""),
    ("{$odata.", "{$odata.a}", ""),
    ("{$odata.", "{$odata.a}", "}"),
    ("{$odata.", "''", ""),
    ("{$odata.", "'", "}"),
    ("{$odata.", "'a'", "{"),
    ("{$odata.", "a", ""),
    ("", "{$odata.", ""),
    ("", "{$odata.'", ""),
    ("", "{$odata.''", ""),
    ("", "{$odata.a'}", "'"),
    ("", "{$odata.{$odata.{$odata.{a}", ""),
    ("{$odata.account.name.?$filter=", "name eq '{a}' or ", "x}"),
]
FILTERS: list[Text] = [
    ("", "'", ""),
    ("title eq '", "''", ""),
    ("title eq ", "'a'", ""),
    ("title eq ", "{a}", ""),
    ("title eq ", "{$odata.a}", ""),
    ("title eq {$odata.", "{$odata.a}", ""),
    ("title eq ", "a{", ""),
    ("", "a.", ""),
    ("", "in(", ""),
    ("title in", " ", "x"),
    ("title in (", "1,", "2)"),
    ("title in (", "'a',", "'b')"),
    ("", "(", ""),
    ("(" * 20 + "a", ")", ""),
    ("", "not ", ""),
    ("title eq 'x'", " or title eq 'x'", ""),
    ("title", " ", "eq 'x'"),
    ("title eq ", "1", ""),
    ("", "a", " eq 1"),
    ("", "null", ""),
    ("", "contains(", ""),
    ("createdon eq 2026-01-01T00:00:00.", "0", "Z"),
]
FUNCTION = "Microsoft.Dynamics.CRM."
FUNCTIONS: list[Text] = [
    (f"{FUNCTION}On(", "''", ""),
    (f"{FUNCTION}On(", "'a'", ""),
    (f"{FUNCTION}On(", "a", ""),
    (FUNCTION, "a", ""),
    (f"{FUNCTION}On", " ", "x"),
    ("", f"{FUNCTION}On('", ""),
    ("", f"{FUNCTION}On(''", ""),
    (f"{FUNCTION}On(PropertyName", " ", "x)"),
    (f"{FUNCTION}On(", " ", "x)"),
    (f"{FUNCTION}On(PropertyName='createdon'", " ", "x)"),
    (f"{FUNCTION}On(PropertyName='createdon',PropertyValue=", " ", "x=)"),
    (f"{FUNCTION}On(PropertyName='createdon',PropertyValue=", "x ", "=)"),
    (f"{FUNCTION}On(PropertyName='", "a", "')"),
    (f"{FUNCTION}In(PropertyName='title',PropertyValues=[", "'a',", "'b'])"),
    (f"{FUNCTION}In(PropertyName='title',PropertyValues=[", "''", ")"),
    (f"{FUNCTION}In(PropertyName='title',PropertyValues=[", "] ", "x)"),
]
OPTIONS: list[Text] = [
    ("?", "&", ""),
    ("?$select=", "title,", "title"),
    ("?$select=", "a", ""),
    ("?$select=", "(", ""),
    ("?$orderby=title", " ", "x"),
    ("?$orderby=", "title,", "title"),
    ("?$expand=", "a(", ""),
    ("?$expand=", "customerid_account($select=name),", "x"),
    ("?", "'&", ""),
    ("?", "%27", ""),
    ("?$top=", "1", ""),
    ("?", "& ", "fetchXml"),
]
FETCH_XML: list[Text] = [
    ("?fetchXml=<fetch><entity name='incident'>", "<attribute name='title'/>", "</entity></fetch>"),
    ("?fetchXml=<fetch><entity name='incident'>", "<filter>", ""),
    (
        "?fetchXml=<fetch><entity name='incident'><filter>"
        "<condition attribute='title' operator='like' value='",
        "[",
        "'/></filter></entity></fetch>",
    ),
    ("?fetchXml=", "<", ""),
    ("?fetchXml=<fetch ", "a='' ", "/>"),
    ("?$apply=groupby((", "statecode,", "title))"),
    ("?$apply=", "filter(statecode eq 0)/", "aggregate($count as n)"),
    ("?$apply=aggregate(", "$count as n,", ")"),
    ("?$filter=", "Incident_Tasks/any(t:t/statecode eq 0) and ", "statecode eq 0"),
    ("?fetchXml=", "<", ""),
    ("?fetchXml=<fetch ", "a='' ", "/>"),
    ("?fetchXml=<fetch>", "&lt;", "</fetch>"),
    ("?fetchXml", " ", "x"),
    ("?", "&fetchXml=", ""),
]
WEBSITES: list[Text] = [
    ("https://", "a", ""),
    ("https://a/", " ", ""),
    ("", " ", "https://a"),
    ("https://a/", "?#/", " \n"),
    ("http://localhost:", "1", "x"),
    ("", "https://", ""),
]
ADDRESSES: list[Text] = [
    ("accounts(", " ", "x"),
    ("accounts(", "a ", ""),
    ("accounts", " ", "x"),
    ("accounts()", " ", "x"),
    ("", "/", "x"),
    ("", "a/", "x("),
    ("", "a(", ""),
    ("accounts(", "a", ")"),
]
TARGETS: list[Text] = [
    ("", "/", ""),
    ("/{", "{", "/WebResources/"),
    ("", "/WebResources", ""),
    ("/{", "}/{", ""),
    ("/", "%2f", ""),
]
DATES: list[Text] = [
    ("2026-01-01T00:00:00.", "0", ""),
    ("2026-01-01", " ", "x"),
    ("", "2026-", ""),
    ("", "T", ""),
]
NUMBERS: list[Text] = [
    ("", "1", ""),
    ("", "1,", ""),
    ("1", ",000", "x"),
    ("", "1.", ""),
    ("1e", "1", ""),
    (".", "0", "x"),
]
HTML: list[Text] = [
    ("", "<", ""),
    ("", "<p", ""),
    ("", "<p ", ""),
    ("", "</a", ""),
    ("</a", " ", "x"),
    ("", "<!--", ""),
    ("", "<p>", ""),
    ("", "&", ""),
    ("", "<script>", ""),
    ("<a ", "b='", ""),
    ("<a ", "b=c ", ""),
    ("", "<![", ""),
    ("", "<?", ""),
]
JSON: list[Text] = [
    ("", "[", ""),
    ("[", "[],", "1]"),
    ('["', '\\"', ""),
    ("", '"', ""),
    ("", '"a"', ""),
    ('"', "\\", ""),
    ("[", "1", "]"),
    ("[0.", "1", "]"),
    ("[1e", "1", "]"),
    ("[", '{"a":1},', "1]"),
    ("{", '"a":1,', '"b":1}'),
    ("", " ", "x"),
]
TOML: list[Text] = [
    ("a = '", "a", "'"),
    ("a = [", "1,", "]"),
    ("a = ", "1", ""),
    ("", "# a\n", ""),
    ("", "[[tab_templates]]\n", ""),
    ("a = '''", "'", ""),
    ('a = "', "\\u0061", '"'),
    ("a", " ", "b"),
    ("a = 2026-01-01T00:00:00.", "0", ""),
]
PROBLEMS: list[Text] = [
    ("a.toml: ", "a", " is 1"),
    ("a.toml: ", "a.", "b"),
    ("a.toml: a", "[1]", " (x)"),
    ("a.toml: a[0] (", "x", " is 1"),
    ("a.toml: a, row 1: ", "b ", ""),
    ("a.toml", " ", "(at line 1, column 2)"),
]
TAB = '{"msdyn_uniquename": "a", "msdyn_pagetype": 509180006},'
SESSION = '{"msdyn_uniquename": "a", "msdyn_sessiontype": 0, "_msdyn_anchortab_value": "x"},'
EXPORTS: list[Text] = [
    ("[", TAB, "1]"),
    ("[", SESSION, "1]"),
    ("[", "1,", "1]"),
    (f'[{TAB}{{"msdyn_templateparameters": "', "[", '"}]'),
    ('[{"value": [', "{},", "{}]}]"),
]
SETTINGS: list[Text] = [
    ('{"session_templates": [', '{"unique_name": "a", "additional": ["b"]},', "{}]}"),
    ('{"tab_templates": [', '{"unique_name": "a"},', "{}]}"),
    ('{"records": {"tables": {"account": [', '{"name": "a"},', "{}]}}}"),
    ('{"records": {"tables": {"account": [{"name": "', "a", '"}]}}}'),
    ('{"forms": [', '{"table": "incident", "event": "onload", "function": "f"},', "{}]}"),
    ('{"roles": [', '"a",', '"b"]}'),
    ('{"', "a", '": 1}'),
]
TABLE: list[tuple[str, Parser, list[Text]]] = [
    ("slugs", parse, SLUGS),
    ("query slugs", query_slug, SLUGS),
    ("filters", lambda text: query(f"?$filter={text}"), [*FILTERS, *FUNCTIONS]),
    (
        "filters with slugs",
        lambda text: query_slug(f"{{$odata.incident.title.?$filter={text}}}"),
        FILTERS,
    ),
    ("query options", query, [*OPTIONS, *FETCH_XML]),
    ("websites", lambda text: website_problem({"url": text}), WEBSITES),
    ("web resources", lambda text: web_resource_address({"webresourceName": text}), WEBSITES),
    ("addresses of records", read_address, ADDRESSES),
    ("request targets", segments, TARGETS),
    ("names of web resources", asked_web_resource, TARGETS),
    ("dates", lambda text: to_text(DUE, text), DATES),
    ("numbers", lambda text: from_text(MONEY, text), NUMBERS),
    ("HTML", text_of_html, HTML),
    ("whether text is HTML", is_html, HTML),
    ("JSON", parse_json, JSON),
    ("TOML", read_toml, TOML),
    ("places in JSON", places_in_json, [*JSON, ('{"a": [', "{},", "1]}"), ("[\n", "1,\n", "1]")]),
    ("places in TOML", places_in_toml, [*TOML, ("a = [", "{b = 1},", "]"), ("", "[[a.b]]\n", "")]),
    ("the format of a text", format_of, [*JSON, *TOML, ("", "a,", "\n"), ("", "# \n", "a: 1")]),
    ("a problem", ReadTexts({"a.toml": "a = 1"}).located, PROBLEMS),
    ("exports", import_exports, [*JSON, *EXPORTS]),
    ("settings", load_text, [*JSON, *SETTINGS]),
]
CASES = [
    pytest.param(parser, text, id=f"{name}: {' '.join(text)[:60]!r}")
    for name, parser, texts in TABLE
    for text in texts
]


@pytest.fixture(autouse=True)
def _no_collection() -> Iterator[None]:
    """Garbage is collected at times that say nothing about the parser."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(("parser", "text"), CASES)
def test_time_grows_as_the_text_does(parser: Parser, text: Text) -> None:
    start, part, end = text
    _time(parser, f"{start}{end}")  # Modules are imported on first use.
    times: list[float] = []
    repetitions = 1
    while len(part) * repetitions <= LONGEST:
        times.append(_time(parser, f"{start}{part * repetitions}{end}"))
        before = times[max(0, len(times) - 1 - STEPS)]
        assert times[-1] <= UNNOTICED + MARGIN * before, (
            f"{repetitions} repetitions take {times[-1]:.3f} s, before that it was {before:.6f} s"
        )
        repetitions *= 2


def _time(parser: Parser, text: str) -> float:
    """The processor time, in seconds, in which a text is read or refused."""
    start = thread_time()
    with suppress(ApmError, JsonTextError, ValueError):
        parser(text)
    return thread_time() - start
