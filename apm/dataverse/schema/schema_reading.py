"""Reads the JSON form of a schema, as in `tables.json`."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from apm.core.errors import bad_input, show
from apm.dataverse.schema.columns import (
    Behavior,
    Column,
    Kind,
    Option,
    PrecisionSource,
    RelatedMenu,
    Required,
    Target,
)
from apm.dataverse.schema.relationships import Links, LinkSide
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.schema.views import View, ViewKind

_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_NO_YES = {"0": "No", "1": "Yes"}


def read_schema(tables: Mapping[str, Any]) -> Schema:
    """The schema of a JSON description. Accepted names are safe in SQL.

    A table is read when it is first used: a solution can have hundreds, of which the start of the page needs a few.

    Raises:
        ApmError: the name of a table has a character that Dataverse names cannot have. The name of a column is checked
            when its table is read.
    """
    given = {_name(name): each for name, each in tables.items()}
    return Schema(_Tables(given), _by_table(given, _targets), _by_table(given, _linked))


class _Tables(Mapping[str, Table]):
    """The tables by logical name, each read when it is first used."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given
        self._read: dict[str, Table] = {}
        party = given.get("activityparty", {}).get("columns", {}).get("partyid", {})
        targets = party.get("targets", {}).items()
        self._parties = tuple(_target(table, about) for table, about in targets)

    def __getitem__(self, name: str) -> Table:
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = _table(name, self._given[name], self._parties)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """The table with a name; the mixin would look for it with an exception."""
        return self._read.get(name) or (self[name] if name in self._given else default)

    def __contains__(self, name: object) -> bool:
        return name in self._given

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)


def _by_table(
    given: Mapping[str, Any], named_by: Callable[[Mapping[str, Any]], Iterator[str]]
) -> dict[str, dict[str, None]]:
    """For each table the names of the tables whose descriptions name it, in their order. No table is read."""
    found: dict[str, dict[str, None]] = {}
    for name, about in given.items():
        for other in named_by(about):
            found.setdefault(other, {})[name] = None
    return found


def _targets(about: Mapping[str, Any]) -> Iterator[str]:
    for column in about["columns"].values():
        yield from column.get("targets", ())


def _linked(about: Mapping[str, Any]) -> Iterator[str]:
    for side in about.get("links", {}).get("sides", ()):
        yield side["table"]


def _table(name: str, given: dict[str, Any], parties: tuple[Target, ...]) -> Table:
    columns = {_name(each): _column(each, about) for each, about in given["columns"].items()}
    views = tuple(_view(each, columns) for each in given["views"])
    return Table(
        name=name,
        set_name=_name(given["set"]),
        label=given["label"],
        plural=given["plural"],
        primary_id=columns[given["id"]].name,
        primary_name=columns[given["name"]].name,
        columns=columns,
        views=tuple(each for each in views if each.kind is ViewKind.PUBLIC),
        other_views=tuple(each for each in views if each.kind is not ViewKind.PUBLIC),
        parties={
            _name(each): Column(
                each, about["label"], Kind.PARTIES, targets=parties, participation=about["mask"]
            )
            for each, about in given.get("parties", {}).items()
        },
        is_searched=given.get("searched", not given.get("links")),
        keys=tuple(tuple(columns[each].name for each in key) for key in given.get("keys", ())),
        links=_links(given.get("links")),
        _by_web_name={each.web_name: each for each in columns.values()},
    )


def _links(given: dict[str, Any] | None) -> Links | None:
    if not given:
        return None
    first, second = map(_side, given["sides"])
    return Links(given["name"], (first, second))


def _side(given: dict[str, Any]) -> LinkSide:
    return LinkSide(_name(given["table"]), _name(given["column"]), _menu(given))


def _menu(given: dict[str, Any]) -> RelatedMenu | None:
    return RelatedMenu(**given["menu"]) if "menu" in given else None


def _column(name: str, given: dict[str, Any]) -> Column:
    kind = Kind(given["type"])
    options = given.get("options", _NO_YES if kind is Kind.BOOLEAN else {})
    return Column(
        name=name,
        label=given["label"],
        kind=kind,
        required=Required(given.get("required", "")),
        max_length=given.get("max_length"),
        minimum=given.get("min_value"),
        maximum=given.get("max_value"),
        precision=given.get("precision"),
        precision_source=_precision_source(given),
        options=tuple(_option(int(value), about) for value, about in options.items()),
        targets=tuple(_target(table, about) for table, about in given.get("targets", {}).items()),
        default=given.get("default"),
        read_only=given.get("read_only", False),
        parental=given.get("parental", False),
        joins=tuple(given.get("joins", ())),
        autonumber=given.get("autonumber", ""),
        behavior=_behavior(kind, given),
        format=given.get("format", ""),
        is_system=given.get("system", False),
    )


def _precision_source(given: dict[str, Any]) -> PrecisionSource:
    """The currency says how many decimal places an amount has [D], unless its column alone does [A]."""
    usual = PrecisionSource.COLUMN if "precision" in given else PrecisionSource.CURRENCY
    return PrecisionSource(given.get("precision_source", usual))


def _behavior(kind: Kind, given: dict[str, Any]) -> Behavior:
    if kind is Kind.DATE:
        return Behavior.DATE_ONLY
    return Behavior(given.get("behavior", Behavior.USER_LOCAL))


def _target(table: str, about: dict[str, Any]) -> Target:
    return Target(_name(table), **{**about, "menu": _menu(about)})


def _option(value: int, about: str | dict[str, Any]) -> Option:
    return Option(value, about) if isinstance(about, str) else Option(value, **about)


def _view(given: dict[str, Any], columns: dict[str, Column]) -> View:
    return View(
        given["id"],
        given["name"],
        tuple(given["columns"]),
        f"?fetchXml={given['fetch']}" if given.get("fetch") else _odata(given, columns),
        ViewKind(given.get("kind", ViewKind.PUBLIC)),
        tuple(given.get("widths", ())),
        tuple(given.get("searched", ())),
    )


def _odata(given: dict[str, Any], columns: dict[str, Column]) -> str:
    parts = {
        "$select": ",".join(columns[each].web_name for each in given["columns"]),
        "$filter": given["filter"],
        "$orderby": given["order"],
    }
    return "?" + "&".join(f"{name}={text}" for name, text in parts.items() if text)


def is_name(name: str) -> bool:
    """Whether a text is a valid name of a table or a column."""
    return bool(_NAME.fullmatch(name))


def _name(name: str) -> str:
    if not is_name(name):
        raise bad_input(
            f"{show(name)} is not a name of a table or column; names have small letters, digits and _"
        )
    return name
