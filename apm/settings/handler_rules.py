"""The rules of form scripts, form parameters, commands and the handlers of actions and functions."""

from collections.abc import Iterable

from apm.settings.commands import Where
from apm.settings.rule_builders import SOME_TEXT, Rules, about, flag, list_of, text
from apm.settings.settings import FormEvent, ParameterType

FUNCTION = r"[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*"

PARAMETER_NAME = r"(?![cC][rR][mM]_)[A-Za-z0-9]+_[A-Za-z0-9_]*"
"""The name of a form parameter: it has an underscore, and does not begin with one or with `crm_` [D]."""


def _any_case(names: Iterable[str]) -> str:
    """A pattern that matches names in any case; JSON Schema has no option for that."""
    letters = ("".join(f"[{each.lower()}{each.upper()}]" for each in name) for name in names)
    return f"({'|'.join(letters)})"


_TABLE: Rules = {
    "type": "string",
    "regex": SOME_TEXT,
    "required": True,
    "meta": {
        "description": "The logical name of its table.",
        "wanted": "the logical name of a table such as incident",
    },
}

_FUNCTION: Rules = {
    "function": {
        "type": "string",
        "regex": FUNCTION,
        "required": True,
        "meta": {
            "description": "The function that is called, by its full name.",
            "wanted": "the name of a function such as Contoso.Case.onLoad",
        },
    },
}

_HANDLER: Rules = {"table": _TABLE, **_FUNCTION}

OPERATION: Rules = {
    "name": text("The name of the action or the function.", regex=SOME_TEXT, required=True),
    **_FUNCTION,
}

FORM: Rules = {
    **_HANDLER,
    "event": {
        "type": "string",
        "regex": _any_case(FormEvent),
        "required": True,
        "meta": {
            "description": f"The event: {', '.join(FormEvent)}.",
            "wanted": f"one of {', '.join(FormEvent)}",
        },
    },
    "column": text("Of onchange: the logical name of the column.", regex=SOME_TEXT),
    "item": text(
        "Of tabstatechange: the name of the tab; of onrecordselect: the name of the grid.",
        regex=SOME_TEXT,
    ),
    "form": text("The id of the form; all forms of the table when left out.", regex=SOME_TEXT),
    "pass_context": flag("The first argument is the execution context; true when left out."),
    "parameters": about("Further arguments.", type="list"),
    "enabled": flag("Whether it is called; true when left out."),
}

FORM_PARAMETER: Rules = {
    "table": _TABLE,
    "name": {
        "type": "string",
        "regex": PARAMETER_NAME,
        "required": True,
        "meta": {
            "description": "The name of the parameter.",
            "wanted": "a name such as contoso_source: letters and digits, an underscore, a name; not crm_",
        },
    },
    "type": text(
        "The type of its values; SafeString when left out.", allowed=[*map(str, ParameterType)]
    ),
}

COMMAND: Rules = {
    **_HANDLER,
    "label": text("The label of its button.", regex=SOME_TEXT, required=True),
    "parameters": about(
        "The arguments; the names of the ribbon's CrmParameters, such as PrimaryControl, are replaced by their values; "
        "PrimaryControl when left out.",
        type="list",
    ),
    "where": text(
        "The command bar with its button: of forms, of lists, or of subgrids that list the table; form when left out.",
        allowed=[each.value for each in Where],
    ),
}


def handler_rules(more: Rules) -> Rules:
    """The rules of the lists; `more` has the rules of additional keys."""
    return {
        "forms": list_of(
            "Functions that events of forms call.", {"type": "dict", "schema": {**FORM, **more}}
        ),
        "commands": list_of(
            "Buttons that call functions.", {"type": "dict", "schema": {**COMMAND, **more}}
        ),
        "handlers": list_of(
            "Functions that answer actions and functions of Xrm.WebApi.execute.",
            {"type": "dict", "schema": {**OPERATION, **more}},
        ),
        "form_parameters": list_of(
            "Custom parameters that forms accept in data.",
            {"type": "dict", "schema": FORM_PARAMETER},
        ),
    }


LIBRARY: Rules = {
    "library": text(
        "The file with the function. It runs in a frame of each form, or of each list, of the table; that of a command "
        "of subgrids in a frame of each form with such a subgrid; that of a handler in the page.",
        regex=SOME_TEXT,
    )
}
"""The additional key in `workspace.toml`, where entries can name files."""
