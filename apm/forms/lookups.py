"""Finds the records that the user names in a lookup.

>>> records = Records()
>>> customer = records.schema.table("incident").columns["customerid"]
>>> record_named(customer, "contoso coffee", records).table
'account'
>>> suggestions(customer, "adventure", records)
['Adventure Works']
"""

from apm.core.errors import ApmError, bad_input, show
from apm.core.slugs import as_text
from apm.dataverse import Column, Records
from apm.dataverse.names import BIND
from apm.forms.refusals import either
from apm.workspace.form_state import Reference
from apm.workspace.lookup_list import EVERYTHING, LookupList, listed_rows
from apm.workspace.party_lists import parties_in

MOST = 20
"""The most names in a list of suggestions."""

_LONGEST = 1000
"""The most characters to search for. Record names are not longer."""

_LISTED = 8
"""The most names in a refusal."""


def record_named(
    column: Column, text: str, records: Records, listed: LookupList = EVERYTHING
) -> Reference:
    """The record with that name that a lookup offers.

    Raises:
        ApmError: there is none, or there are several.
    """
    found = _find(column, "{name} eq {text}", text, records, listed)
    if len(found) == 1:
        return found[0]
    kinds = either(_kinds(column, records))
    if found:
        raise bad_input(
            f"{column.label}: more than one {kinds} is called {show(text)}; "
            "give the right one a unique name, then choose it."
        )
    names = suggestions(column, "", records, listed)
    known = ", ".join(names[:_LISTED]) + (" and others" if len(names) > _LISTED else "")
    choose = f"choose one of: {known}" if names else "there is none to choose yet"
    raise bad_input(f"{column.label}: there is no {kinds} called {show(text)}; {choose}.")


def parties_named(column: Column, text: str, records: Records) -> list[Reference]:
    """The parties in the text of a party list: those that it holds, or the records with the names that the user typed.

    Raises:
        ApmError: a record does not exist, or several have the name.
    """
    found = parties_in(text)
    if found is None:
        names = filter(None, (each.strip() for each in text.split(";")))
        return [record_named(column, each, records) for each in names]
    for each in found:
        bind(column, each, records)
    return found


def bind(column: Column, reference: Reference, records: Records) -> tuple[str, str]:
    """The name and value that set a lookup to a record in a Web API request.

    Raises:
        ApmError: the lookup cannot point to that table, or there is no such record.
    """
    target = next((each for each in column.targets if each.table == reference.table), None)
    if target is None:
        kinds = either(_kinds(column, records))
        raise bad_input(f"{column.label} is a lookup of {kinds}, not of {show(reference.table)}.")
    table = records.schema.table(target.table)
    try:
        records.retrieve(table.name, reference.id, f"?$select={table.primary_id}")
    except ApmError:
        kind, wanted = table.label.lower(), show(reference.id)
        raise bad_input(f"{column.label}: there is no {kind} with the id {wanted}.") from None
    return f"{target.navigation}{BIND}", f"/{table.set_name}({reference.id})"


def suggestions(
    column: Column, text: str, records: Records, listed: LookupList = EVERYTHING
) -> list[str]:
    """The sorted names of records that a lookup offers and that contain a text; none if one equals the text."""
    found = _find(column, "contains({name},{text})", text, records, listed)
    names = sorted({each.name for each in found}, key=str.casefold)[:MOST]
    is_whole = text.strip().casefold() in [each.casefold() for each in names]
    return [] if is_whole else names


def _kinds(column: Column, records: Records) -> list[str]:
    return [records.schema.table(each.table).label.lower() for each in column.targets]


def _find(
    column: Column, condition: str, text: str, records: Records, listed: LookupList
) -> list[Reference]:
    """The records that a lookup offers and whose names meet a condition; all of them for an empty text."""
    wanted = text.strip()
    if len(wanted) > _LONGEST:
        return []
    quoted = "'" + wanted.replace("'", "''") + "'"
    found = []
    for target in (each for each in column.targets if listed.offers(each.table)):
        table = records.schema.table(target.table)
        test = condition.format(name=table.primary_name, text=quoted) if wanted else ""
        found += [
            Reference(table.name, as_text(row[table.primary_id]), as_text(row[table.primary_name]))
            for row in listed_rows(records, table, listed, test, MOST)
        ]
    return [each for each in found if each.name.strip()]
