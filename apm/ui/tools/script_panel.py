"""The panel that runs a script and shows what it wrote, gave and failed with.

It is a dialog that leaves the rest of the page usable: what the script does is seen while it is open.

>>> ScriptPanel(status=RUNNING).with_line(Line("result", "2")).lines
(Line(kind='result', text='2'),)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from apm.core.errors import show
from apm.core.events import ScriptStarted
from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import NOTHING, Action, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.regions import Region
from apm.ui.tools.examples import SUFFIX, example, examples
from apm.ui.view import PanelState

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
class ScriptPanel(PanelState):
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
    regions = (Region.SCRIPT,)

    @property
    def is_running(self) -> bool:
        """Whether there may be more output."""
        return self.status == RUNNING

    def with_line(self, line: Line) -> ScriptPanel:
        """With one more line; a script that was started before the workspace restarted adds none."""
        if not self.is_running:
            return self
        lines = (*self.lines, line)
        gone = len(lines[:-MOST_LINES])
        return replace(self, lines=lines[-MOST_LINES:], earlier=self.earlier + gone)


@action("open-script", targets.nothing)
def open_script(use: Use[str]) -> Outcome[bool]:
    """Opens the panel."""
    return _put(use, replace(use.view.state(ScriptPanel), is_open=True))


@action("close-script", targets.nothing)
def close_script(use: Use[str]) -> Outcome[bool]:
    """Closes the panel."""
    return _put(use, replace(use.view.state(ScriptPanel), is_open=False))


@action("type-script", targets.nothing)
def type_script(use: Use[str]) -> Outcome[bool]:
    """Keeps the text of the script."""
    return _put(use, replace(use.view.state(ScriptPanel), text=use.text, said=""))


@action("name-script", targets.nothing)
def name_script(use: Use[str]) -> Outcome[bool]:
    """Keeps the file name of the script."""
    return _put(use, replace(use.view.state(ScriptPanel), name=use.text))


@action("run-script", targets.nothing)
def run_script(use: Use[str]) -> Outcome[bool]:
    """Runs the script in the panel."""
    return _run(use, use.view.state(ScriptPanel).name, use.text)


@action("drop-script", targets.nothing, sent_by="scripts/panel.js")
def drop_script(use: Use[str]) -> Outcome[bool]:
    """Runs a dropped file; the target is its name."""
    return _run(use, use.target, use.text)


@action("run-example", targets.nothing)
def run_example(use: Use[str]) -> Outcome[bool]:
    """Runs an example by its name; an unknown name lists the examples."""
    found = example(use.target)
    if found:
        return _run(use, found.name + SUFFIX, found.text)
    said = f"There is no example {show(use.target)}; there are: {', '.join(examples())}."
    return _put(use, replace(use.view.state(ScriptPanel), is_open=True, said=said))


@action("link-script", targets.nothing, sent_by="scripts/link.js")
def show_script_of_link(use: Use[str]) -> Outcome[bool]:
    """Shows a script that came with the address of the page. It does not run: anyone can make such an address."""
    return _put(use, ScriptPanel(True, use.text, is_from_link=True))


@action("link-said", targets.nothing, sent_by="scripts/link.js")
def show_message_of_link(use: Use[str]) -> Outcome[bool]:
    """Shows a message about a link."""
    return _put(use, replace(use.view.state(ScriptPanel), is_open=True, said=use.text))


@action("script-line", targets.nothing, sent_by="scripts/panel.js")
def add_line(use: Use[str]) -> Outcome[bool]:
    """Adds a line to the output; the target is its kind."""
    return _put(use, use.view.state(ScriptPanel).with_line(Line(use.target, use.text)))


@action("script-end", targets.nothing, sent_by="scripts/panel.js")
def end_script(use: Use[str]) -> Outcome[bool]:
    """Ends the output."""
    state = use.view.state(ScriptPanel)
    return _put(use, replace(state, status=ENDED) if state.is_running else state)


def _put(use: Use[str], state: ScriptPanel) -> Outcome[bool]:
    use.view.put(state)
    return NOTHING


def _run(use: Use[str], name: str, text: str) -> Outcome[bool]:
    use.view.put(ScriptPanel(True, text, name, status=RUNNING))
    return Outcome(False, (ScriptStarted(name, text),))


def script_panel(state: ScriptPanel) -> Element:
    """The panel, if it is open."""
    return h("div", {}, *([_dialog(state)] if state.is_open else []))


def _dialog(state: ScriptPanel) -> Element:
    return h(
        "section",
        {"class": "script-panel", "role": "dialog", "aria-labelledby": "script-title"},
        h("h2", {"id": "script-title"}, "Run script"),
        *([h("p", {"class": "hint", "role": "alert"}, FROM_LINK)] if state.is_from_link else []),
        h(
            "form",
            run_script.on(),
            h("label", {"for": "script-text"}, ABOUT),
            h("textarea", {**_field("text", type_script, state.text), "rows": 8}),
            h(
                "div",
                {"class": "dialog-buttons"},
                h("label", {"for": "script-name"}, "File name"),
                h("input", {**_field("name", name_script, state.name), "type": "text"}),
                h("button", {"type": "submit", "title": "Ctrl+Enter"}, "Run"),
                h("button", {"type": "button", "id": "copy-link"}, "Copy link"),
                button(close_script.on(), "Close"),
            ),
            *([h("p", {"role": "status"}, state.said)] if state.said else []),
        ),
        *_output(state),
    )


def _field(name: str, keeps: Action[str], value: str) -> dict[str, Attribute]:
    return {
        "id": f"script-{name}",
        "name": name,
        **keeps.on(),
        "value": value,
        "spellcheck": "false",
        "autocomplete": "off",
    }


def _output(state: ScriptPanel) -> list[Child]:
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
