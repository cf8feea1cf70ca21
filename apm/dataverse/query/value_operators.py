r"""The operators that compare values, texts, choices and users [D].

>>> print(pattern("50[%] _FF"))
50\% _ff
"""

import re
from collections.abc import Callable, Mapping, Sequence

from apm.dataverse.column_values import Stored, WrongValueError, fold
from apm.dataverse.query.filter_values import Missing, from_text
from apm.dataverse.query.operator import Asked, Build, Operator
from apm.dataverse.query.query_model import Condition, Group, Negation, Path, Tree
from apm.dataverse.schema.columns import Kind


def _compared(operator: str) -> Build:
    return lambda path, values, _: Condition(path, operator, (from_text(path, values[0]),))


def _is_null(path: Path, _values: Sequence[str], _asked: Asked) -> Tree:
    return Condition(path, "eq", (None,))


def _one_of(path: Path, values: Sequence[str], _asked: Asked) -> Tree:
    known: list[Stored] = []
    for each in values:
        try:
            known.append(from_text(path, each))
        except Missing:
            continue
    return Condition(path, "in", tuple(known))


def _between(path: Path, values: Sequence[str], _asked: Asked) -> Tree:
    low, high = (from_text(path, each) for each in values)
    return Group(True, (Condition(path, "ge", (low,)), Condition(path, "le", (high,))))


def _not(build: Build) -> Build:
    return lambda path, values, asked: Negation(build(path, values, asked))


# Text


def _like(before: str = "", after: str = "") -> Build:
    def build(path: Path, values: Sequence[str], _asked: Asked) -> Tree:
        if not path.is_text:
            raise WrongValueError("holds no text, which is what the operator looks for")
        return Condition(path, "like", (before + pattern(values[0]) + after,))

    return build


def pattern(text: str) -> str:
    r"""The pattern of sqlite, with `\` as escape character, for a pattern of FetchXML: `%`, `_`, `[x]` [D].

    Raises:
        WrongValueError: it has a range of characters, such as `[a-f]`.
    """
    ranged = re.search(r"\[[^\[\]]{2,}\]", text)
    if ranged:
        raise WrongValueError(f"is compared with {ranged[0]}, which is not part of this emulator")
    found = re.sub(r"\\|\[(.)\]", lambda match: f"\\{match[1] or match[0]}", fold(text))
    # Only wildcards and the escape character itself may follow the escape character.
    return re.sub(r"\\(?![%_\\])|(\\[%_\\])", lambda match: match[1] or "", found)


# Choices with several values


def _has(path: Path, values: Sequence[str], _asked: Asked) -> Tree:
    if path.is_name or path.column.kind is Kind.LOOKUP:
        raise WrongValueError("is no choice")
    return Condition(path, "has", tuple(int(each) for each in values))


# Users


def _ids(found: Callable[[Asked], tuple[str, ...]]) -> Build:
    def build(path: Path, _values: Sequence[str], asked: Asked) -> Tree:
        if path.column.kind not in (Kind.LOOKUP, Kind.ID) or path.is_name:
            raise WrongValueError("is no lookup, which is what the operator compares")
        return Condition(path, "in", found(asked))

    return build


def _me(asked: Asked) -> tuple[str, ...]:
    return (asked.user_id,) if asked.user_id else ()


VALUE_OPERATORS: Mapping[str, Operator] = {
    **{each: Operator(_compared(each), 1, 1) for each in ("eq", "ne", "gt", "ge", "lt", "le")},
    "neq": Operator(_compared("ne"), 1, 1),
    "null": Operator(_is_null),
    "not-null": Operator(_not(_is_null)),
    "in": Operator(_one_of, 1, None),
    "not-in": Operator(_not(_one_of), 1, None),
    "between": Operator(_between, 2, 2),
    "not-between": Operator(_not(_between), 2, 2),
    "like": Operator(_like(), 1, 1),
    "not-like": Operator(_not(_like()), 1, 1),
    "begins-with": Operator(_like(after="%"), 1, 1),
    "not-begin-with": Operator(_not(_like(after="%")), 1, 1),
    "ends-with": Operator(_like(before="%"), 1, 1),
    "not-end-with": Operator(_not(_like(before="%")), 1, 1),
    "contain-values": Operator(_has, 1, None),
    "not-contain-values": Operator(_not(_has), 1, None),
    "eq-userid": Operator(_ids(_me)),
    "ne-userid": Operator(_not(_ids(_me))),
    "eq-businessid": Operator(_ids(lambda asked: asked.business_unit())),
    "ne-businessid": Operator(_not(_ids(lambda asked: asked.business_unit()))),
    "eq-userteams": Operator(_ids(lambda asked: asked.teams())),
    "eq-useroruserteams": Operator(_ids(lambda asked: (*_me(asked), *asked.teams()))),
    # Users have no subordinates here [A].
    "eq-useroruserhierarchy": Operator(_ids(_me)),
    "eq-useroruserhierarchyandteams": Operator(_ids(lambda asked: (*_me(asked), *asked.teams()))),
}
"""The operators by their names in FetchXML."""
