"""The teams and the business unit of a user, for conditions that compare with them.

They are read from `teammembership` and from `businessunitid` of the user. In the sample the user is in one of each [A].
"""

from apm.dataverse.query.query_model import Condition, Output, Path, Query
from apm.dataverse.query.querying import Reader

_USER = "systemuser"
_USER_ID = "systemuserid"


def users_teams(reader: Reader, user_id: str) -> tuple[str, ...]:
    """The ids of the teams of a user."""
    return _values(reader, "teammembership", "teamid", user_id)


def users_unit(reader: Reader, user_id: str) -> tuple[str, ...]:
    """The id of the business unit of a user, or no id."""
    return _values(reader, _USER, "businessunitid", user_id)


def _values(reader: Reader, table_name: str, name: str, user_id: str) -> tuple[str, ...]:
    table = reader.schema.tables.get(table_name)
    if table is None or not {name, _USER_ID} <= {*table.columns}:
        return ()
    output = Output(Path(table.columns[name]))
    is_user = Condition(Path(table.columns[_USER_ID]), "eq", (user_id,))
    found = reader.read(Query(table, (output,), is_user, has_nulls=False))
    return tuple(str(each[output.name]) for each in found if output.name in each)
