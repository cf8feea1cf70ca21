"""What queries read of an owner: `ownerid` leads to a principal, a user or a team, which has only its id [D].

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> case = read_sample().table("incident")
>>> [is_principal(case, name) for name in ("ownerid", "owninguser")]
[True, False]
"""

from apm.core.errors import ApmError, bad_input, show
from apm.dataverse.query.query_options import Options
from apm.dataverse.schema.schema import Table
from apm.dataverse.system_columns import OWNER

_USER = "owninguser"


def is_principal(table: Table, name: str) -> bool:
    """Whether a navigation property leads to a user or a team."""
    return name == OWNER and table.navigation(name) is not None


def check_principal(table: Table, options: Options) -> None:
    """Refuses what cannot be read of a principal.

    Raises:
        ApmError: the options name something other than the id.
    """
    others = [each for each in options.select if each != OWNER]
    others += [name for name, _ in options.expand]
    if others:
        raise no_property(table, others[0])
    if options not in (Options(), Options(select=options.select)):
        raise bad_input(f"{OWNER} of {table.name} takes only $select={OWNER}")


def no_property(table: Table, name: str) -> ApmError:
    """The error for a name that a principal does not have, with the sentence of the service [S]."""
    right = f"write {_USER} for a user" if _USER in table.columns else f"read _{OWNER}_value"
    return bad_input(
        f"{OWNER} of {table.name} leads to a user or a team, of which only {OWNER} can be read, not {show(name)}; "
        f"{right}: Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.principal'"
    )
