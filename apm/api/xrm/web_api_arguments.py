"""Reads the arguments of `Xrm.WebApi`. A missing argument is refused by name.

>>> id_of('"ca5e"')
'ca5e'
>>> size_of("null"), size_of("2")
(5000, 2)
"""

from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.dataverse import Schema
from apm.dataverse.query.query_options import MAX_TOP

TABLE = "the table's logical name"
ID = "the record's id"


def table_of(text: str, schema: Schema) -> str:
    """The logical name of a table.

    Raises:
        ApmError: it is missing, not text, or no logical name; an entity set name is none [D].
    """
    return schema.logical(_text(text, TABLE)).name


def id_of(text: str) -> str:
    """The id of a record.

    Raises:
        ApmError: it is missing or not text.
    """
    return _text(text, ID)


def values_of(text: str) -> dict[str, Json]:
    """The values of columns, by column name.

    Raises:
        ApmError: they are missing or not an object.
    """
    what = "the data"
    if not text.strip():
        raise _missing(what)
    values = read_json(text, what)
    if values is None:
        raise _missing(what)
    if not isinstance(values, dict):
        raise bad_input(f"{what} has to be an object of columns and values, not {show(values)}")
    return values


def size_of(text: str) -> int:
    """The maximum number of records on a page: 5000 if missing, and never more [D].

    Raises:
        ApmError: it is not a whole number greater than 0.
    """
    size = read_json(text, "maxPageSize")
    if size is None:
        return MAX_TOP
    if isinstance(size, float) and size.is_integer():
        size = int(size)
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        raise bad_input(f"maxPageSize has to be a whole number from 1 on, not {show(size)}")
    return min(size, MAX_TOP)


def _text(text: str, what: str) -> str:
    value = read_json(text, what)
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _missing(what)
    if not isinstance(value, str):
        raise bad_input(f"{what} has to be text, not {show(value)}")
    return value


def _missing(what: str) -> Exception:
    return bad_input(f"{what} is missing")
