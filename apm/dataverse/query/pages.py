"""One page of the records of a query, and what leads to the next one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from apm.dataverse.query.query_model import Query
from apm.dataverse.query.querying import Reader
from apm.dataverse.query.record_shapes import Record


@dataclass(frozen=True, slots=True)
class Page:
    """A page of records.

    Attributes:
        records: the records, in order.
        has_more: whether there are more pages.
        next_options: the options of the next page of an OData query; empty if there is none.
        paging_cookie: the annotation `fetchxmlpagingcookie` of a FetchXML query [D]; empty if there are no more pages.
        total: the number of records on all pages, if the query asks for it.
        is_fetch: whether the query is FetchXML.
    """

    records: Sequence[Record]
    has_more: bool = False
    next_options: str = ""
    paging_cookie: str = ""
    total: int | None = None
    is_fetch: bool = False


def page_of(reader: Reader, query: Query, size: int) -> Page:
    """A page of a query, without what leads to the next one. With `top` there is only one page [D]."""
    total = reader.count(query) if query.is_counted else None
    if query.top:
        return Page(reader.read(query), total=total)
    found = reader.read(replace(query, top=size + 1, skip=query.skip + (query.page - 1) * size))
    return Page(found[:size], has_more=len(found) > size, total=total)
