"""The choice of records in a dialog of `Xrm.Utility.lookupObjects`.

>>> picker = Picker(("account",), many=False)
>>> [each.name for each in found(picker, Records())][:2]
['Adventure Works', 'Contoso Coffee']
>>> picker.text = "adv"
>>> picker.pick(found(picker, Records())[0], is_picked=True)
>>> [each.name for each in picker.picked]
['Adventure Works']
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.workspace.form_state import Reference
from apm.workspace.lookup_list import EVERYTHING, LookupList, listed_rows

MOST = 50
"""The maximum number of records of a table that are listed. The user finds others by their names."""


@dataclass(slots=True)
class Picker:
    """The records that the user can choose, and those that the user has chosen.

    Attributes:
        tables: the logical names of the tables whose records are listed.
        many: whether the user can choose several records.
        text: the text that the names have to contain.
        listed: the view and the filters of the lists.
        picked: the chosen records, in the order in which they were chosen.
    """

    tables: tuple[str, ...]
    many: bool
    text: str = ""
    listed: LookupList = EVERYTHING
    picked: list[Reference] = field(default_factory=list)

    def pick(self, reference: Reference, *, is_picked: bool) -> None:
        """Chooses a record, or cancels the choice. If only one can be chosen, it replaces the previous one."""
        others = [each for each in self.picked if not each.is_same(reference)] if self.many else []
        self.picked = [*others, reference] if is_picked else others

    def is_picked(self, reference: Reference) -> bool:
        """Whether a record is chosen."""
        return any(each.is_same(reference) for each in self.picked)


def found(picker: Picker, records: Records) -> list[Reference]:
    """The records that are listed: table by table, in the order of their names."""
    return [each for name in picker.tables for each in _of_table(name, picker, records)]


def _of_table(name: str, picker: Picker, records: Records) -> Iterator[Reference]:
    table = records.schema.table(name)
    quoted = picker.text.strip().replace("'", "''")
    test = f"contains({table.primary_name},'{quoted}')" if quoted else ""
    for row in listed_rows(records, table, picker.listed, test, MOST):
        record_id = as_text(row[table.primary_id])
        yield Reference(table.name, record_id, as_text(row[table.primary_name]) or record_id)
