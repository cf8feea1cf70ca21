"""Makes descriptions of the menus of related records: those of relationships, and what forms say about them [D]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.form_model import SolutionForm
    from apm.solutions.model.table_model import RelationshipMenu

_HIDDEN, _OWN_LABEL = "DoNotDisplay", "UseLabel"
_GROUPS = {"Info": "Details"}
"""Groups of forms that relationships call otherwise [S]."""

_OF_PRODUCT = "hardcoded_"
"""What the relationship of a page of the product begins with, such as the audit history [S]."""


def relationship_menu(menu: RelationshipMenu | None, labels: SolutionLabels) -> dict[str, Any]:
    """`menu` of a relationship in a description; nothing if forms do not offer its records."""
    if menu is None or menu.display == _HIDDEN:
        return {}
    label = labels.label(menu.labels) if menu.display == _OWN_LABEL else ""
    return {"menu": _without_none(label=label or None, group=menu.group or None, order=menu.order)}


def form_navigation(form: SolutionForm, labels: SolutionLabels) -> list[dict[str, Any]]:
    """`navigation` of a layout: what the form changes about the menu. Pages of the product are left out."""
    return [
        _without_none(
            relationship=each.relationship,
            id=each.id or None,
            label=labels.label(each.labels) or None,
            group=_GROUPS.get(each.group, each.group) or None,
            order=each.order,
            view=each.view or None,
            is_shown=each.is_shown,
        )
        for each in form.navigation
        if each.relationship and not each.relationship.startswith(_OF_PRODUCT)
        if each.change.action != "Removed"
    ]


def _without_none(**given: Any) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}
