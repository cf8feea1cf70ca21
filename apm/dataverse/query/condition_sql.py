"""Converts conditions of the query model to SQL. Names come from the schema, values are passed as `?` parameters.

Missing values [A, except `eq null` and `ne null`, which are D]: a record without a value is not equal to any value, is
neither greater nor less than any value, and contains no text. A negation inverts each condition: `not contains(x,'a')`
matches records without `x`, and `not (x gt 1)` means `x le 1`. FetchXML has the same rules [A].
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from apm.dataverse.column_values import Stored
from apm.dataverse.query.query_model import (
    Condition,
    Group,
    Link,
    Negation,
    Never,
    Path,
    Related,
    Tree,
)
from apm.dataverse.schema.activity_pointer import TYPE
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Schema, Table

Sql: TypeAlias = tuple[str, list[Stored]]
"""SQL with `?` placeholders, and their values."""

NEVER: Sql = ("0", [])

_MOST_JOINED = 100
"""How many conditions are joined without parentheses: sqlite nests each of them in the one before."""

CONTRARY = {"eq": "ne", "ne": "eq", "gt": "le", "le": "gt", "ge": "lt", "lt": "ge"}
"""By operator: the one that is true where it is false."""
_SIGNS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}


@dataclass(frozen=True, slots=True)
class ConditionSql:
    """Converts the conditions of a query."""

    schema: Schema

    def write(self, tree: Tree, *, negated: bool = False) -> Sql:
        """The SQL of a condition."""
        match tree:
            case Never():
                return NEVER
            case Negation():
                return self.write(tree.part, negated=not negated)
            case Group():
                is_and = tree.is_and is not negated
                if not tree.parts:
                    return ("1" if is_and else "0"), []
                parts = [self.write(each, negated=negated) for each in tree.parts]
                return _joined(parts, " AND " if is_and else " OR ")
            case Related():
                return self._related(tree, negated)
            case _:
                return _WRITERS[tree.operator](self.expression(tree.path), self, tree, negated)

    def expression(self, path: Path, *, mark: str | None = None) -> str:
        """The SQL expression of a column in the form that is compared; `mark` names another database column of it."""
        fold_mark = "~fold" if path.is_text else ""
        mark = fold_mark if mark is None else mark
        if path.is_name:
            return self.name_of(path, mark)
        return f'{path.source}."{path.column.name}{mark}"'

    def name_of(self, lookup: Path, mark: str = "") -> str:
        """The SQL expression for the name of the record that a lookup points at; with `~fold`, its folded form."""
        column = f'{lookup.source}."{lookup.column.name}'
        cases = " ".join(
            f'WHEN \'{other.name}\' THEN (SELECT "{other.primary_name}{mark}" FROM "{other.name}" '
            f'WHERE "{other.primary_id}" = {column}")'
            for other in (self.schema.table(each.table) for each in lookup.column.targets)
        )
        return f'CASE {column}~table" {cases} END'

    def joins(self, links: tuple[Link, ...]) -> Sql:
        """The SQL that joins linked tables; with a space before each."""
        sql, values = "", list[Stored]()
        for link in links:
            inner, own = self.joins(link.links)
            rows = f'"{link.table.name}" AS {link.source}'
            condition, more = self._on(link)
            # A link within a link belongs to it: without its rows, an outer link finds none.
            source = f"({rows}{inner})" if inner else rows
            sql += f" {'LEFT ' if link.is_outer else ''}JOIN {source} ON {condition}"
            values += [*own, *more]
        return sql, values

    def _on(self, link: Link) -> Sql:
        if link.is_first:
            return self._is_first(link)
        sql, values = _equal(link)
        if link.where is None:
            return sql, values
        condition, more = self.write(link.where)
        return f"{sql} AND ({condition})", [*values, *more]

    def _is_first(self, link: Link) -> Sql:
        """The condition that a linked row is the first of those that belong to a row, in the order of creation [A]."""
        joins, before = self.joins(link.links)
        where, values = self._on(replace(link, is_first=False))
        key = f'{link.source}."{link.table.primary_id}"'
        rows = f'SELECT {key} FROM "{link.table.name}" AS {link.source}{joins} WHERE {where}'
        return f"{key} = ({rows} ORDER BY {link.source}.rowid LIMIT 1)", [*before, *values]

    def _related(self, related: Related, negated: bool) -> Sql:
        link = related.link
        joins, before = self.joins(link.links)
        where, values = _equal(link)
        if link.where is not None:
            condition, more = self.write(link.where)
            sign = "NOT coalesce" if related.is_all else ""
            where += f" AND {sign}(({condition}){', 0' if related.is_all else ''})"
            values = [*values, *more]
        elif related.is_all:
            where = "0"
        rows = f'SELECT 1 FROM "{link.table.name}" AS {link.source}{joins} WHERE {where}'
        has_not = negated is not related.is_all
        return f"{'NOT ' if has_not else ''}EXISTS ({rows})", [*before, *values]


def _joined(parts: list[Sql], word: str) -> Sql:
    if len(parts) > _MOST_JOINED:
        starts = range(0, len(parts), _MOST_JOINED)
        return _joined([_joined(parts[at : at + _MOST_JOINED], word) for at in starts], word)
    return (
        "(" + word.join(sql for sql, _ in parts) + ")",
        [value for _, values in parts for value in values],
    )


def _equal(link: Link) -> Sql:
    """The condition that a linked row belongs to a row. Records of two tables can have the same id."""
    own, to = f'{link.source}."{link.column.name}', f'{link.to.source}."{link.to.column.name}'
    mark = "~fold" if link.column.is_text and link.to.column.is_text else ""
    sql = f'{own}{mark}" = {to}{mark}"'
    is_lookup = (link.column.kind is Kind.LOOKUP, link.to.column.kind is Kind.LOOKUP)
    if is_lookup == (True, True):
        sql += f' AND {own}~table" = {to}~table"'
    elif is_lookup == (False, True) and link.column.name == link.table.primary_id:
        sql += f' AND {to}~table" = {_home(link.table, link.source)}'
    elif is_lookup == (True, False) and link.to.column.name == link.of.primary_id:
        sql += f' AND {own}~table" = {_home(link.of, link.to.source)}'
    return sql, []


def _home(table: Table, source: str) -> str:
    """The SQL expression for the name of the table that has a row of a source."""
    return f'{source}."{TYPE}"' if table.parts else f"'{table.name}'"


def _compare(at: str, sql: ConditionSql, condition: Condition, negated: bool) -> Sql:
    operator = CONTRARY[condition.operator] if negated else condition.operator
    value = condition.values[0]
    if isinstance(value, Path):
        other = sql.expression(value)
        if operator == "ne":
            return f"NOT coalesce({at} = {other}, 0)", []
        return f"{at} {_SIGNS.get(operator, '=')} {other}", []
    if operator == "eq":
        return (f"{at} IS NULL", []) if value is None else (f"{at} = ?", [value])
    if operator == "ne":
        return f"{at} IS NOT ?", [value]
    if value is None:
        return NEVER
    return f"{at} {_SIGNS[operator]} ?", [value]


def _in(at: str, _sql: ConditionSql, condition: Condition, negated: bool) -> Sql:
    known = _plain(condition)
    has_null = len(known) < len(condition.values)
    marks = ", ".join("?" * len(known))
    if negated:
        null = f"{at} IS NOT NULL AND" if has_null else f"{at} IS NULL OR"
        return f"({null} {at} NOT IN ({marks}))", known
    null = f" OR {at} IS NULL" if has_null else ""
    return f"({at} IN ({marks}){null})", known


def _search(at: str, _sql: ConditionSql, condition: Condition, negated: bool) -> Sql:
    test, parameters = _SEARCHES[condition.operator](at, str(condition.values[0]))
    return (f"NOT coalesce({test}, 0)" if negated else test), parameters


def _contains(at: str, text: str) -> Sql:
    return f"instr({at}, ?) > 0", [text]


def _startswith(at: str, text: str) -> Sql:
    return f"substr({at}, 1, ?) = ?", [len(text), text]


def _endswith(at: str, text: str) -> Sql:
    # substr counts from the start if the length is 0.
    return (f"substr({at}, ?) = ?", [-len(text), text]) if text else (f"{at} IS NOT NULL", [])


def _like(at: str, pattern: str) -> Sql:
    return f"{at} LIKE ? ESCAPE '\\'", [pattern]


def _has(at: str, sql: ConditionSql, condition: Condition, negated: bool) -> Sql:
    """Whether a choice with one or several values, which are stored as `1,2`, has one of the options."""
    raw = sql.expression(condition.path, mark="")
    tests = [f"instr(',' || {raw} || ',', ?) > 0" for _ in condition.values]
    test = f"({' OR '.join(tests)})"
    parameters: list[Stored] = [f",{each}," for each in _plain(condition)]
    return (f"NOT coalesce({test}, 0)" if negated else test), parameters


def _points_at(at: str, sql: ConditionSql, condition: Condition, negated: bool) -> Sql:
    """Whether a lookup points at a record. Records of two tables can have the same id."""
    tables = ", ".join("?" * (len(condition.values) - 1))
    test = f"({at} = ? AND {sql.expression(condition.path, mark='~table')} IN ({tables}))"
    return (f"NOT coalesce({test}, 0)" if negated else test), _plain(condition)


def _plain(condition: Condition) -> list[Stored]:
    return [each for each in condition.values if each is not None and not isinstance(each, Path)]


_SEARCHES: dict[str, Callable[[str, str], Sql]] = {
    "contains": _contains,
    "startswith": _startswith,
    "endswith": _endswith,
    "like": _like,
}
_WRITERS: dict[str, Callable[[str, ConditionSql, Condition, bool], Sql]] = {
    **dict.fromkeys(("eq", "ne", "gt", "ge", "lt", "le"), _compare),
    "in": _in,
    **dict.fromkeys(_SEARCHES, _search),
    "has": _has,
    "points-at": _points_at,
}
