"""Records of one's own, tried out before anything starts with them.

>>> records_problem({"acount": [{"name": "Contoso"}]}, replace=False)
"there is no table 'acount'; did you mean 'account'?"
"""

from apm.dataverse import Records
from apm.dataverse.records import Rows
from apm.errors import ApmError


def records_problem(tables: Rows, *, replace: bool) -> str:
    """Why the records cannot be used, the first reason there is; empty when they can."""
    if not tables:
        return ""
    try:
        Records(tables, replace=replace).open()
    except ApmError as error:
        return str(error)
    return ""
