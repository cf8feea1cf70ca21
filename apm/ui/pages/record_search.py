"""Searches records: a record matches if its text columns contain every word.

>>> [each.name for each in find("steam wand", Records())][0]
'Steam wand has no pressure'
"""

from collections.abc import Iterator
from dataclasses import dataclass

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import ListQuery, Records, Table
from apm.ui.pages.html_text import text_of_html

LONGEST_PATTERN = 100
"""The number of characters of a word for which sqlite searches; it limits the length of patterns."""

EXACT, START, NAME, ELSEWHERE = range(4)
"""Ranks of a match. The name counts more than the other columns [A: the product's weights are not public]."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that matches.

    Attributes:
        rank: `EXACT`, `START`, `NAME` or `ELSEWHERE`, best first.
        where: label and text of the column that matches; empty if it is the name.
    """

    table: Table
    id: str
    name: str
    rank: int
    where: str = ""


def find(text: str, records: Records) -> list[Found]:
    """The records of all searched tables that match, the best first."""
    words = text.casefold().split()
    if not words:
        return []
    found = [
        each
        for table in records.schema.tables.values()
        if table.is_searched
        for each in _in_table(table, words, records)
    ]
    return sorted(found, key=lambda each: each.rank)


def _in_table(table: Table, words: list[str], records: Records) -> Iterator[Found]:
    texts = [each.name for each in table.columns.values() if each.is_text]
    for row in _candidates(table, texts, words, records):
        values = {name: text_of_html(as_text(row.get(name))) for name in texts}
        folded = [value.casefold() for value in values.values()]
        if all(any(word in value for value in folded) for word in words):
            name = as_text(row.get(table.primary_name))
            rank = _rank(name.casefold(), words)
            where = _where(table, values, words) if rank == ELSEWHERE else ""
            yield Found(table, as_text(row[table.primary_id]), name, rank, where)


def _candidates(
    table: Table, texts: list[str], words: list[str], records: Records
) -> list[dict[str, Json]]:
    """The records that may match: those with the longest word, and those with markup, which may be within a word."""
    longest = max(words, key=len)[:LONGEST_PATTERN]
    keywords = (f"*{longest}", "*<")
    listed = ListQuery(keywords=keywords, searched=tuple(texts))
    return records.query(table.name, f"?$select={','.join(texts)}", listed)


def _where(table: Table, values: dict[str, str], words: list[str]) -> str:
    """Label and text of the first column, other than the name, that contains a word."""
    for name, value in values.items():
        folded = value.casefold()
        if name != table.primary_name and any(word in folded for word in words):
            return f"{table.columns[name].label}: {_around(value, words)}"
    return ""


def _rank(name: str, words: list[str]) -> int:
    phrase = " ".join(words)
    if name == phrase:
        return EXACT
    if name.startswith(phrase):
        return START
    return NAME if all(word in name for word in words) else ELSEWHERE


def _around(text: str, words: list[str]) -> str:
    """The part of a text around the first match."""
    at = next((at for word in words if (at := text.casefold().find(word)) >= 0), 0)
    start = max(0, at - 40)
    return ("…" if start else "") + text[start : at + 80] + ("…" if at + 80 < len(text) else "")
