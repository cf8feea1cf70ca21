"""What a template needs to be opened, with values to try it with.

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
"""The table of samples where nothing says which."""

_IDS = ("entityId", "entityRoutingRecordId", "recordId")
_TABLES = ("entityName", "entityRoutingLogicalName")
_SAMPLES = {
    "customerName": "Amara Okafor",
    "searchText": "coffee",
    **HOME_DASHBOARD.parameters,
    **CATALOGUE.tabs["msdyn_omnichannel_kbsearch"].parameters,
}


@dataclass(frozen=True, slots=True)
class Field:
    """A value to open a template with.

    Attributes:
        name: of the page's parameter or the variable.
        value: a sample, or what was typed; empty ones are left out.
        is_parameter: of the page; otherwise it is a variable that slugs name.
    """

    name: str
    value: str
    is_parameter: bool


def session_fields(
    catalogue: Catalogue, template: SessionTemplate, records: Records
) -> list[Field]:
    """What a session template needs: parameters of its anchor, and variables of all its texts."""
    anchor = RECORD_FORM if template.entity else catalogue.tabs.get(template.anchor, RECORD_FORM)
    behind = [catalogue.tabs[name] for name in template.additional if name in catalogue.tabs]
    texts = [template.title, *_texts(anchor), *(text for each in behind for text in _texts(each))]
    sample = _Samples(template.name, template.entity or _table_of(anchor), records)
    return _fields(anchor, texts, sample)


def tab_fields(template: TabTemplate, records: Records) -> list[Field]:
    """What a tab template needs: parameters that it does not have, and variables of its texts."""
    return _fields(
        template, _texts(template), _Samples(template.name, _table_of(template), records)
    )


def session_input(template: SessionTemplate, fields: Iterable[Field]) -> dict[str, Json]:
    """What `createSession` takes."""
    filled = [each for each in fields if each.value.strip()]
    context: dict[str, Json] = {each.name: each.value for each in filled if not each.is_parameter}
    pairs: list[Json] = [[each.name, each.value] for each in filled if each.is_parameter]
    if pairs:
        context[PARAMETERS_STR] = json.dumps(pairs)
    return {"templateName": template.unique_name, "sessionContext": context}


def tab_input(template: TabTemplate, fields: Iterable[Field]) -> dict[str, Json]:
    """What `createTab` takes."""
    given: dict[str, Json] = {each.name: each.value for each in fields if each.value.strip()}
    return {"templateName": template.unique_name, "appContext": given}


class _Samples:
    """Values by name."""

    def __init__(self, title: str, table: str, records: Records) -> None:
        self._own = {"title": title, **dict.fromkeys(_TABLES, table)}
        self._table = table
        self._records = records

    def __call__(self, name: str) -> str:
        """A sample of that name; empty when there is none."""
        if name in _IDS:
            return self._first_id()
        return self._own.get(name) or _SAMPLES.get(name, "")

    def _first_id(self) -> str:
        try:
            key = self._records.schema.table(self._table).primary_id
            found = self._records.query(self._table, f"?$select={key}&$top=1")
        except ApmError:
            return ""
        return str(found[0][key]) if found else ""


def _fields(page: TabTemplate, texts: Iterable[str], sample: _Samples) -> list[Field]:
    names = dict.fromkeys(_parameters(page))
    variables = dict.fromkeys(name for text in texts for name in names_in(text))
    return [
        *(Field(name, sample(name), True) for name in names),
        *(
            Field(name, sample(name), False)
            for name in variables
            if name not in names and not name.startswith(ANCHOR)
        ),
    ]


def _parameters(page: TabTemplate) -> Iterator[str]:
    """Those that the template leaves open and its page does not work without; the record of a form too."""
    for each in page.page_type.parameters:
        if each.name not in page.parameters and (each.required or each.name == "entityId"):
            yield each.name


def _texts(template: TabTemplate) -> list[str]:
    return [template.title, *template.parameters.values()]


def _table_of(template: TabTemplate) -> str:
    name = template.parameters.get("entityName", "")
    return name if name and "{" not in name else TABLE
