"""The tab "Templates" of the inspector: the templates that the user has, each with a form that opens it.

A template is opened through the API, so that the call is recorded like the call of a script.

>>> from apm.settings import Settings
>>> typed = {"tab apm_dashboard title": "Mine"}
>>> member, argument = call_of(Workspace(Settings()), "tab apm_dashboard", typed)
>>> member, argument["appContext"]["title"]
('createTab', 'Mine')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from apm.core.errors import ApmError
from apm.core.events import TemplateTried
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.templates.catalogue import Catalogue, SessionTemplate, TabTemplate
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.name_value_list import name_value_list
from apm.ui.tools.inspector_field import inspector_field
from apm.ui.tools.inspector_samples import (
    TemplateField,
    session_fields,
    session_input,
    tab_fields,
    tab_input,
)
from apm.ui.tools.inspector_state import Inspector
from apm.workspace.workspace import Workspace

Typed = Mapping[str, str]
"""Texts by kind and name of a template and name of the field: `tab apm_dashboard title`."""


def call_of(workspace: Workspace, key: str, typed: Typed) -> tuple[str, dict[str, Json]]:
    """The call that opens a template: the member of `Microsoft.Apm` and its argument.

    Args:
        workspace: the workspace.
        key: kind and unique name of the template.
        typed: the texts that the user typed.

    Raises:
        ApmError: the template no longer exists.
    """
    catalogue, records = workspace.settings.catalogue, workspace.records
    kind, _, name = key.partition(" ")
    if kind == "session":
        session = catalogue.session_template(name)
        fields = session_fields(catalogue, session, records)
        return "createSession", session_input(session, _filled(key, fields, typed))
    tab = catalogue.tab_template(name)
    return "createTab", tab_input(tab, _filled(key, tab_fields(tab, records), typed))


@action("inspect-fill", targets.text)
def fill_field(use: Use[str]) -> Outcome[bool]:
    """Keeps the text that the user typed into a field of a template."""
    state = use.state(Inspector)
    return use.put(replace(state, typed={**state.typed, use.target: use.text}))


@action("inspect-run", targets.text)
def run_template(use: Use[str]) -> Outcome[bool]:
    """Opens a template through the API."""
    state = use.state(Inspector)
    try:
        member, argument = call_of(use.view.workspace, use.target, state.typed)
    except ApmError as error:
        return use.put(replace(state, results={use.target: str(error)}))
    use.put(replace(state, results={}))
    return Outcome(False, (TemplateTried(use.target, member, argument),))


@action("template-opened", targets.text, sent_by="inspector/inspector.js")
def show_result(use: Use[str]) -> Outcome[bool]:
    """Shows the result of opening a template."""
    return use.put(replace(use.state(Inspector), results={use.target: use.text}))


def templates_tab(workspace: Workspace, state: Inspector) -> list[Child]:
    """The content of the tab."""
    catalogue, records = workspace.settings.catalogue, workspace.records
    sessions = (
        _template(each, _about_session(each), session_fields(catalogue, each, records), state)
        for each in _usable_sessions(catalogue)
    )
    tabs = (
        _template(each, _about_tab(each), tab_fields(each, records), state)
        for each in catalogue.tabs.values()
    )
    return [
        h("h3", {}, "Session templates"),
        _listed(sessions),
        h("h3", {}, "Tab templates"),
        h("p", {}, "They open in the focused session."),
        _listed(tabs),
    ]


def _usable_sessions(catalogue: Catalogue) -> Iterable[SessionTemplate]:
    """The session templates of the app profile."""
    profile = catalogue.profile
    return (each for name, each in catalogue.sessions.items() if profile is None or name in profile)


def _listed(items: Iterable[Element]) -> Element:
    found = list(items)
    if not found:
        return h("p", {}, "There are none in this app profile.")
    return h("ul", {"class": "inspector-templates"}, *found)


def _about_session(template: SessionTemplate) -> str:
    kind = f"Entity template of {template.entity}" if template.entity else "Generic template"
    names = ([template.anchor] if template.anchor else []) + list(template.additional)
    return f"{kind}, tabs: {', '.join(names)}" if names else kind


def _about_tab(template: TabTemplate) -> str:
    return template.page_type.label + (", pinned" if template.pinned else "")


def _template(
    template: SessionTemplate | TabTemplate,
    about: str,
    fields: list[TemplateField],
    state: Inspector,
) -> Element:
    kind, parameters = (
        ("tab", template.parameters) if isinstance(template, TabTemplate) else ("session", {})
    )
    key = f"{kind} {template.unique_name}"
    values = {"title": template.title, **parameters} if template.title else parameters
    run: dict[str, Attribute] = {"type": "submit", "aria-label": f"Run {template.unique_name}"}
    return h(
        "li",
        {"key": key},
        h("h4", {}, template.name),
        h("p", {}, h("code", {}, template.unique_name), f" – {about}"),
        *([name_value_list(values, {"class": "given"})] if values else []),
        h(
            "form",
            run_template.on(key),
            *(_input(key, each) for each in _filled(key, fields, state.typed)),
            h("button", run, "Run"),
        ),
        h("p", {"role": "status"}, state.results.get(key, "")),
    )


def _input(key: str, field: TemplateField) -> Element:
    return inspector_field(field.name, fill_field.on(key, field.name), field.value)


def _filled(key: str, fields: Iterable[TemplateField], typed: Typed) -> list[TemplateField]:
    """The fields with the texts that the user typed."""
    return [replace(each, value=typed.get(f"{key} {each.name}", each.value)) for each in fields]
