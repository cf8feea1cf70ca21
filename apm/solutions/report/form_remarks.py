"""Remarks about forms and their handlers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apm.solutions.model.table_model import label_in
from apm.solutions.report.remark_texts import counted, listed
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


def add_form_remarks(solution: Solution, organisation: Organisation, remarks: RemarkList) -> None:
    """Adds the remarks about the forms of a solution."""
    unused = Counter(each.type for each in solution.forms if each.type.lower() not in FORM_TYPES)
    for kind, count in sorted(unused.items()):
        remarks.add("form", f"{counted(count, f'{kind} form')}: this type of form is not used")
    for form in counted_forms(solution):
        # The changes of a form that an earlier solution has are merged into it.
        is_merged = not organisation.forms[form.id].is_partial
        _add_for_form(form, form_name(form, solution), remarks, is_merged=is_merged)
    _add_missing_libraries(solution, organisation, remarks)
    _add_components(solution, remarks)
    unknown = [each for each in solution.forms if {*each.roles} - {*organisation.roles}]
    if unknown:
        remarks.add(
            "form",
            f"{counted(len(unknown), 'form')}: limited to security roles that are in no solution here; all users have "
            "them",
        )


def _add_for_form(form: SolutionForm, name: str, remarks: RemarkList, *, is_merged: bool) -> None:
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
    if handler.arguments is None:
        yield (
            f"the parameters of {handler.function} are not JSON values separated by commas; it is called without them"
        )


def _add_missing_libraries(
    solution: Solution, organisation: Organisation, remarks: RemarkList
) -> None:
    known = organisation.web_resources
    for form in counted_forms(solution):
        missing = [e for e in form.handlers if e.library and e.library.lower() not in known]
        if missing:
            functions = counted(len(missing), "function")
            names = listed(sorted(each.library for each in missing))
            text = (
                f"{form_name(form, solution)}: the libraries of {functions} are in no solution here ({names}); they "
                "are called only if another library of the form defines them"
            )
            remarks.add("library", text, table=form.table, file=form.file)


def form_name(form: SolutionForm, solution: Solution) -> str:
    """What remarks call a form."""
    label = label_in(form.labels, solution.manifest.language) or form.id
    return f'form "{label}" ({form.table})'


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
