"""Counts what the files of a solution hold, used or not, so that the numbers can be compared with the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.core.json_text import Json

if TYPE_CHECKING:
    from apm.solutions.model.form_model import SolutionForm
    from apm.solutions.model.solution_model import Solution

MAIN = "main"
FORM_TYPES = (MAIN, "quick", "quickcreate", "maininteractioncentric")
"""The types of the forms that are counted, in small letters."""


def solution_counts(solution: Solution) -> dict[str, Json]:
    """The manifest and the counts of a solution."""
    manifest = solution.manifest
    forms = counted_forms(solution)
    handlers = [each for form in forms for each in form.handlers]
    libraries = {name for form in forms for name in form.libraries}
    return {
        "name": manifest.name,
        "version": manifest.version,
        "managed": manifest.is_managed,
        "languages": [*manifest.languages],
        "tables": len(solution.tables),
        "columns": sum(len(each.columns) for each in solution.tables),
        "forms": len(forms),
        "main_forms": sum(1 for each in forms if each.type.lower() == MAIN),
        "handlers": len(handlers),
        "libraries": len(libraries),
        "missing_libraries": len(missing_libraries(solution)),
        "views": len(solution.views),
        "ribbon_commands": sum(len(each.items) for each in solution.ribbons),
        "hidden_commands": sum(len(each.hidden) for each in solution.ribbons),
        "modern_commands": len(solution.modern_commands),
        "web_resources": len(solution.web_resources),
        "session_templates": len(solution.session_templates),
        "tab_templates": len(solution.tab_templates),
    }


def counted_forms(solution: Solution) -> list[SolutionForm]:
    """The forms of the types that are counted."""
    return [each for each in solution.forms if each.type.lower() in FORM_TYPES]


def missing_libraries(solution: Solution) -> set[str]:
    """The libraries of handlers that are not web resources of the solution, in small letters."""
    known = {each.name.lower() for each in solution.web_resources}
    named = {
        handler.library.lower()
        for form in counted_forms(solution)
        for handler in form.handlers
        if handler.library
    }
    return named - known
