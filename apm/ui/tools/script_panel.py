"""The panel that runs a script and shows what it wrote, gave and failed with.

It is a dialog that leaves the rest of the page usable: what the script does is seen while it is open.

>>> state = after(ScriptDialog(), "run-script", "", "1 + 1")
>>> state = after(state, "script-line", "result", "2")
>>> after(state, "script-end", "", "").lines
(Line(kind='result', text='2'),)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from apm.core.errors import show
from apm.ui.elements import Attribute, Child, Element, h

ACTIONS = frozenset(
    {
        "open-script",
        "close-script",
        "name-script",
        "type-script",
        "run-script",
        "drop-script",
        "run-example",
        "link-script",
        "link-said",
        "script-line",
        "script-end",
    }
)
RUNS = frozenset({"run-script", "drop-script", "run-example"})
"""Those of the actions after which the script is to be run, if the panel says that it is running."""

MOST_LINES = 200
ABOUT = "Paste JavaScript, or drop a .js file anywhere on the page."
FIRST_NAME = "script-1.js"

FROM_LINK = (
    "This script came with the link that opened the page, and has not run. Anybody can make such a link: "
    "read the script, and press Run only if it does what you want."
)

RUNNING = "Running…"
ENDED = "Ended."

_LEAD = {"result": "Result: ", "warn": "Warning: ", "error": "Error: "}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output: of the console by the name of its method, "result" or "failure"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ScriptDialog:
    """What the panel holds; closing it keeps all of it.

    Attributes:
        text: of the script, as it was typed.
        name: what its errors call it.
        lines: the newest output of the last run.
        earlier: how many lines of it are no longer there.
        status: whether the script, and the promise it gave, have ended; empty when none was run.
        is_from_link: the script came with the page's address, and no person has run it yet.
        said: what is to be said of a link.
    """

    is_open: bool = False
    text: str = ""
    name: str = FIRST_NAME
    lines: tuple[Line, ...] = ()
    earlier: int = 0
    status: str = ""
    is_from_link: bool = False
    said: str = ""

    @property
    def is_running(self) -> bool:
        """Whether there may be more output."""
        return self.status == RUNNING


def after(state: ScriptDialog, action: str, of: str, text: str) -> ScriptDialog:
    """The state after something happened.

    Args:
        state: the one before.
        action: one of `ACTIONS`.
        of: the name of a dropped file or of an example, the kind of a line.
        text: what was typed, dropped or written.
    """
    match action:
        case "open-script" | "close-script":
            return replace(state, is_open=action == "open-script")
        case "type-script":
            return replace(state, text=text, said="")
        case "name-script":
            return replace(state, name=text)
        case "run-script":
            return ScriptDialog(True, text, state.name, status=RUNNING)
        case "drop-script":
            return ScriptDialog(True, text, of, status=RUNNING)
        case "run-example":
            return _example(state, of)
        case "link-script":
            return ScriptDialog(True, text, is_from_link=True)
        case "link-said":
            return replace(state, is_open=True, said=text)
        case "script-line" if state.is_running:
            lines = (*state.lines, Line(of, text))
            gone = len(lines[:-MOST_LINES])
            return replace(state, lines=lines[-MOST_LINES:], earlier=state.earlier + gone)
        case "script-end" if state.is_running:
            return replace(state, status=ENDED)
    # A line of a script that was started before the workspace was: nobody looks at it any more.
    return state


def _example(state: ScriptDialog, name: str) -> ScriptDialog:
    # Only now: a page starts sooner without the examples.
    from apm.ui.pages.examples import SUFFIX, example, examples  # noqa: PLC0415

    found = example(name)
    if found is None:
        known = ", ".join(examples())
        said = f"There is no example {show(name)}; there are: {known}."
        return replace(state, is_open=True, said=said)
    return ScriptDialog(True, found.text, found.name + SUFFIX, status=RUNNING)


def script_dialog(state: ScriptDialog) -> Element:
    """The panel, if it is open."""
    return h("div", {}, *([_dialog(state)] if state.is_open else []))


def _dialog(state: ScriptDialog) -> Element:
    return h(
        "section",
        {"class": "script-panel", "role": "dialog", "aria-labelledby": "script-title"},
        h("h2", {"id": "script-title"}, "Run script"),
        *([h("p", {"class": "hint", "role": "alert"}, FROM_LINK)] if state.is_from_link else []),
        h(
            "form",
            {"data-action": "run-script"},
            h("label", {"for": "script-text"}, ABOUT),
            h("textarea", {**_field("text", "type-script", state.text), "rows": 8}),
            h(
                "div",
                {"class": "dialog-buttons"},
                h("label", {"for": "script-name"}, "File name"),
                h("input", {**_field("name", "name-script", state.name), "type": "text"}),
                h("button", {"type": "submit", "title": "Ctrl+Enter"}, "Run"),
                h("button", {"type": "button", "id": "copy-link"}, "Copy link"),
                h("button", {"type": "button", "data-action": "close-script"}, "Close"),
            ),
            *([h("p", {"role": "status"}, state.said)] if state.said else []),
        ),
        *_output(state),
    )


def _field(name: str, action: str, value: str) -> dict[str, Attribute]:
    return {
        "id": f"script-{name}",
        "name": name,
        "data-action": action,
        "value": value,
        "spellcheck": "false",
        "autocomplete": "off",
    }


def _output(state: ScriptDialog) -> list[Child]:
    if not state.status:
        return []
    children: list[Child] = []
    if state.earlier:
        children.append(h("p", {}, f"Lines before these: {state.earlier}"))
    lines = (_line(number, line) for number, line in enumerate(state.lines, state.earlier))
    children.append(h("ul", {}, *lines))
    log: dict[str, Attribute] = {"role": "log", "aria-label": "Output", "tabindex": 0}
    return [
        h("div", {**log, "class": "script-output"}, *children),
        h("p", {"role": "status"}, state.status),
    ]


def _line(number: int, line: Line) -> Element:
    attributes = {"key": f"{number}", "data-kind": line.kind}
    if line.kind == "failure":
        return h("li", attributes, h("span", {"role": "alert"}, line.text))
    lead = _LEAD.get(line.kind)
    return h("li", attributes, *([h("b", {}, lead)] if lead else []), line.text)
