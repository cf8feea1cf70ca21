"""Converts a tree of conditions to SQL. Names come from the schema, values are passed as `?` parameters.

Missing values [A, except `eq null` and `ne null`, which are D]: a record without a value is not equal to any value, is
neither greater nor less than any value, and contains no text. `not` inverts each condition: `not contains(x,'a')`
matches records without `x`, and `not (x gt 1)` means `x le 1`.
A condition matches no record, even under `not`, if its slug is empty or has a value that the column's type cannot
have [A].
"""

from collections.abc import Callable
from dataclasses import dataclass

from apm.core.errors import ApmError, bad_input
from apm.core.slugs import Lookup
from apm.dataverse.column_values import Stored, WrongValueError
from apm.dataverse.query.conditions import Condition, Group, Negation, Path, Template, Tree, Value
from apm.dataverse.query.filter_values import Missing, comparable
from apm.dataverse.schema.columns import Column
from apm.dataverse.schema.schema import Schema, Table

Sql = tuple[str, list[Stored]]
"""SQL with `?` placeholders, and their values."""

NEVER: Sql = ("0", [])

_CONTRARY = {"eq": "ne", "ne": "eq", "gt": "le", "le": "gt", "ge": "lt", "lt": "ge"}
_SIGNS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}


@dataclass(frozen=True, slots=True)
class FilterSql:
    """Converts the filters of a table.

    Attributes:
        lookup: returns the value of a slug.
    """

    schema: Schema
    table: Table
    lookup: Lookup

    def write(self, tree: Tree, *, negated: bool = False) -> Sql:
        """The SQL of a tree.

        Raises:
            ApmError: a name is unknown, or a comparison is invalid.
        """
        if isinstance(tree, Negation):
            return self.write(tree.part, negated=not negated)
        if isinstance(tree, Group):
            parts = [self.write(each, negated=negated) for each in tree.parts]
            return _joined(parts, tree.is_and, negated)
        return self._condition(tree, negated)

    def _condition(self, condition: Condition, negated: bool) -> Sql:
        column, owner, around = self._place(condition.path)
        if condition.operator in _SEARCHES and not column.is_text:
            raise _no_text(condition.operator)
        filled = [
            each.fill(self.lookup) if isinstance(each, Template) else each
            for each in condition.values
        ]
        try:
            values = [self._comparable(column, each) for each in filled]
        except Missing:
            return NEVER
        return _WRITERS[condition.operator](
            _Compared(column, owner, around), values, condition, negated
        )

    def _place(self, path: Path) -> "tuple[Column, str, Callable[[str], str]]":
        """The column, the SQL alias of its row, and a function that wraps an expression in a query of that row."""
        if not path.navigation:
            return self.table.column(path.column), "t", lambda inner: inner
        found = self.table.navigation(path.navigation)
        if found is None:
            raise self.schema.no_navigation(self.table, path.navigation)
        lookup, targets = found
        other = self.schema.table(targets[0].table)
        reach = (
            f'FROM "{other.name}" AS o WHERE o."{other.primary_id}" = t."{lookup.name}" '
            f"AND t.\"{lookup.name}~table\" = '{other.name}'"
        )
        return other.column(path.column), "o", lambda inner: f"(SELECT {inner} {reach})"

    def _comparable(self, column: Column, value: Value) -> Stored:
        """A value in the form in which the column stores it."""
        try:
            return comparable(column, value)
        except WrongValueError as problem:
            raise bad_input(f"$filter: {self.table.name}.{column.web_name} {problem}") from None


@dataclass(frozen=True, slots=True)
class _Compared:
    """A column in the SQL."""

    column: Column
    owner: str
    around: Callable[[str], str]

    @property
    def sql(self) -> str:
        fold_mark = "~fold" if self.column.is_text else ""
        return self.around(f'{self.owner}."{self.column.name}{fold_mark}"')


def _joined(parts: list[Sql], is_and: bool, negated: bool) -> Sql:
    word = " AND " if is_and is not negated else " OR "
    return (
        "(" + word.join(sql for sql, _ in parts) + ")",
        [value for _, values in parts for value in values],
    )


def _compare(at: _Compared, values: list[Stored], condition: Condition, negated: bool) -> Sql:
    operator = _CONTRARY[condition.operator] if negated else condition.operator
    value = values[0]
    if operator == "eq":
        return (f"{at.sql} IS NULL", []) if value is None else (f"{at.sql} = ?", [value])
    if operator == "ne":
        return f"{at.sql} IS NOT ?", [value]
    if value is None:
        return NEVER
    return f"{at.sql} {_SIGNS[operator]} ?", [value]


def _in(at: _Compared, values: list[Stored], _condition: Condition, negated: bool) -> Sql:
    known = [each for each in values if each is not None]
    has_null = len(known) < len(values)
    marks = ", ".join("?" * len(known))
    if negated:
        null = f"{at.sql} IS NOT NULL AND" if has_null else f"{at.sql} IS NULL OR"
        return f"({null} {at.sql} NOT IN ({marks}))", [*known]
    null = f" OR {at.sql} IS NULL" if has_null else ""
    return f"({at.sql} IN ({marks}){null})", [*known]


def _search(at: _Compared, values: list[Stored], condition: Condition, negated: bool) -> Sql:
    text = values[0]
    if not isinstance(text, str):
        raise _no_text(condition.operator)
    test, parameters = _SEARCHES[condition.operator](at.sql, text)
    return (f"NOT coalesce({test}, 0)" if negated else f"coalesce({test}, 0)"), parameters


def _no_text(operator: str) -> ApmError:
    return bad_input(f"$filter: {operator} looks for text in a column that holds text")


def _contains(sql: str, text: str) -> Sql:
    return f"instr({sql}, ?) > 0", [text]


def _startswith(sql: str, text: str) -> Sql:
    return f"substr({sql}, 1, ?) = ?", [len(text), text]


def _endswith(sql: str, text: str) -> Sql:
    # substr counts from the start if the length is 0.
    return (f"substr({sql}, ?) = ?", [-len(text), text]) if text else (f"{sql} IS NOT NULL", [])


_SEARCHES = {"contains": _contains, "startswith": _startswith, "endswith": _endswith}
_WRITERS = {
    **dict.fromkeys(("eq", "ne", "gt", "ge", "lt", "le"), _compare),
    "in": _in,
    **dict.fromkeys(_SEARCHES, _search),
}
