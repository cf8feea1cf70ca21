"""The control of a form that shows a web resource in a frame."""

from apm.dataverse import Records
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.web_resource_frames import frame_address, frame_problem
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.workspace.page import Page


def web_resource_control(
    page: Page, form: Form, control: Control, _records: Records
) -> list[Element]:
    """The frame, or why the web resource cannot be shown."""
    problem = frame_problem(form, control)
    if problem:
        return [h("p", {"class": "hint"}, problem)]
    attributes: dict[str, Attribute] = {
        "id": control_id(page.id, control.name),
        "key": f"frame {page.generation}",
        "class": "control-frame",
        "src": frame_address(form, control, page.settings.language),
        "title": form.label(control),
    }
    return [h("iframe", attributes)]
