"""Remarks about forms and their handlers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from apm.core.json_text import JsonTextError, parse_json
from apm.solutions.report.remark_texts import counted, label_of
from apm.solutions.report.solution_counts import FORM_TYPES, counted_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.solutions.model.form_model import FormHandler, SolutionForm
    from apm.solutions.model.solution_model import Solution
    from apm.solutions.remark_list import RemarkList
    from apm.solutions.solution_layers import Organisation

EVENTS = frozenset({"onchange", "onload", "onrecordselect", "onsave", "tabstatechange"})
_PRODUCT_COMPONENT = "MscrmControls."
"""What the names of Microsoft's own code components begin with; they only present a column in another way [S]."""
_TRAILING_COMMA = re.compile(r",(?=\s*[\]}])")


def add_form_remarks(solution: Solution, organisation: Organisation, remarks: RemarkList) -> None:
    """Adds the remarks about the forms of a solution."""
    unused = Counter(each.type for each in solution.forms if each.type.lower() not in FORM_TYPES)
    for kind, count in sorted(unused.items()):
        remarks.add("form", f"{counted(count, f'{kind} form')}: this type of form is not used")
    for form in counted_forms(solution):
        # The changes of a form that an earlier solution has are merged into it.
        is_merged = not organisation.forms[form.id].is_partial
        _add_for_form(form, solution.manifest.language, remarks, is_merged=is_merged)
    _add_missing_libraries(solution, organisation, remarks)
    _add_components(solution, remarks)
    if any({*each.roles} - {*solution.role_ids} for each in solution.forms):
        remarks.add(
            "form",
            "forms are limited to security roles that are not in the solution; all users have all forms",
        )


def parameters_problem(text: str) -> bool:
    """Whether the parameters of a handler cannot be read: they have to be JSON values, separated by commas.

    A comma before a closing bracket is accepted, as JavaScript does [S].

    >>> parameters_problem('"a", null, ["b",]'), parameters_problem("window.name")
    (False, True)
    """
    try:
        parse_json(f"[{_TRAILING_COMMA.sub('', text)}]")
    except JsonTextError:
        return True
    return False


def _add_for_form(
    form: SolutionForm, language: int, remarks: RemarkList, *, is_merged: bool
) -> None:
    name = f'form "{label_of(form.labels, language, form.id)}" ({form.table})'
    is_alone = form.is_partial and not is_merged
    if is_alone and any(each.control for each in form.cells()):
        text = "changes a form that is not in this solution; it shows only what is in the file"
        remarks.add("form", f"{name} {text}", table=form.table, file=form.file)
    elif is_alone:
        text = "changes a form that is not in this solution, and has no controls; the generated form is used"
        remarks.add("form", f"{name} {text}", table=form.table, file=form.file)
    for each in form.handlers:
        for text in _handler_problems(each):
            remarks.add("handler", f"{name}: {text}", table=form.table, file=form.file)


def _handler_problems(handler: FormHandler) -> Iterator[str]:
    if handler.event not in EVENTS:
        yield f"the event {handler.event} is not emulated; {handler.function} is not called"
    if parameters_problem(handler.parameters):
        yield (
            f"the parameters of {handler.function} are not JSON values separated by commas; it is called without them"
        )


def _add_missing_libraries(
    solution: Solution, organisation: Organisation, remarks: RemarkList
) -> None:
    handlers: defaultdict[str, list[str]] = defaultdict(list)
    for form in counted_forms(solution):
        for each in form.handlers:
            if each.library and each.library.lower() not in organisation.web_resources:
                handlers[each.library].append(form.id)
    for library, forms in sorted(handlers.items()):
        where = f"{counted(len(forms), 'handler')} on {counted(len({*forms}), 'form')}"
        remarks.add(
            "library",
            f"{library}: the library of {where} is in no solution here; a function is called only if another library "
            "of its form defines it",
        )


def _add_components(solution: Solution, remarks: RemarkList) -> None:
    names = Counter(
        name
        for form in counted_forms(solution)
        for cell in form.cells()
        for name in (cell.control.custom if cell.control else ())
        if _PRODUCT_COMPONENT not in name and not name.startswith("{")
    )
    for name, count in sorted(names.items()):
        where = counted(count, "control")
        remarks.add(
            "control",
            f"{name}: the code component of {where} is not run; the field of the column stands in",
        )
