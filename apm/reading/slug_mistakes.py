"""Mistakes in texts with slugs, which are shown as they are or replaced by nothing.

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> slug_mistakes("{anchor.title", None)
["has a { without }: write '{anchor.title}'"]
>>> slug_mistakes("{ancor.title}", None)
["names '{ancor.title}', but no slugs begin with 'ancor.'; did you mean '{anchor.title}'?"]
>>> slug_mistakes("{anchor.titel}", read_sample().table("incident"))
["names '{anchor.titel}': there is no column 'titel' in incident; did you mean 'title'?"]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apm.core.errors import ApmError, show
from apm.core.nearest_names import is_slip
from apm.core.slugs import Slug, parse
from apm.dataverse.query.odata_slug import PREFIX, is_odata_slug, read_odata_slug
from apm.workspace.context import ANCHOR
from apm.workspace.page_records import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.dataverse import Schema, Table

_NAME = re.compile(r"\{\s*([\w$][\w.@$]*)")


def slug_mistakes(text: str, anchor: Table | None, schema: Schema | None = None) -> list[str]:
    """Return the mistakes, each as the end of a sentence about the text.

    Args:
        text: the text of a template.
        anchor: the table of the anchor record; None if it is not known.
        schema: the tables that queries read; None if they are not known.
    """
    pieces = parse(text)
    names = [each.name for each in pieces if isinstance(each, Slug)]
    return [
        *_unbalanced("".join(each for each in pieces if isinstance(each, str))),
        *(mistake for name in names for mistake in _of_name(name, anchor, schema)),
    ]


def _unbalanced(literal: str) -> Iterator[str]:
    """Braces of the text that belong to no slug; JSON has as many of both."""
    opened, closed = literal.count("{"), literal.count("}")
    if opened > closed:
        name = _NAME.search(literal)
        end = f": write {show(f'{{{name[1]}}}')}" if name else ""
        yield f"has a {{ without }}{end}"
    elif closed > opened:
        yield "has a } without {"


def _of_name(name: str, anchor: Table | None, schema: Schema | None) -> Iterator[str]:
    shown = show(f"{{{name}}}")
    try:
        if is_odata_slug(name):
            slug = read_odata_slug(name)
            if schema:
                _check_column(schema.table(slug.table), slug.attribute)
        elif name.startswith(ANCHOR):
            if anchor:
                _check_column(anchor, name.removeprefix(ANCHOR))
        else:
            yield from _of_prefix(name, shown)
    except ApmError as error:
        yield f"names {shown}: {error}"


def _of_prefix(name: str, shown: str) -> Iterator[str]:
    """The mistake of a prefix with a slip. A variable can have a dot in its name [A], such as `{data.customer}`."""
    prefix, dot, rest = name.partition(".")
    for near in (ANCHOR, PREFIX):
        if not dot or not is_slip(f"{prefix}.", near):
            continue
        meant = show(f"{{{near}{rest}}}")
        yield f"names {shown}, but no slugs begin with {show(f'{prefix}.')}; did you mean {meant}?"


def _check_column(table: Table, name: str) -> None:
    """Check a name of the Web API, with or without an annotation.

    Raises:
        ApmError: the table has no such column.
    """
    if name not in NAMES:
        table.column(name.partition("@")[0])
