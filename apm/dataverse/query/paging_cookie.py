"""The annotation `fetchxmlpagingcookie`, whose inner cookie scripts pass on in `paging-cookie` [D].

The emulator needs only the `page` of the next query [A]; the cookie has the form of the product's.
"""

from collections.abc import Sequence
from urllib.parse import quote

from apm.dataverse.query.query_model import Query
from apm.dataverse.query.record_shapes import Record


def paging_cookie(query: Query, records: Sequence[Record]) -> str:
    """The cookie after a page of records; the inner one is encoded twice [D].

    Args:
        query: the query of the page.
        records: the records on the page.
    """
    key = query.table.primary_id
    last, first = (f"{{{str(each.get(key, '')).upper()}}}" for each in (records[-1], records[0]))
    inner = f'<cookie page="{query.page}"><{key} last="{last}" first="{first}" /></cookie>'
    encoded = quote(quote(inner, safe=""), safe="")
    return f'<cookie pagenumber="{query.page + 1}" pagingcookie="{encoded}" istracking="False" />'
