"""What a search finds: records whose texts hold every word.

>>> [each.name for each in find("steam wand", Records())][0]
'Steam wand has no pressure'
"""

from collections.abc import Iterator
from dataclasses import dataclass

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records, Table
from apm.ui.pages.plain import plain

EXACT, START, NAME, ELSEWHERE = range(4)
"""How well a record matches; the name counts more than the rest [A: the product's weights are not public]."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that matches.

    Attributes:
        rank: `EXACT`, `START`, `NAME` or `ELSEWHERE`, best first.
        where: label and text of the column that matches, when it is not the name.
    """

    table: Table
    id: str
    name: str
    rank: int
    where: str = ""


def find(text: str, records: Records) -> list[Found]:
    """Records of all tables that match, the best first."""
    words = text.casefold().split()
    if not words:
        return []
    found = [
        each
        for table in records.schema.tables.values()
        for each in _in_table(table, words, records)
    ]
    return sorted(found, key=lambda each: each.rank)


def _in_table(table: Table, words: list[str], records: Records) -> Iterator[Found]:
    texts = [each.name for each in table.columns.values() if each.is_text]
    for row in records.query(table.name, f"?$select={','.join(texts)}"):
        values = [plain(as_text(row.get(name))).casefold() for name in texts]
        if all(any(word in value for value in values) for word in words):
            yield _found(table, texts, row, words)


def _found(table: Table, texts: list[str], row: dict[str, Json], words: list[str]) -> Found:
    name = as_text(row.get(table.primary_name))
    rank = _rank(name.casefold(), words)
    where = ""
    if rank == ELSEWHERE:
        columns = [table.columns[each] for each in texts if each != table.primary_name]
        where = next(
            (
                f"{column.label}: {_around(value, words)}"
                for column in columns
                if any(
                    word in (value := plain(as_text(row.get(column.name)))).casefold()
                    for word in words
                )
            ),
            "",
        )
    return Found(table, as_text(row[table.primary_id]), name, rank, where)


def _rank(name: str, words: list[str]) -> int:
    phrase = " ".join(words)
    if name == phrase:
        return EXACT
    if name.startswith(phrase):
        return START
    return NAME if all(word in name for word in words) else ELSEWHERE


def _around(text: str, words: list[str]) -> str:
    """The part of a text that matches."""
    at = next((at for word in words if (at := text.casefold().find(word)) >= 0), 0)
    start = max(0, at - 40)
    return ("…" if start else "") + text[start : at + 80] + ("…" if at + 80 < len(text) else "")
