"""Parses the text of a `$filter` with the grammar of odata-query; values and query functions are placeholders.

>>> bare, node = parsed("title eq 'x'")
>>> bare.text, type(node).__name__
('title eq  literal.v0', 'Compare')
"""

import re
from functools import lru_cache
from importlib import import_module
from typing import Any

from apm.core.errors import ApmError, bad_input, show
from apm.dataverse.query.literals import Bare, no_function, take_out

MAX_CONDITIONS = 500
"""The maximum number of conditions in a query [D]."""

MAX_LENGTH = 32_768
"""The maximum length of an address, in characters [D]."""

MAX_DEPTH = 30
"""The maximum nesting of parentheses; sqlite limits it too [A]."""

EXAMPLE = "write conditions such as: title eq 'Leak' and statecode eq 0"
_LAMBDA = "write as in: Incident_Tasks/any(t:t/statecode eq 0)"


@lru_cache(maxsize=256)
def parsed(text: str, *, with_slugs: bool = False) -> tuple[Bare, Any]:
    """A filter with placeholders for its values, and its syntax tree.

    Raises:
        ApmError: the filter is invalid.
    """
    if len(text) > MAX_LENGTH:
        raise bad_input(f"$filter is longer than {MAX_LENGTH} characters")
    bare = take_out(text, with_slugs=with_slugs)
    _check_size(bare.text)
    return bare, _parse(bare)


def _check_size(text: str) -> None:
    if len(re.findall(r"\b(?:and|or|not)\b", text, re.IGNORECASE)) >= MAX_CONDITIONS:
        raise bad_input(f"$filter has more than {MAX_CONDITIONS} conditions")
    depth = 0
    for bracket in re.findall(r"[()]", text):
        depth += 1 if bracket == "(" else -1
        if depth > MAX_DEPTH:
            raise bad_input(f"$filter nests parentheses past {MAX_DEPTH} levels")


def _parse(bare: Bare) -> Any:
    grammar = import_module("odata_query.grammar")
    errors = import_module("odata_query.exceptions")
    try:
        return grammar.ODataParser().parse(grammar.ODataLexer().tokenize(bare.text))
    except errors.UnknownFunctionException as error:
        raise no_function(error.function_name) from None
    except errors.ArgumentCountException as error:
        raise bad_input(f"$filter: {error.function_name} takes a column and a value") from None
    except errors.ODataSyntaxError as error:
        raise _unreadable(bare, getattr(error.token, "index", None)) from None
    except AttributeError:
        # The grammar expects one name or two before any and all.
        raise bad_input(
            f"$filter: any and all take at most two names before them; {_LAMBDA}"
        ) from None


def _unreadable(bare: Bare, index: int | None) -> ApmError:
    """The error for a filter that is invalid at an index; None means at its end."""
    where = "ends too early" if index is None else f"cannot be read near {_near(bare, index)}"
    is_lambda = re.search(r"/\s*(any|all)\b", bare.text, re.IGNORECASE)
    return bad_input(f"$filter {where}; {_LAMBDA if is_lambda else EXAMPLE}")


def _near(bare: Bare, index: int) -> str:
    words = re.findall(r"\S+", bare.text[index:])
    return show(bare.shown(" ".join(words[:3])), 40)
