"""The start page, at the top of Home's dashboard: an introduction, examples to run, and ways to run other scripts."""

from functools import cache

from apm.ui.buttons import button
from apm.ui.elements import Child, Element, h
from apm.ui.tools.coverage_panel import open_coverage
from apm.ui.tools.examples import Example, examples
from apm.ui.tools.script_panel import run_example

ABOUT = (
    "An emulated Dynamics 365 workspace: scripts that call Microsoft.Apm open sessions and tabs here as they do there. "
    "Run an example and watch the strips above."
)
_TITLE = "start-title"


@cache
def start_page() -> Element:
    """The start page, which the user can collapse."""
    return h(
        "details",
        {"class": "card start", "open": True, "key": "start"},
        h("summary", {}, h("h2", {"id": _TITLE}, "Start here")),
        h("p", {}, ABOUT),
        h("ul", {"class": "examples", "aria-labelledby": _TITLE}, *map(_card, examples().values())),
        h("h3", {}, "Your own scripts and solutions"),
        h("ul", {"class": "ways"}, *(h("li", {}, *way) for way in _WAYS)),
    )


def _card(example: Example) -> Element:
    more = {"class": "primary", "aria-label": f"Run {example.title}"}
    return h(
        "li",
        {"class": "card", "key": example.name},
        h("h3", {}, example.title),
        h("p", {}, example.about),
        button(run_example.on(example.name), "Run", **more),
        h(
            "details",
            {},
            h("summary", {"aria-label": f"Code of {example.title}"}, "Code"),
            h("pre", {"tabindex": 0}, example.text),
        ),
    )


def _code(text: str) -> Element:
    return h("code", {}, text)


_WAYS: tuple[tuple[Child, ...], ...] = (
    (
        h("b", {}, "Try one: "),
        "Run script in the top bar, or a .js file dropped on the page. Copy link there makes a link with the script, "
        "for a bug report; see ",
        _code("docs/scripts.md"),
        ".",
    ),
    (
        h("b", {}, "With your solution: "),
        "drop the zip of a solution export on the page: its tables, forms, scripts and commands become the workspace; "
        "see ",
        _code("docs/solutions.md"),
        ".",
    ),
    (
        h("b", {}, "At every start: "),
        "list it under ",
        _code("scripts"),
        " in ",
        _code("workspace.toml"),
        ", together with your own templates and records; see ",
        _code("docs/workspace-toml.md"),
        ".",
    ),
    (
        h("b", {}, "In a test: "),
        "Playwright calls the same API in this page; see ",
        _code("docs/testing.md"),
        ".",
    ),
    (
        h("b", {}, "What is emulated: "),
        button(open_coverage.on(), "Coverage", **{"class": "link"}),
        " lists each member of the API with its state and the evidence for its behaviour.",
    ),
)
