"""What a list adds to the query options of its view: another order, a search, and the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list adds to the query options of its view.

    Attributes:
        sorted_by: the name of a column, as in `columns`, that comes before the order of the view; empty for that order
            alone.
        is_descending: whether the order by that column is descending.
        otherwise_by: the logical name of the column to sort by if there is no other order; empty for none.
        keywords: one of them has to be the start of a searched column; `*` in it stands for any text. Without keywords,
            all records match.
        searched: the logical names of the searched columns: texts, and lookups, whose text is the name of their record.
        record_id: the only record that can be found; empty for all records.
        filters: `filter` elements of FetchXML; a record has to meet all of them.
        condition: a further OData condition on columns of the table; empty for none.
        columns: the columns to read: logical names, and `alias.column` for those that the options read from a linked
            table; empty for those of the options.
        skip: the number of records to skip.
        top: the maximum number of records; None for all records.
    """

    sorted_by: str = ""
    is_descending: bool = False
    otherwise_by: str = ""
    keywords: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    record_id: str = ""
    filters: tuple[str, ...] = ()
    condition: str = ""
    columns: tuple[str, ...] = ()
    skip: int = 0
    top: int | None = None


ALL = ListQuery()
"""Adds nothing."""
