"""The fields of a template in the inspector: the parameters and variables that it needs, with sample values.

>>> from apm.templates.built_in import CATALOGUE
>>> chat = CATALOGUE.session_template("msdyn_chat_session")
>>> wanted = session_fields(CATALOGUE, chat, Records())
>>> [each.name for each in wanted], session_input(chat, wanted)["sessionContext"]
(['customerName', 'LiveWorkItemId'], {'customerName': 'Amara Okafor'})
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.templates.built_in import CATALOGUE, HOME_DASHBOARD
from apm.templates.catalogue import RECORD_FORM, Catalogue, SessionTemplate, TabTemplate
from apm.ui.tools.inspector_context import names_in
from apm.workspace.context import ANCHOR
from apm.workspace.plans import PARAMETERS_STR

TABLE = "incident"
"""The table of sample records if the template names no table."""

_IDS = ("entityId", "entityRoutingRecordId", "recordId")
_TABLES = ("entityName", "entityRoutingLogicalName")
_SAMPLES = {
    "customerName": "Amara Okafor",
    "searchText": "coffee",
    **HOME_DASHBOARD.parameters,
    **CATALOGUE.tabs["msdyn_omnichannel_kbsearch"].parameters,
}


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A value for opening a template.

    Attributes:
        name: the name of the parameter or variable.
        value: a sample value, or the text that the user typed; an empty value is omitted.
        is_parameter: it is a parameter of the page; otherwise it is a variable in slugs.
    """

    name: str
    value: str
    is_parameter: bool


def session_fields(
    catalogue: Catalogue, template: SessionTemplate, records: Records
) -> list[TemplateField]:
    """The fields of a session template: parameters of its anchor tab, and variables in all its texts."""
    anchor = RECORD_FORM if template.entity else catalogue.tabs.get(template.anchor, RECORD_FORM)
    others = [catalogue.tabs[name] for name in template.additional if name in catalogue.tabs]
    texts = [template.title, *_texts(anchor), *(text for each in others for text in _texts(each))]
    sample = _Samples(template.name, template.entity or _table_of(anchor), records)
    return _fields(anchor, texts, sample)


def tab_fields(template: TabTemplate, records: Records) -> list[TemplateField]:
    """The fields of a tab template: parameters that it does not set, and variables in its texts."""
    return _fields(
        template, _texts(template), _Samples(template.name, _table_of(template), records)
    )


def session_input(template: SessionTemplate, fields: Iterable[TemplateField]) -> dict[str, Json]:
    """The argument of `createSession`."""
    filled = [each for each in fields if each.value.strip()]
    context: dict[str, Json] = {each.name: each.value for each in filled if not each.is_parameter}
    pairs: list[Json] = [[each.name, each.value] for each in filled if each.is_parameter]
    if pairs:
        context[PARAMETERS_STR] = json.dumps(pairs)
    return {"templateName": template.unique_name, "sessionContext": context}


def tab_input(template: TabTemplate, fields: Iterable[TemplateField]) -> dict[str, Json]:
    """The argument of `createTab`."""
    context: dict[str, Json] = {each.name: each.value for each in fields if each.value.strip()}
    return {"templateName": template.unique_name, "appContext": context}


class _Samples:
    """Sample values by name."""

    def __init__(self, title: str, table: str, records: Records) -> None:
        self._values = {**_SAMPLES, "title": title, **dict.fromkeys(_TABLES, table)}
        self._table = table
        self._records = records

    def __call__(self, name: str) -> str:
        """The sample value with a name; empty if there is none."""
        return self._first_id() if name in _IDS else self._values.get(name, "")

    def _first_id(self) -> str:
        try:
            key = self._records.schema.table(self._table).primary_id
            found = self._records.query(self._table, f"?$select={key}&$top=1")
        except ApmError:
            return ""
        return str(found[0][key]) if found else ""


def _fields(page: TabTemplate, texts: Iterable[str], sample: _Samples) -> list[TemplateField]:
    names = dict.fromkeys(_parameters(page))
    variables = dict.fromkeys(name for text in texts for name in names_in(text))
    return [
        *(TemplateField(name, sample(name), True) for name in names),
        *(
            TemplateField(name, sample(name), False)
            for name in variables
            if name not in names and not name.startswith(ANCHOR)
        ),
    ]


def _parameters(page: TabTemplate) -> Iterator[str]:
    """The required parameters that the template does not set, and the id of the record of a form."""
    for each in page.page_type.parameters:
        if each.name not in page.parameters and (each.required or each.name == "entityId"):
            yield each.name


def _texts(template: TabTemplate) -> list[str]:
    return [template.title, *template.parameters.values()]


def _table_of(template: TabTemplate) -> str:
    name = template.parameters.get("entityName", "")
    return name if name and "{" not in name else TABLE
