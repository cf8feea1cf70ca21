"""The tab "Context" of the inspector: the variables of the focused session, and a field that resolves slugs.

>>> from apm.settings import Settings
>>> resolve(Workspace(Settings()), "Case of {customerName}")
('Case of ', ['there is no variable customerName in this session'])
"""

from collections.abc import Iterator
from dataclasses import replace

from apm.core.outcome import Outcome
from apm.core.slugs import Slug, as_text, parse, render
from apm.dataverse.query.odata_slug import is_odata_slug
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.elements import Child, Element, h
from apm.ui.name_value_list import name_value_list
from apm.ui.targets import Nothing
from apm.ui.texts import shortened
from apm.ui.tools.inspector_field import inspector_field
from apm.ui.tools.inspector_state import Inspector
from apm.workspace.workspace import Workspace

LONGEST = 1000
"""The number of characters of a value that are shown."""

ABOUT = "Try a text with slugs, such as {anchor.title}"


@action("inspect-slugs", targets.nothing)
def try_slugs(use: Use[Nothing]) -> Outcome[bool]:
    """Keeps the text with slugs that the user typed."""
    return use.put(replace(use.state(Inspector), slugs=use.text))


def resolve(workspace: Workspace, text: str) -> tuple[str, list[str]]:
    """A text with its slugs resolved in the focused session, and the reasons why slugs are empty."""
    context = workspace.focused.context
    resolver = workspace.slug_resolver(workspace.focused)
    resolved = render(text, resolver)
    unknown = [name for name in names_in(text) if name not in context]
    problems = [f"there is no variable {name} in this session" for name in unknown]
    return resolved, [*problems, *resolver.problems]


def names_in(text: str) -> Iterator[str]:
    """The names of the variables in the slugs of a text, each once, with the variables inside OData queries.

    >>> list(names_in("{a} {$odata.account.name.?$filter=accountid eq '{id}' or name eq '{a}'}"))
    ['a', 'id']
    """
    yield from dict.fromkeys(_names(text))


def _names(text: str) -> Iterator[str]:
    for piece in parse(text):
        if isinstance(piece, Slug):
            yield from _names(piece.name) if is_odata_slug(piece.name) else [piece.name]


def context_tab(workspace: Workspace, slugs: str) -> list[Child]:
    """The content of the tab."""
    session = workspace.focused
    values = {
        name: shortened(as_text(value), LONGEST)
        for name, value in session.context.parameters().items()
    }
    empty = h("p", {}, "The context of this session is empty.")
    return [
        h("h3", {}, f"{session.label} ({session.id})"),
        inspector_field(ABOUT, try_slugs.on(), slugs),
        *(_resolved(workspace, slugs) if slugs else []),
        h("h4", {}, "Variables"),
        name_value_list(values, {"class": "given"}) if values else empty,
    ]


def _resolved(workspace: Workspace, slugs: str) -> list[Element]:
    """The resolved text, and the problems in it."""
    text, problems = resolve(workspace, slugs)
    result = f"“{shortened(text, LONGEST)}”" if text else "an empty text"
    items = (h("li", {"class": "problem"}, each) for each in problems)
    return [
        h("p", {"role": "status"}, f"The result is {result}."),
        *([h("ul", {"aria-label": "Problems"}, *items)] if problems else []),
    ]
