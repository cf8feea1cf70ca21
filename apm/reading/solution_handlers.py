"""The functions that forms of solutions call, as entries of `forms` in the settings of the page; their libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from apm.reading.script_libraries import ScriptLibraries
from apm.reading.solution_forms import is_offered
from apm.settings import FormEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apm.core.json_text import Json
    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.form_model import FormHandler, SolutionForm
    from apm.solutions.solution_layers import Organisation

HANDLERS, LIBRARIES = "forms", "form_libraries"
"""The keys of the lists in the settings."""

_MAIN = ("main", "maininteractioncentric")
_PAGES = (*_MAIN, "quickcreate")
"""The types of forms that are pages, in small letters."""

Entry = dict[str, Any]


def solution_handlers(
    organisation: Organisation,
    labels: SolutionLabels,
    libraries: ScriptLibraries,
    tables: Mapping[str, Any],
) -> dict[str, list[Entry]]:
    """The handlers and the libraries of the forms of an organisation, by the key of their list.

    Args:
        organisation: the solutions.
        labels: finds the labels in the languages of the workspace.
        libraries: the scripts of the workspace.
        tables: the descriptions of the tables that the workspace has of the organisation.
    """
    handlers: list[Entry] = []
    loaded: list[Entry] = []
    seen: set[tuple[str, ...]] = set()
    for form, form_id in _forms(organisation, tables):
        about: Entry = {"table": form.table, **({"form": form_id} if form_id else {})}
        label = labels.label(form.labels) or form.id
        place = f'form "{label}" ({form.table})'
        reading = _Form(form, libraries)
        loaded += ({**about, "library": each} for each in reading.libraries())
        for handler in form.handlers:
            key = (form_id, form.table, *_key(handler))
            # Several changes of the same form may register a handler again.
            if handler.event in [*FormEvent] and key not in seen:
                seen.add(key)
                handlers.append({**about, **reading.entry(handler), "place": place})
    return {HANDLERS: handlers, LIBRARIES: loaded}


def not_replaced(handlers: Iterable[Entry], own: Sequence[Mapping[str, Json]]) -> list[Entry]:
    """The handlers of solutions that no entry of the workspace comes in place of.

    One with the same event, function and library counts once. So does one without a library, because a function is
    first searched in the libraries of the form.

    >>> handler = {"table": "account", "event": "onload", "function": "f", "library": "WebResources/new_/a.js"}
    >>> own = {"table": "account", "event": "OnLoad", "function": "f", "library": "client-scripts/lib/new_/a.js"}
    >>> not_replaced([handler], [own]), len(not_replaced([handler], [{**own, "library": "client-scripts/b.js"}]))
    ([], 1)
    """
    return [each for each in handlers if not any(_replaces(entry, each) for entry in own)]


def _replaces(entry: Mapping[str, Json], handler: Entry) -> bool:
    form = str(entry.get("form", "")).strip("{}").lower()
    return (
        form in ("", handler.get("form", ""))
        and str(entry.get("event")).lower() == handler["event"]
        and all(
            entry.get(key) == handler.get(key) for key in ("table", "function", "column", "item")
        )
        and _is_same_library(str(entry.get("library") or ""), handler.get("library", ""))
    )


def _is_same_library(path: str, address: str) -> bool:
    """Whether the path of a file ends with the name of the web resource at an address."""
    name = unquote(address.partition("/")[2]).lower()
    return not path or not name or f"/{unquote(path)}".lower().endswith(f"/{name}")


def _forms(
    organisation: Organisation, tables: Mapping[str, Any]
) -> Iterator[tuple[SolutionForm, str]]:
    """Yield the active forms that are pages, each with the id of the form that calls their handlers.

    The id is empty for one that only changes another form and has no controls: its handlers belong to the generated
    form, and so run if the table has no other form [A].
    """
    used = [e for e in organisation.forms.values() if e.type.lower() in _PAGES and e.is_active]
    with_form = {e.table for e in used if e.type.lower() in _MAIN and is_offered(e, tables)}
    for form in used:
        if is_offered(form, tables):
            yield form, form.id
        elif form.table in tables and form.table not in with_form:
            yield form, ""


def _key(handler: FormHandler) -> tuple[str, ...]:
    place = (handler.column, handler.item)
    return (handler.event, *place, handler.function, handler.library.lower())


class _Form:
    def __init__(self, form: SolutionForm, libraries: ScriptLibraries) -> None:
        self._form = form
        self._libraries = libraries

    def entry(self, handler: FormHandler) -> Entry:
        """A handler as an entry; a key that has its usual value is left out."""
        library = handler.library
        has_library = bool(library) and self._libraries.has(library)
        given: Entry = {
            "column": handler.column,
            "item": "" if handler.column else handler.item,
            "library": self._libraries.address(library) if has_library else "",
            "parameters": [*(handler.arguments or ())],
            "is_optional": bool(library) and not has_library,
        }
        entry: Entry = {"event": handler.event, "function": handler.function}
        entry |= {name: value for name, value in given.items() if value}
        entry |= {} if handler.passes_context else {"pass_context": False}
        return entry if handler.is_enabled else {**entry, "enabled": False}

    def libraries(self) -> list[str]:
        """The addresses of its libraries, then of those that only a handler names, in the order of their loading."""
        return self._libraries.in_order(
            (*self._form.libraries, *(each.library for each in self._form.handlers))
        )
