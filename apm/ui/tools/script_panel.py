"""The panel that runs a script and shows its output, its result and its errors.

It is a dialog that is not modal, so that the user sees the effects of the script on the page.
"""

from __future__ import annotations

from dataclasses import replace

from apm.core.errors import show
from apm.core.events import ScriptStarted
from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Action, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.messages import Level, message
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.targets import Nothing
from apm.ui.tools.examples import SUFFIX, example, examples
from apm.ui.tools.script_state import ENDED, RUNNING, Line, ScriptPanel
from apm.ui.view import View

ABOUT = "Paste JavaScript, or drop a .js file anywhere on the page."

FROM_LINK = (
    "This script is from the link that opened the page. It has not run. Anyone can make such a link: "
    "read the script, and select Run only if it does what you want."
)

_LEAD = {"result": "Result: ", "warn": "Warning: ", "error": "Error: "}
"""The text before a line of output, by its kind."""


@action("open-script", targets.nothing)
def open_script(use: Use[Nothing]) -> Outcome[bool]:
    """Opens the panel."""
    return use.put(replace(use.state(ScriptPanel), is_open=True))


@action("close-script", targets.nothing)
def close_script(use: Use[Nothing]) -> Outcome[bool]:
    """Closes the panel."""
    return use.put(replace(use.state(ScriptPanel), is_open=False))


@action("type-script", targets.nothing)
def type_script(use: Use[Nothing]) -> Outcome[bool]:
    """Keeps the text of the script."""
    return use.put(replace(use.state(ScriptPanel), text=use.text, message=""))


@action("name-script", targets.nothing)
def name_script(use: Use[Nothing]) -> Outcome[bool]:
    """Keeps the file name of the script."""
    return use.put(replace(use.state(ScriptPanel), name=use.text))


@action("run-script", targets.nothing)
def run_script(use: Use[Nothing]) -> Outcome[bool]:
    """Runs the script in the panel."""
    return _run(use.view, use.state(ScriptPanel).name, use.text)


@action("drop-script", targets.text, sent_by="scripts/panel.js")
def drop_script(use: Use[str]) -> Outcome[bool]:
    """Runs a dropped file; the target is its name."""
    return _run(use.view, use.target, use.text)


@action("run-example", targets.text)
def run_example(use: Use[str]) -> Outcome[bool]:
    """Runs an example by its name. If the name is unknown, shows the names of all examples."""
    found = example(use.target)
    if found:
        return _run(use.view, found.name + SUFFIX, found.text)
    message = f"There is no example {show(use.target)}; there are: {', '.join(examples())}."
    return use.put(replace(use.state(ScriptPanel), is_open=True, message=message))


@action("link-script", targets.nothing, sent_by="scripts/link.js")
def show_script_of_link(use: Use[Nothing]) -> Outcome[bool]:
    """Shows a script from the address of the page. It does not run, because anyone can make such an address."""
    return use.put(ScriptPanel(True, use.text, is_from_link=True))


@action("link-message", targets.nothing, sent_by="scripts/link.js")
def show_message_of_link(use: Use[Nothing]) -> Outcome[bool]:
    """Shows a message about a link."""
    return use.put(replace(use.state(ScriptPanel), is_open=True, message=use.text))


@action("script-line", targets.text, sent_by="scripts/panel.js")
def add_line(use: Use[str]) -> Outcome[bool]:
    """Adds a line to the output; the target is its kind."""
    return use.put(use.state(ScriptPanel).with_line(Line(use.target, use.text)))


@action("script-end", targets.nothing, sent_by="scripts/panel.js")
def end_script(use: Use[Nothing]) -> Outcome[bool]:
    """Ends the output."""
    state = use.state(ScriptPanel)
    return use.put(replace(state, status=ENDED) if state.is_running else state)


def _run(view: View, name: str, text: str) -> Outcome[bool]:
    view.put(ScriptPanel(True, text, name, status=RUNNING))
    return Outcome(False, (ScriptStarted(name, text),))


@region_tree(Region.SCRIPT)
def _region(view: View) -> Element:
    return script_panel(view.state(ScriptPanel))


def script_panel(state: ScriptPanel) -> Element:
    """The panel, if it is open."""
    return h("div", {}, *([_dialog(state)] if state.is_open else []))


def _warning() -> Element:
    return message(Level.WARNING, h("p", {"role": "alert"}, FROM_LINK), kind="result")


def _dialog(state: ScriptPanel) -> Element:
    return h(
        "section",
        {"class": "script-panel", "role": "dialog", "aria-labelledby": "script-title"},
        h("h2", {"id": "script-title"}, "Run script"),
        *([_warning()] if state.is_from_link else []),
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
                button({"id": "copy-link"}, "Copy link"),
                button(close_script.on(), "Close"),
            ),
            *([h("p", {"role": "status"}, state.message)] if state.message else []),
        ),
        *_output(state),
    )


def _field(name: str, keeps: Action[Nothing], value: str) -> dict[str, Attribute]:
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
        children.append(h("p", {}, f"Earlier lines: {state.earlier}"))
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
