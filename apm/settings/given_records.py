"""The user's own records from one or more documents, and the problems of these records.

>>> own = collected([("records.json", {"account": [{"name": "Contoso"}, {"nmae": "Fabrikam"}]})])
>>> own.trial(replace=False)
["records.json: account, row 2: there is no column 'nmae' in account; did you mean 'name'?"]
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from apm.core.errors import ApmError, show
from apm.core.json_text import Json
from apm.dataverse import Records, Schema
from apm.dataverse.writing.row_problems import RecordsError, RowProblem
from apm.settings.problem_texts import wrong
from apm.settings.settings import User
from apm.settings.table_descriptions import described_problems, used_problems

DESCRIBED = "$tables"
"""The key of a document under which it describes tables."""

MOST = 20
"""The number of problems that are reported; further ones are counted."""

_Row = dict[str, Json]


@dataclass(slots=True)
class GivenRecords:
    """The user's own records.

    Attributes:
        tables: rows by the key of their table.
        described: table descriptions by the name of the table.
        solution_tables: the tables of solutions, which descriptions add to.
        problems: the problems of the structure of the documents.
        opened: the records, after a trial without problems.
    """

    tables: dict[str, list[_Row]] = field(default_factory=dict)
    described: dict[str, Json] = field(default_factory=dict)
    solution_tables: dict[str, Json] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    opened: Records | None = None
    _sources: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)

    @property
    def all_described(self) -> dict[str, Json]:
        """The tables of solutions, with the descriptions over them."""
        return {
            **self.solution_tables,
            **{
                name: _over(self.solution_tables.get(name), about)
                for name, about in self.described.items()
            },
        }

    def add(self, name: str, document: Json) -> None:
        """Adds a document; its problems begin with `name`."""
        if not isinstance(document, dict):
            self.problems.append(wrong(name, document, "an object of tables"))
            return
        if "error" in document and isinstance(document["error"], dict):
            said = show(document["error"], 200)
            self.problems.append(f"{name} is an error of the Web API: {said}")
            return
        if {"@odata.context", "value"} <= document.keys():
            advice = 'write {"account": [...]}, with the rows under the name of their table'
            self.problems.append(f"{name} is an answer of the Web API: {advice}")
            return
        for key, value in document.items():
            if key == DESCRIBED:
                self.describe(f"{name}: {DESCRIBED}", value)
            elif isinstance(value, list) and all(isinstance(row, dict) for row in value):
                rows = [row for row in value if isinstance(row, dict)]
                self.tables.setdefault(key, []).extend(rows)
                self._sources.setdefault(key, []).append((name, len(rows)))
            else:
                self.problems.append(f"{name}: {wrong(key, value, 'a list of records')}")

    def trial(self, *, replace: bool, user: User | None = None) -> list[str]:
        """The problems of the records: the first ones, and the number of the others."""
        if self.problems or not (self.tables or self.described or self.solution_tables):
            return []
        found = self._described_problems() or self._row_problems(replace, user)
        more = len(found) - MOST
        return [*found[:MOST], *([f"and {more} more"] if more > 0 else [])]

    def schema(self) -> Schema | None:
        """The schema with these records; None if they have problems."""
        if self.opened:
            return self.opened.schema
        if self.problems or self._described_problems():
            return None
        try:
            return Records(self.tables, described=self.all_described).schema
        except ApmError:
            return None

    def describe(self, place: str, given: Json) -> None:
        """Adds table descriptions; their problems begin with `place`."""
        if not isinstance(given, dict):
            self.problems.append(wrong(place, given, "an object of tables"))
            return
        for table, about in given.items():
            if table in self._places:
                first = self._places[table]
                self.problems.append(f"{place}: {table} is described already ({first})")
            self.described[table] = about
            self._places[table] = place

    def _described_problems(self) -> list[str]:
        found = described_problems(self.described, [*self.tables, *self.solution_tables])
        return [f"{self._places[table]}: {problem}" for table, problem in found]

    def _row_problems(self, replace: bool, user: User | None) -> list[str]:
        records = Records(
            self.tables,
            replace=replace,
            described=self.all_described,
            user=user.name if user else "",
            roles=user.roles if user else (),
        )
        try:
            records.open()
        except RecordsError as error:
            return [self._placed(each) for each in error.problems]
        self.opened = records
        return [
            f"{place}: {problem}"
            for table, place in self._places.items()
            for problem in used_problems(records, table)
        ]

    def _placed(self, problem: RowProblem) -> str:
        """A problem with the name of its document and the number of the row there."""
        number = problem.number
        for name, count in self._sources.get(problem.table, ()):
            if number <= count:
                place = f"{problem.table}, row {number}: " if number else ""
                return f"{name}: {place}{problem.reason}"
            number -= count
        return str(problem)


def _over(below: Json, above: Json) -> Json:
    """A description over another of the same table: the columns of both."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    columns = [each.get("columns") for each in (below, above)]
    united = {
        name: about for each in columns if isinstance(each, dict) for name, about in each.items()
    }
    return {**below, **above, "columns": united}


def collected(documents: Iterable[tuple[str, Json]]) -> GivenRecords:
    """The records of several documents, each with its name."""
    own = GivenRecords()
    for name, document in documents:
        own.add(name, document)
    return own
