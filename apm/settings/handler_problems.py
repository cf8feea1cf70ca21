"""Checks form scripts, form parameters and commands: their tables and columns exist.

Only OnChange handlers name a column; a form parameter has another name than every column.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> handler_problems({"commands": [{"table": "acount"}]}, read_sample)
["commands[0] (acount).table: there is no table 'acount'; did you mean 'account'?"]
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from apm.core.errors import show
from apm.core.json_text import Json
from apm.core.nearest_names import hint
from apm.dataverse import Schema
from apm.settings.entries import Entry, entries
from apm.settings.problem_texts import missing, wrong
from apm.settings.settings import FormEvent

Tables: TypeAlias = Callable[[], Schema | None]
"""Returns the schema of the records; None if the user's own records have problems."""


_ITEMS = {
    str(FormEvent.TAB_STATE): "the name of the tab",
    str(FormEvent.RECORD_SELECT): "the name of the grid",
}
"""What the item of an event is."""


def handler_problems(given: Entry, tables: Tables) -> list[str]:
    """The problems of the tables and columns of form scripts, form parameters and commands."""
    forms, commands, parameters = (
        list(entries(given, key)) for key in ("forms", "commands", "form_parameters")
    )
    with_table = [*forms, *commands, *parameters]
    if not with_table:
        return []
    schema = tables()
    return [
        *(problem for keyed in with_table for problem in _table_problems(*keyed, schema)),
        *(problem for keyed in forms for problem in _column_problems(*keyed, schema)),
        *(problem for keyed in parameters for problem in _name_problems(*keyed, schema)),
    ]


def _table_problems(key: str, entry: Mapping[str, Json], schema: Schema | None) -> Iterator[str]:
    if schema:
        yield from _unknown("table", f"{key}.table", entry.get("table"), [*schema.names])


def _column_problems(key: str, entry: Mapping[str, Json], schema: Schema | None) -> Iterator[str]:
    event, column, table = (entry.get(each) for each in ("event", "column", "table"))
    if not isinstance(event, str) or event.lower() not in list(FormEvent):
        return
    yield from _item_problems(key, event.lower(), entry.get("item"))
    key = f"{key}.column"
    if event.lower() != FormEvent.CHANGE:
        if column is not None:
            yield wrong(key, column, f"left out: only {FormEvent.CHANGE} is about a column")
    elif column is None:
        yield missing(key, "the column whose change the function hears of")
    elif schema and isinstance(table, str) and table in schema.tables:
        yield from _unknown("column", key, column, [*schema.tables[table].columns], f" in {table}")


def _item_problems(key: str, event: str, item: Json) -> Iterator[str]:
    wanted = _ITEMS.get(event)
    if wanted and item is None:
        yield missing(f"{key}.item", wanted)
    elif item is not None and not wanted:
        yield wrong(f"{key}.item", item, f"left out: only {' and '.join(_ITEMS)} are about an item")


def _name_problems(key: str, entry: Mapping[str, Json], schema: Schema | None) -> Iterator[str]:
    name, table = entry.get("name"), entry.get("table")
    known = schema.tables.get(table) if schema and isinstance(table, str) else None
    if known and isinstance(name, str) and name in known.columns:
        yield wrong(f"{key}.name", name, f"a name that no column of {table} has")


def _unknown(what: str, key: str, name: Json, known: list[str], where: str = "") -> Iterator[str]:
    if isinstance(name, str) and name.strip() and name not in known:
        yield f"{key}: there is no {what} {show(name)}{where}; {hint(name, known)}"
