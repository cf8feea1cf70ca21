"""Parses a `$filter` into a tree of conditions, with the grammar of odata-query.

>>> parse_filter("not contains(title,'x') and statecode eq 0")
... # doctest: +NORMALIZE_WHITESPACE
Group(is_and=True, parts=(Negation(part=Condition(path=Path(column='title', navigation=''), operator='contains',
    values=(Value(value='x', is_loose=False, is_missing=False),))),
    Condition(path=Path(column='statecode', navigation=''), operator='eq',
    values=(Value(value=0, is_loose=False, is_missing=False),))))
"""

import re
from functools import lru_cache
from importlib import import_module
from typing import Any

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json
from apm.dataverse.query.conditions import Condition, Group, Negation, Path, Template, Tree, Value
from apm.dataverse.query.literals import ESCAPE, FUNCTIONS, PLACE, Bare, no_function, take_out

MAX_CONDITIONS = 500
"""The maximum number of conditions in a query [D]."""

MAX_LENGTH = 32_768
"""The maximum length of an address, in characters [D]."""

MAX_DEPTH = 30
"""The maximum nesting of parentheses; sqlite limits it too [A]."""

_OPERATORS = {"Eq": "eq", "NotEq": "ne", "Lt": "lt", "LtE": "le", "Gt": "gt", "GtE": "ge"}
_EXAMPLE = "write conditions such as: title eq 'Leak' and statecode eq 0"


@lru_cache(maxsize=256)
def parse_filter(text: str, *, with_slugs: bool = False) -> Tree:
    """The tree of a filter. Without `with_slugs`, braces in quoted values are plain text.

    Raises:
        ApmError: the filter is invalid, or has a part that this emulator does not support.
    """
    if len(text) > MAX_LENGTH:
        raise bad_input(f"$filter is longer than {MAX_LENGTH} characters")
    bare = take_out(text, with_slugs=with_slugs)
    _check_size(bare.text)
    return _Reader(bare).tree(_parsed(bare))


def _check_size(text: str) -> None:
    if len(re.findall(r"\b(?:and|or|not)\b", text, re.IGNORECASE)) >= MAX_CONDITIONS:
        raise bad_input(f"$filter has more than {MAX_CONDITIONS} conditions")
    depth = 0
    for bracket in re.findall(r"[()]", text):
        depth += 1 if bracket == "(" else -1
        if depth > MAX_DEPTH:
            raise bad_input(f"$filter nests parentheses past {MAX_DEPTH} levels")


def _parsed(bare: Bare) -> Any:
    grammar = import_module("odata_query.grammar")
    errors = import_module("odata_query.exceptions")
    try:
        return grammar.ODataParser().parse(grammar.ODataLexer().tokenize(bare.text))
    except errors.UnknownFunctionException as error:
        raise no_function(error.function_name) from None
    except errors.ArgumentCountException as error:
        raise bad_input(f"$filter: {error.function_name} takes a column and a value") from None
    except errors.ODataSyntaxError as error:
        raise _unreadable(bare, getattr(error.token, "index", None)) from None


def _unreadable(bare: Bare, index: int | None) -> ApmError:
    """The error for a filter that is invalid at an index; None means at its end."""
    where = "ends too early" if index is None else f"cannot be read near {_near(bare, index)}"
    return bad_input(f"$filter {where}; {_EXAMPLE}")


def _near(bare: Bare, index: int) -> str:
    words = re.findall(r"\S+", bare.text[index:])
    return show(bare.shown(" ".join(words[:3])), 40)


class _Reader:
    """Converts the parser's tree; its nodes are recognized by their class names."""

    def __init__(self, bare: Bare) -> None:
        self._bare = bare

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
        raise bad_input(f"$filter has a part that is no condition; {_EXAMPLE}")

    def _comparison(self, node: Any) -> Condition:
        path = self._path(node.left)
        if _is(node.comparator, "In"):
            return Condition(path, "in", tuple(self._value(each) for each in node.right.val))
        operator = _OPERATORS[type(node.comparator).__name__]
        return Condition(path, operator, (self._value(node.right),))

    def _call(self, node: Any) -> Condition:
        name = node.func.full_name()
        if name not in FUNCTIONS:
            raise no_function(name)
        column, value = node.args
        return Condition(self._path(column), name, (self._value(value),))

    def _path(self, node: Any) -> Path:
        if _is(node, "Identifier") and not node.namespace:
            return Path(node.name.removeprefix(ESCAPE))
        if _is(node, "Attribute") and _is(node.owner, "Identifier"):
            return Path(node.attr.removeprefix(ESCAPE), node.owner.name.removeprefix(ESCAPE))
        if _is(node, "Call"):
            raise no_function(node.func.full_name())
        raise bad_input(f"$filter compares a column, on the left, with a value; {_EXAMPLE}")

    def _value(self, node: Any) -> Value | Template:
        match type(node).__name__:
            case "Identifier" if node.namespace == (PLACE,):
                return self._bare.values[int(node.name[1:])]
            case "Identifier":
                raise bad_input(
                    f"$filter compares with {show(node.name)}, which is no value; "
                    "text needs quotes, and columns are not compared with columns here"
                )
            case "String" | "GUID" | "Date" | "DateTime":
                return Value(node.val)
            case "Null":
                return Value(None)
            case "Boolean":
                return Value(node.val.lower() == "true")
            case "Integer" | "Float":
                return Value(_number(node.val))
        raise bad_input(f"$filter compares with something that is no plain value; {_EXAMPLE}")


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
