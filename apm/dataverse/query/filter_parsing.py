"""Reads a `$filter` into conditions of the query model, with the grammar of odata-query.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> schema = read_sample()
>>> names = Names(schema, schema.table("incident"), iter(["t1"]))
>>> from datetime import datetime
>>> asked = Asked(datetime(2026, 7, 4))
>>> tree = read_filter("not contains(title,'x') and statecode eq 0", names, asked)
>>> [type(each).__name__ for each in tree.parts]
['Negation', 'Condition']
"""

from dataclasses import replace
from typing import Any, NoReturn

from apm.core.errors import bad_input, show
from apm.core.json_text import Json
from apm.core.slugs import Lookup
from apm.dataverse.column_values import Stored, WrongValueError
from apm.dataverse.query.filter_syntax import EXAMPLE, parsed
from apm.dataverse.query.filter_values import Missing, Value, comparable
from apm.dataverse.query.literals import (
    ESCAPE,
    FUNCTIONS,
    PLACE,
    Bare,
    Called,
    Literal,
    Template,
    no_function,
)
from apm.dataverse.query.operator import Asked
from apm.dataverse.query.query_functions import function_condition
from apm.dataverse.query.query_model import (
    Condition,
    Group,
    Link,
    Negation,
    Never,
    Path,
    Related,
    Tree,
    navigation_link,
)
from apm.dataverse.query.query_names import Names
from apm.dataverse.schema.relationships import ManyToMany, Relationship
from apm.dataverse.schema.schema import Table

_OPERATORS = {"Eq": "eq", "NotEq": "ne", "Lt": "lt", "LtE": "le", "Gt": "gt", "GtE": "ge"}


def read_filter(text: str, names: Names, asked: Asked, lookup: Lookup | None = None) -> Tree:
    """The conditions of a filter. Without `lookup`, braces in quoted values are plain text.

    Args:
        text: the filter.
        names: the names of its table.
        asked: when the query is run, and by whom.
        lookup: returns the value of a slug.

    Raises:
        ApmError: the filter is invalid, or has a part that this emulator does not support.
    """
    bare, node = parsed(text, with_slugs=lookup is not None)
    return _Reader(bare, names, asked, lookup).tree(node)


