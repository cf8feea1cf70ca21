"""The plan of a tab: what is known about it before it opens."""

from collections.abc import Mapping
from dataclasses import field

from apm.core.json_text import Json
from apm.core.values import value_class
from apm.settings import Settings
from apm.settings.settings import DescribedForm
from apm.templates.catalogue import TabTemplate
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.form_choice import chosen_form

BUILT_IN = Settings()
"""The settings without a workspace file."""


@value_class
class TabPlan:
    """A tab to open.

    Attributes:
        template: its template.
        title: its title.
        parameters: the parameters of its page, without those of its form.
        can_close: whether the user can close it, unless it is an anchor tab.
        form_parameters: the custom parameters of its form.
        problems: the problems of the parameters.
        record: the record of its form, empty for a new record; None if it was not read.
        described_form: the layout of its form; None for the generated one.
        settings: the settings of the workspace, for the parts of its form.
    """

    template: TabTemplate
    title: str
    parameters: Mapping[str, Json]
    can_close: bool = True
    form_parameters: Mapping[str, Json] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    record: Mapping[str, Json] | None = None
    described_form: DescribedForm | None = None
    settings: Settings = BUILT_IN


def planned(
    template: TabTemplate,
    title: str,
    parameters: Mapping[str, Json],
    settings: Settings,
    *,
    form_parameters: Mapping[str, Json],
    can_close: bool = True,
    problems: tuple[str, ...] = (),
    record: Mapping[str, Json] | None = None,
) -> TabPlan:
    """The plan of a tab with the form that its parameters name; a page of another type has no form."""
    if template.page_type is not ENTITY_RECORD:
        return TabPlan(template, title, parameters, can_close, form_parameters, problems, record)
    described_form, unknown = chosen_form(settings, parameters)
    return TabPlan(
        template,
        title,
        parameters,
        can_close,
        form_parameters,
        (*problems, *unknown),
        record,
        described_form,
        settings,
    )
