"""Slugs that query the Dataverse: `$odata.<table>.<attribute>.?<options>` [D].

Slugs within the options become values of the filter, not parts of its text.

>>> read_odata_slug("$Odata.incident.title.?$filter=_customerid_value eq '{customerRecordId}'")
OdataSlug(table='incident', attribute='title', options="?$filter=_customerid_value eq '{customerRecordId}'")
"""

from dataclasses import dataclass

from apm.core.errors import bad_input, show

PREFIX = "$odata."


@dataclass(frozen=True, slots=True)
class OdataSlug:
    """The parts of such a slug, for `Records.first_value`."""

    table: str
    attribute: str
    options: str


def is_odata_slug(name: str) -> bool:
    """Whether a slug queries the Dataverse; case is ignored [D]."""
    return name.strip().lower().startswith(PREFIX)


def read_odata_slug(name: str) -> OdataSlug:
    """Parses a slug.

    The attribute can have an annotation: `_customerid_value@OData.Community.Display.V1.FormattedValue`.

    Raises:
        ApmError: the slug has no table or no attribute.
    """
    head, mark, options = name.strip().partition("?")
    table, _, attribute = head[len(PREFIX) :].strip().rstrip(".").partition(".")
    if not is_odata_slug(name) or not table.strip() or not attribute.strip():
        raise bad_input(
            f"the slug {show(name)} has to name a table and an attribute: "
            "{$odata.incident.title.?$filter=...}"
        )
    return OdataSlug(table.strip(), attribute.strip(), mark + options)