class _Reader:
    """Converts the parser's tree; its nodes are recognized by their class names."""

    def __init__(self, bare: Bare, names: Names, asked: Asked, lookup: Lookup | None) -> None:
        self._bare = bare
        self._names = names
        self._asked = asked
        self._lookup = lookup

    def tree(self, node: Any) -> Tree:
        negated = False
        while _is(node, "UnaryOp") and _is(node.op, "Not"):
            node, negated = node.operand, not negated
        tree = self._positive(node)
        return Negation(tree) if negated else tree

    def _positive(self, node: Any) -> Tree:
        match type(node).__name__:
            case "BoolOp":
                parts = tuple(self.tree(each) for each in _spine(node, type(node.op)))
                return Group(_is(node.op, "And"), parts)
            case "Compare":
                return self._comparison(node)
            case "Call":
                return self._call(node)
            case "CollectionLambda":
                return self._related(node)
        raise bad_input(f"$filter has a part that is not a condition; {EXAMPLE}")

    def _related(self, node: Any) -> Tree:
        """The condition of `any` and `all`."""
        steps = _steps(node.owner)
        if steps is None:
            _refuse_place()
        back, table, source = self._names.collection(steps)
        own = next(self._names.sources)
        variable = node.lambda_.identifier.name if node.lambda_ else "x"
        inner = Names(
            self._names.schema,
            self._names.schema.table(back.table),
            self._names.sources,
            own,
            variable.removeprefix(ESCAPE),
            self._names,
        )
        where = None
        if node.lambda_:
            reader = _Reader(self._bare, inner, self._asked, self._lookup)
            where = reader.tree(node.lambda_.expression)
        to = Path(table.columns[table.primary_id], source)
        links = tuple(inner.links.values())
        if isinstance(back, Relationship):
            link = Link(own, inner.table, back.column, to, table, where=where, links=links)
        else:
            link = self._association(back, inner, to, table)
            link = replace(link, where=where, links=(replace(link.links[0], links=links),))
        return Related(link, is_all=_is(node.operator, "All"))

    def _association(self, many: ManyToMany, inner: Names, to: Path, table: Table) -> Link:
        """The links of a many-to-many relationship, and the records that they lead to."""
        links, source = self._names.schema.table(many.links), next(self._names.sources)
        lookup = Path(links.columns[many.other_column], source)
        other = navigation_link(inner.source, inner.table, lookup, links)
        return Link(source, links, links.columns[many.column], to, table, links=(other,))

    def _comparison(self, node: Any) -> Tree:
        if _is(node.left, "Call") and _is(node.right, "Boolean"):
            return self._called_is(node)
        if isinstance(called := self._literal(node.left), Called):
            return function_condition(called, self._names.table, self._names.source, self._asked)
        path = self._path(node.left)
        if _is(node.comparator, "In"):
            if any(_steps(each) is not None for each in node.right.val):
                raise bad_input("$filter: in takes values; text needs quotes")
            return self._condition(path, "in", node.right.val)
        return self._condition(path, _OPERATORS[type(node.comparator).__name__], [node.right])

    def _called_is(self, node: Any) -> Tree:
        """The condition of `contains(title,'x') eq false`."""
        operator = _OPERATORS.get(type(node.comparator).__name__)
        if operator not in ("eq", "ne"):
            raise bad_input("$filter compares a function with true or false by eq or ne")
        tree = self._call(node.left)
        is_true = (node.right.val.lower() == "true") is (operator == "eq")
        return tree if is_true else Negation(tree)

    def _call(self, node: Any) -> Tree:
        name = node.func.full_name()
        if name not in FUNCTIONS:
            raise no_function(name)
        column, value = node.args
        if _steps(value) is not None:
            raise bad_input(f"$filter: {name} looks for a text, which needs quotes")
        path = self._path(column)
        found = self._condition(path, name, [value]) if path.is_text else None
        if found is None or (isinstance(found, Condition) and found.values == (None,)):
            raise bad_input(f"$filter: {name} looks for text in a column that holds text")
        return found

    def _condition(self, path: Path, operator: str, nodes: list[Any]) -> Tree:
        try:
            return Condition(path, operator, tuple(self._value(path, each) for each in nodes))
        except Missing:
            return Never()
        except WrongValueError as problem:
            table = self._names.table.name
            raise bad_input(f"$filter: {table}.{path.column.web_name} {problem}") from None

    def _path(self, node: Any) -> Path:
        steps = _steps(node)
        if steps is not None:
            return self._names.path(steps)
        if _is(node, "Call"):
            raise no_function(node.func.full_name())
        _refuse_place()

    def _value(self, path: Path, node: Any) -> Stored | Path:
        steps = _steps(node)
        if steps is not None:
            return self._other_column(path, steps)
        value = self._literal(node)
        if isinstance(value, Called):
            raise bad_input(f"$filter compares with something that is not a plain value; {EXAMPLE}")
        if isinstance(value, Template):
            value = value.fill(self._lookup or (lambda _: None))
        return comparable(path.column, value or _plain(node))

    def _other_column(self, path: Path, steps: list[str]) -> Path:
        """The column that a column is compared with [D]."""
        name = "/".join(steps)
        if len(steps) == 1 and self._names.table.find(name) is None:
            raise bad_input(
                f"$filter compares with {show(name)}, which is no value and no column; text needs quotes"
            )
        other = self._names.path(steps)
        if other.is_text is not path.is_text or (
            not path.is_text and other.column.kind is not path.column.kind
        ):
            raise bad_input(
                f"$filter: {path.column.web_name} and {name} have different types; "
                "only columns of the same type are compared"
            )
        return other

    def _literal(self, node: Any) -> Literal | None:
        """The value that a placeholder stands for; None for another node."""
        is_place = _is(node, "Identifier") and node.namespace == (PLACE,)
        return self._bare.values[int(node.name[1:])] if is_place else None


def _steps(node: Any) -> list[str] | None:
    """The parts of a name such as `a/b/c`; None if the node is not a name."""
    steps: list[str] = []
    while _is(node, "Attribute"):
        steps.append(node.attr)
        node = node.owner
    if not _is(node, "Identifier") or node.namespace:
        return None
    return [each.removeprefix(ESCAPE) for each in [*steps, node.name][::-1]]


def _refuse_place() -> NoReturn:
    raise bad_input(f"$filter compares a column, on the left, with a value; {EXAMPLE}")


def _plain(node: Any) -> Value:
    match type(node).__name__:
        case "String" | "GUID" | "Date" | "DateTime":
            return Value(node.val)
        case "Null":
            return Value(None)
        case "Boolean":
            return Value(node.val.lower() == "true")
        case "Integer" | "Float":
            return Value(_number(node.val))
    raise bad_input(f"$filter compares with something that is not a plain value; {EXAMPLE}")


def _number(text: str) -> Json:
    """A number; an integer that is too large for sqlite becomes a float."""
    number = float(text)
    return int(text) if text.lstrip("+-").isdecimal() and abs(number) < 2.0**63 else number


def _spine(node: Any, operator: type) -> list[Any]:
    """The parts of `a and b and c` in order; the parser nests them to the left."""
    parts: list[Any] = []
    while _is(node, "BoolOp") and type(node.op) is operator:
        parts.append(node.right)
        node = node.left
    parts.append(node)
    return parts[::-1]


def _is(node: Any, name: str) -> bool:
    return type(node).__name__ == name
