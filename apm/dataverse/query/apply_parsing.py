"""Reads `$apply`: `filter(...)`, then `aggregate(...)` or `groupby((...),aggregate(...))` [D].

>>> split_apply("filter(statecode eq 0)/groupby((statuscode))")
Applied(filter='statecode eq 0', groups=('statuscode',), aggregates=())
"""

import re
from dataclasses import dataclass

from apm.core.errors import ApmError, bad_input, show
from apm.core.nearest_names import listed
from apm.dataverse.query.query_model import Function, Output, Path
from apm.dataverse.query.query_names import Names
from apm.dataverse.query.query_options import split
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Table

_FUNCTIONS = {
    "sum": Function.SUM,
    "average": Function.AVERAGE,
    "min": Function.MINIMUM,
    "max": Function.MAXIMUM,
    "countdistinct": Function.COUNT_COLUMN,
}
_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.MONEY)
_ORDERED = (*_NUMBERS, Kind.DATETIME, Kind.DATE)
_AGGREGATE = re.compile(r"\s*(?:\$count|([\w/]+)\s+with\s+(\w+))\s+as\s+(\w+)\s*")
_CALL = re.compile(r"\s*(\w+)\s*\((.*)\)\s*", re.DOTALL)
_EXAMPLE = (
    "write as in: groupby((statuscode),aggregate(revenue with sum as total,$count as number))"
)


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A value over several records; `count` has no column."""

    column: str
    function: str
    alias: str


@dataclass(frozen=True, slots=True)
class Applied:
    """The parts of an aggregation, as text."""

    filter: str = ""
    groups: tuple[str, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()


def split_apply(text: str) -> Applied:
    """The parts of `$apply`.

    Raises:
        ApmError: the text is no aggregation.
    """
    *filters, last = split(text, "/")
    name, inner = _call(last)
    if name == "filter" or any(_call(each)[0] != "filter" for each in filters):
        raise _unreadable(text)
    conditions = " and ".join(f"({_call(each)[1]})" for each in filters)
    if len(filters) == 1:
        conditions = _call(filters[0])[1]
    if name == "aggregate":
        return Applied(conditions, aggregates=_aggregates(inner))
    if name != "groupby":
        raise _unreadable(text)
    groups, *rest = split(inner, ",")
    if not re.fullmatch(r"\s*\(.+\)\s*", groups, re.DOTALL) or len(rest) > 1:
        raise _unreadable(text)
    names = tuple(each.strip() for each in groups.strip()[1:-1].split(","))
    calls = [_call(each) for each in rest]
    if any(each[0] != "aggregate" for each in calls):
        raise _unreadable(text)
    return Applied(conditions, names, _aggregates(calls[0][1]) if calls else ())


def outputs_of(applied: Applied, names: Names) -> tuple[Output, ...]:
    """The groups and the aggregates as outputs.

    Raises:
        ApmError: a column does not exist, or cannot be used in this way.
    """
    groups = [_group(each, names) for each in applied.groups]
    outputs = [*groups, *(_aggregate(each, names) for each in applied.aggregates)]
    return tuple({each.name: each for each in outputs}.values())


def ordering_group(name: str, outputs: tuple[Output, ...], names: Names) -> Output:
    """The group that a name in `$orderby` means: groups are ordered by what they are grouped by [D].

    Raises:
        ApmError: the name is that of an aggregate, in the words of the product [D], or of no group.
    """
    found = next((each for each in outputs if each.name == name), None)
    groups = [each for each in outputs if each.function is None]
    known = listed(each.name for each in groups)
    if found is not None and found.function is not None:
        raise bad_input(
            "The query node SingleValueOpenPropertyAccess is not supported: "
            f"$orderby takes columns of groupby, not the aggregate {show(name)}; there are: {known}"
        )
    path = found.path if found is not None else names.path(name.split("/"))
    group = next((each for each in groups if each.path == path), None)
    if group is None:
        raise bad_input(
            f"$orderby with $apply takes columns of groupby, not {show(name)}; there are: {known}"
        )
    return group


def check_function(function: Function, path: Path, table: Table) -> None:
    """Refuses a function over a column that it cannot compute.

    Raises:
        ApmError: it names the column.
    """
    kinds = {
        Function.SUM: _NUMBERS,
        Function.AVERAGE: _NUMBERS,
        Function.MINIMUM: _ORDERED,
        Function.MAXIMUM: _ORDERED,
    }.get(function)
    if kinds and path.column.kind not in kinds:
        what = "numbers" if kinds is _NUMBERS else "numbers and dates"
        raise bad_input(f"{function} is for {what}, not for {table.name}.{path.column.web_name}")


def _group(name: str, names: Names) -> Output:
    """A group; one over a navigation property is named after its table, such as `contact_fullname` [D]."""
    steps = name.split("/")
    path = names.path(steps)
    if path.column.kind is Kind.DATETIME:
        raise bad_input(f"$apply cannot group by {name}, which has a time; FetchXML can")
    table = names.reached(steps)[0]
    return Output(path, f"{table.name}_{path.column.web_name}" if len(steps) > 1 else "")


def _aggregate(aggregate: Aggregate, names: Names) -> Output:
    if not aggregate.column:
        key = names.table.columns[names.table.primary_id]
        return Output(Path(key), aggregate.alias, Function.COUNT)
    steps = aggregate.column.split("/")
    path = names.path(steps)
    function = _FUNCTIONS.get(aggregate.function)
    if function is None:
        raise bad_input(
            f"$apply: there is no {show(aggregate.function)}; there are: {', '.join(_FUNCTIONS)}"
        )
    check_function(function, path, names.reached(steps)[0])
    is_distinct = function is Function.COUNT_COLUMN
    return Output(path, aggregate.alias, function, is_distinct=is_distinct)


def _aggregates(text: str) -> tuple[Aggregate, ...]:
    found = [_AGGREGATE.fullmatch(each) for each in split(text, ",")]
    if not all(found):
        raise _unreadable(text)
    return tuple(Aggregate(each[1] or "", each[2] or "count", each[3]) for each in found if each)


def _call(text: str) -> tuple[str, str]:
    found = _CALL.fullmatch(text)
    if found is None:
        raise _unreadable(text)
    return found[1].lower(), found[2]


def _unreadable(text: str) -> ApmError:
    return bad_input(f"$apply cannot be read near {show(text, 40)}; {_EXAMPLE}")
