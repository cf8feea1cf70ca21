"""The address in the frame of a web resource on a form.

>>> from apm.dataverse import Records
>>> from apm.forms.form import form_of
>>> form, french = form_of({"entityName": "account"}, {}, Records()), Language(user=1036)
>>> frame_address(form, Control("map", parameters={"Url": "new_/map.html", "Data": "zoom=3"}), french)
'WebResources/new_/map.html?data=zoom%3D3'
>>> given = {"Url": "new_/map.html", "PassParameters": "true"}
>>> frame_address(form, Control("map", parameters=given), french)
'WebResources/new_/map.html?typename=account&id=&orgname=apmemulator&userlcid=1036&orglcid=1033'
"""

from urllib.parse import urlencode

from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.script_values import braced
from apm.settings import Language
from apm.settings.settings import ORGANIZATION
from apm.templates.addresses import web_resource_address, webresource_problem

_TRUE = ("true", "1")


def frame_address(
    form: Form, control: Control, language: Language, *, is_initial: bool = False
) -> str:
    """The address of the frame: the one that a script set, else that of the web resource with its parameters [O].

    The initial address is the one before a script set another.
    """
    changed = None if is_initial else form.control(control).source
    if changed is not None:
        return changed
    address = web_resource_address(_named(control))
    passed = urlencode(_passed(form, language)) if _passes(control) else ""
    if not passed:
        return address
    return f"{address}{'&' if '?' in address else '?'}{passed}"


def frame_problem(form: Form, control: Control) -> str:
    """Why the web resource cannot be shown; empty if it can."""
    return "" if form.control(control).source is not None else webresource_problem(_named(control))


def _named(control: Control) -> dict[str, str]:
    parameters = control.parameters
    return {"webresourceName": parameters.get("Url", ""), "data": parameters.get("Data", "")}


def _passes(control: Control) -> bool:
    return control.parameters.get("PassParameters", "").lower() in _TRUE


def _passed(form: Form, language: Language) -> dict[str, str]:
    """What `PassParameters` adds; tables have no numbers here, so there is no `type` [A]."""
    return {
        "typename": form.table.name,
        "id": braced(form.id),
        "orgname": ORGANIZATION,
        "userlcid": str(language.user),
        "orglcid": str(language.base),
    }
