"""The inspector's tab "Context": the variables of the focused session, and a field to try slugs in.

>>> from apm.settings import Settings
>>> tried(Workspace(Settings()), "Case of {customerName}")
('Case of ', ['there is no variable customerName in this session'])
"""

from collections.abc import Iterator
from dataclasses import replace

from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.slugs import Slug, as_text, parse, render
from apm.dataverse.query.odata_slug import is_odata_slug
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.tools.inspector_state import Inspector
from apm.workspace.workspace import Workspace

LONGEST = 1000
"""Characters of a value that are shown."""

ABOUT = "Try a text with slugs, such as {anchor.title}"


@action("inspect-slugs", targets.nothing)
def try_slugs(use: Use[str]) -> Outcome[bool]:
    """Keeps the text that was typed to try slugs."""
    use.view.put(replace(use.view.state(Inspector), slugs=use.text))
    return NOTHING


def tried(workspace: Workspace, text: str) -> tuple[str, list[str]]:
    """What a text comes to in the focused session, and why pieces of it are empty."""
    context = workspace.focused.context
    resolver = workspace.slug_resolver(workspace.focused)
    resolved = render(text, resolver)
    unknown = [name for name in names_in(text) if name not in context]
    problems = [f"there is no variable {name} in this session" for name in unknown]
    return resolved, [*problems, *resolver.problems]


def names_in(text: str) -> Iterator[str]:
    """The variables that the slugs of a text name, each once, also those within questions to the Dataverse.

    >>> list(names_in("{a} {$odata.account.name.?$filter=accountid eq '{id}' or name eq '{a}'}"))
    ['a', 'id']
    """
    yield from dict.fromkeys(_names(text))


def _names(text: str) -> Iterator[str]:
    for piece in parse(text):
        if isinstance(piece, Slug):
            yield from _names(piece.name) if is_odata_slug(piece.name) else [piece.name]


def context_tab(workspace: Workspace, slugs: str) -> list[Child]:
    """What stands in the tab."""
    session = workspace.focused
    values = session.context.parameters()
    return [
        h("h3", {}, f"{session.label} ({session.id})"),
        *_trial(workspace, slugs),
        h("h4", {}, "Variables"),
        _variables(values) if values else h("p", {}, "The context of this session is empty."),
    ]


def _variables(values: dict[str, Json]) -> Element:
    rows: list[Child] = []
    for name, value in values.items():
        rows += [h("dt", {}, name), h("dd", {}, _cut(as_text(value)))]
    return h("dl", {"class": "given"}, *rows)


def _trial(workspace: Workspace, slugs: str) -> list[Child]:
    typed: dict[str, Attribute] = {
        "type": "text",
        **try_slugs.on(),
        "value": slugs,
        "autocomplete": "off",
        "spellcheck": "false",
    }
    trial: list[Child] = [h("label", {"class": "inspector-field"}, ABOUT, h("input", typed))]
    if slugs:
        resolved, problems = tried(workspace, slugs)
        comes_to = f"“{_cut(resolved)}”" if resolved else "an empty text"
        trial.append(h("p", {"role": "status"}, f"It comes to {comes_to}."))
        if problems:
            told = (h("li", {"class": "problem"}, each) for each in problems)
            trial.append(h("ul", {"aria-label": "Problems"}, *told))
    return trial


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
