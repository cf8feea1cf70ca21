"""The rules of the form layouts in the settings of the page, which `apm.reading.solution_forms` makes of solutions."""

from typing import Any

from apm.settings.rule_builders import SOME_TEXT, Rules, about, flag, list_of, text

LAYOUT_TYPES = ("main", "quick", "quickCreate")
"""The types of forms that the emulator shows."""

MOST_COLUMNS = 4
MOST_SPAN = 99


def _name(description: str) -> dict[str, Any]:
    return text(description, regex=SOME_TEXT, required=True)


def _span(description: str) -> dict[str, Any]:
    return about(description, type="integer", min=1, max=MOST_SPAN)


_TEXTS: Rules = {"type": "string"}

_CONTROL: Rules = {
    "name": text("The name of the control; a cell without one is a space.", regex=SOME_TEXT),
    "column": text("The column that it shows; the name, for a field without it."),
    "kind": text("The type of a control that is not a field, such as subgrid."),
    "label": text("The label; that of the column when left out."),
    "is_hidden": flag("Whether it is hidden."),
    "is_unlabelled": flag("Whether the label is not shown."),
    "is_disabled": flag("Whether the user cannot change it."),
    "parameters": about("Its parameters, by name.", type="dict", valuesrules=_TEXTS),
    "quick_forms": about(
        "The ids of the forms of a quick view, by table.", type="dict", valuesrules=_TEXTS
    ),
    "colspan": _span("How many columns of the section it takes; 1 when left out."),
    "rowspan": _span("How many rows it takes; 1 when left out."),
}

_CONTROLS: Rules = {"type": "dict", "schema": _CONTROL}

_SECTION: Rules = {
    "name": _name("The name for scripts."),
    "label": text("The heading; none when left out."),
    "is_hidden": flag("Whether it is hidden."),
    "columns": about(
        "How many cells are side by side; 1 when left out.",
        type="integer",
        min=1,
        max=MOST_COLUMNS,
    ),
    "rows": list_of("The rows of cells.", {"type": "list", "schema": _CONTROLS}),
}

_TAB: Rules = {
    "name": _name("The name for scripts."),
    "label": text("The label; the name when left out."),
    "is_hidden": flag("Whether it is hidden."),
    "columns": list_of(
        "The columns of sections, side by side.",
        {
            "type": "dict",
            "schema": {
                "width": text("The width, such as 40%."),
                "sections": list_of("The sections.", {"type": "dict", "schema": _SECTION}),
            },
        },
    ),
}

_NAVIGATION: Rules = {
    "relationship": _name("The schema name of the relationship."),
    "id": text("The name for scripts; nav_ and the relationship when left out."),
    "label": text("The label; that of the relationship when left out."),
    "group": text("The group of the menu; that of the relationship when left out."),
    "order": about("The position in the group.", type="integer"),
    "view": text("The id of the view; the associated view when left out."),
    "is_shown": flag("Whether the menu has it; as the relationship says when left out."),
}

LAYOUTS: Rules = list_of(
    "Forms of tables, in the order in which they are offered; the first main form of a table is its default form.",
    {
        "type": "dict",
        "schema": {
            "id": _name("The id."),
            "table": _name("The logical name of its table."),
            "name": _name("The name."),
            "type": text("The type.", allowed=[*LAYOUT_TYPES], required=True),
            "roles": list_of(
                "The names of the security roles that have it; all when left out.", _TEXTS
            ),
            "is_fallback": flag("Whether users without a form of the table have it."),
            "partial": flag("Whether it has only what a solution changes about a form."),
            "tabs": list_of("The tabs.", {"type": "dict", "schema": _TAB}),
            "header": list_of("The controls of the header.", _CONTROLS),
            "footer": list_of("The controls of the footer.", _CONTROLS),
            "all_columns": flag("Whether every column of the table is an attribute."),
            "hidden": list_of("The columns that are attributes without a control.", _TEXTS),
            "navigation": list_of(
                "What it changes about the menu of related records.",
                {"type": "dict", "schema": _NAVIGATION},
            ),
        },
    },
)
