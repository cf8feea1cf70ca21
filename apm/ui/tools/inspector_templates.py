"""The inspector's tab "Templates": those that the user has, each with a form that opens it.

What is run goes through the API, so that it stands among the recorded calls as a script's would.

>>> from apm.settings import Settings
>>> wanted = call_of(Workspace(Settings()), "tab apm_dashboard", {"tab apm_dashboard title": "Mine"})
>>> wanted[0], wanted[1]["appContext"]["title"]
('createTab', 'Mine')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from apm.core.errors import ApmError
from apm.core.events import TemplateTried
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.templates.catalogue import SessionTemplate, TabTemplate
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.tools.inspector_samples import (
    Field,
    session_fields,
    session_input,
    tab_fields,
    tab_input,
)
from apm.ui.tools.inspector_state import Inspector
from apm.workspace.workspace import Workspace

Given = Mapping[str, str]
"""By kind and name of a template, and what of it: `tab apm_dashboard title`."""


def call_of(workspace: Workspace, of: str, given: Given) -> tuple[str, dict[str, Json]]:
    """The member of `Microsoft.Apm`, and its input, that open the template `of`: its kind and its unique name.

    Raises:
        ApmError: there is no such template any more.
    """
    catalogue, records = workspace.settings.catalogue, workspace.records
    kind, _, name = of.partition(" ")
    if kind == "session":
        session = catalogue.session_template(name)
        wanted = session_fields(catalogue, session, records)
        return "createSession", session_input(session, _filled(of, wanted, given))
    tab = catalogue.tab_template(name)
    return "createTab", tab_input(tab, _filled(of, tab_fields(tab, records), given))


@action("inspect-fill", targets.nothing)
def fill_field(use: Use[str]) -> Outcome[bool]:
    """Keeps what was typed into a field of a template."""
    state = use.view.state(Inspector)
    use.view.put(replace(state, given={**state.given, use.target: use.text}))
    return NOTHING


@action("inspect-run", targets.nothing)
def run_template(use: Use[str]) -> Outcome[bool]:
    """Opens a template through the API, so that the call is recorded as a script's would be."""
    state = use.view.state(Inspector)
    try:
        member, given = call_of(use.view.workspace, use.target, state.given)
    except ApmError as error:
        use.view.put(replace(state, said={use.target: str(error)}))
        return NOTHING
    use.view.put(replace(state, said={}))
    return Outcome(False, (TemplateTried(use.target, member, given),))


@action("inspect-said", targets.nothing, sent_by="inspector/inspector.js")
def show_result(use: Use[str]) -> Outcome[bool]:
    """Shows what came of opening a template."""
    use.view.put(replace(use.view.state(Inspector), said={use.target: use.text}))
    return NOTHING


def templates_tab(workspace: Workspace, given: Given, said: Given) -> list[Child]:
    """What stands in the tab."""
    catalogue, records = workspace.settings.catalogue, workspace.records
    usable = [
        each
        for name, each in catalogue.sessions.items()
        if catalogue.profile is None or name in catalogue.profile
    ]
    sessions = (
        _template(
            f"session {each.unique_name}",
            each,
            _about_session(each),
            session_fields(catalogue, each, records),
            given,
            said,
        )
        for each in usable
    )
    tabs = (
        _template(
            f"tab {each.unique_name}",
            each,
            [each.page_type.label, ", pinned" if each.pinned else ""],
            tab_fields(each, records),
            given,
            said,
        )
        for each in catalogue.tabs.values()
    )
    return [
        h("h3", {}, "Session templates"),
        *_listed(sessions),
        h("h3", {}, "Tab templates"),
        h("p", {}, "They open in the focused session."),
        *_listed(tabs),
    ]


def _listed(items: Iterable[Element]) -> list[Child]:
    found = list(items)
    none = h("p", {}, "There are none in this app profile.")
    return [h("ul", {"class": "inspector-templates"}, *found) if found else none]


def _about_session(template: SessionTemplate) -> list[str]:
    kind = f"Entity template of {template.entity}" if template.entity else "Generic template"
    names = ([template.anchor] if template.anchor else []) + list(template.additional)
    return [kind, f", tabs: {', '.join(names)}" if names else ""]


def _template(
    of: str,
    template: SessionTemplate | TabTemplate,
    about: list[str],
    fields: list[Field],
    given: Given,
    said: Given,
) -> Element:
    own = template.parameters if isinstance(template, TabTemplate) else {}
    values = {"title": template.title, **own} if template.title else own
    rows: list[Child] = []
    for name, value in values.items():
        rows += [h("dt", {}, name), h("dd", {}, value)]
    run: dict[str, Attribute] = {"type": "submit", "aria-label": f"Run {template.unique_name}"}
    return h(
        "li",
        {"key": of},
        h("h4", {}, template.name),
        h("p", {}, h("code", {}, template.unique_name), f" – {''.join(about)}"),
        *([h("dl", {"class": "given"}, *rows)] if rows else []),
        h(
            "form",
            run_template.on(of),
            *(_input(of, each) for each in _filled(of, fields, given)),
            h("button", run, "Run"),
        ),
        h("p", {"role": "status"}, said.get(of, "")),
    )


def _input(of: str, field: Field) -> Element:
    typed: dict[str, Attribute] = {
        "type": "text",
        **fill_field.on(of, field.name),
        "value": field.value,
        "autocomplete": "off",
        "spellcheck": "false",
    }
    return h("label", {"class": "inspector-field"}, field.name, h("input", typed))


def _filled(of: str, fields: Iterable[Field], given: Given) -> list[Field]:
    """The fields with what was typed into them."""
    return [replace(each, value=given.get(f"{of} {each.name}", each.value)) for each in fields]
