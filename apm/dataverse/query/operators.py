"""The operators of FetchXML, which are also the query functions of the Web API, as conditions [D].

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> from datetime import datetime
>>> created = Path(read_sample().table("incident").columns["createdon"])
>>> tree = condition("on", created, ["2026-07-04"], Asked(datetime(2026, 7, 4, 12)))
>>> [(each.operator, each.values[0]) for each in tree.parts]
[('ge', '2026-07-04T00:00:00'), ('lt', '2026-07-05T00:00:00')]
"""

from collections.abc import Mapping, Sequence

from apm.core.errors import bad_input, show
from apm.core.nearest_names import hint
from apm.dataverse.column_values import WrongValueError
from apm.dataverse.query.date_operators import DATE_OPERATORS
from apm.dataverse.query.filter_values import Missing
from apm.dataverse.query.operator import Asked, Operator
from apm.dataverse.query.query_model import Never, Path, Tree
from apm.dataverse.query.value_operators import VALUE_OPERATORS

OPERATORS: Mapping[str, Operator] = {**VALUE_OPERATORS, **DATE_OPERATORS}
"""The operators by their names in FetchXML."""


def condition(name: str, path: Path, values: Sequence[str], asked: Asked) -> Tree:
    """The condition of an operator.

    Raises:
        ApmError: there is no such operator.
        WrongValueError: the operator does not take these values, or not for this column.
    """
    operator = OPERATORS.get(name)
    if operator is None:
        raise bad_input(
            f"the operator {show(name)} is not part of this emulator; {hint(name, [*OPERATORS])}"
        )
    if len(values) < operator.least or (operator.most is not None and len(values) > operator.most):
        raise WrongValueError(f"takes {_number(operator)} with {name}, not {len(values)}")
    try:
        return operator.build(path, values, asked)
    except Missing:
        return Never()
    except WrongValueError:
        raise
    except (ValueError, OverflowError):
        given = ", ".join(show(each) for each in values)
        raise WrongValueError(f"cannot be compared by {name} with {given}") from None


def _number(operator: Operator) -> str:
    if operator.most is None:
        return "one value or several"
    return ("no value", "one value", "two values")[operator.most]
