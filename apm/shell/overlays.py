"""Dialogs, the progress message and notifications that scripts have the page show."""

from apm.elements import Attribute, Child, Element, h
from apm.overlays import Dialog, Notification
from apm.pages import page
from apm.shell.command_bar import command_bar
from apm.workspace import Workspace

_LABELS = {
    "success": "Success",
    "error": "Error",
    "warning": "Warning",
    "information": "Information",
}


def overlays(workspace: Workspace) -> Element:
    """All of them, as they stand."""
    state = workspace.overlays
    return h(
        "div",
        {"class": "overlays"},
        *(_notification(key, each) for key, each in state.notifications.items()),
        *([] if state.progress is None else [_progress(state.progress)]),
        *(_dialog(workspace, each) for each in state.dialogs),
    )


def _notification(key: str, each: Notification) -> Element:
    attributes: dict[str, Attribute] = {
        "key": key,
        "class": f"app-notification {each.level}",
        "role": "alert" if each.level == "error" else "status",
        "data-notification-id": key,
    }
    level = h("span", {"class": "level"}, f"{_LABELS[each.level]}:")
    children: list[Child] = [h("p", {}, level, " ", each.text)]
    if each.action:
        children.append(_button(each.action, "use-notification", key, "link"))
    if each.can_close:
        dismiss = _button("×", "dismiss-notification", key, "")
        dismiss[1]["aria-label"] = "Dismiss notification"
        children.append(dismiss)
    return h("div", attributes, *children)


def _progress(text: str) -> Element:
    return h(
        "div",
        {"class": "progress", "key": "progress", "role": "status"},
        h("span", {"class": "spinner", "aria-hidden": "true"}),
        h("p", {}, text or "Working on it…"),
    )


def _dialog(workspace: Workspace, dialog: Dialog) -> Element:
    question = dialog.question
    title_id = f"dialog-title-{dialog.number}"
    of = str(dialog.number)
    content: list[Child] = []
    if question.subtitle:
        content.append(h("p", {"class": "subtitle"}, question.subtitle))
    if question.text:
        content.append(h("p", {"class": "dialog-text"}, question.text))
    if question.details:
        content.append(
            h("details", {}, h("summary", {}, "Details"), h("pre", {}, question.details))
        )
    if question.page:
        shown = question.page
        kind = shown.template.page_type.name
        attributes: dict[str, Attribute] = {
            "class": "dialog-page",
            "key": f"{shown.id}:{shown.generation}",
            "data-page-type": kind,
        }
        bar = command_bar(workspace.settings, shown)
        content.append(h("section", attributes, *bar, *page(shown, workspace.records)))
    return h(
        "dialog",
        {
            "key": f"dialog-{dialog.number}",
            "class": f"dialog {question.kind}",
            "aria-labelledby": title_id,
            "data-action": "answer",
            "data-of": of,
            "data-dialog": question.kind,
        },
        h("h2", {"id": title_id}, dialog.title),
        *content,
        h("div", {"class": "dialog-buttons"}, *_buttons(dialog, of)),
    )


def _buttons(dialog: Dialog, of: str) -> list[Element]:
    question = dialog.question
    match question.kind:
        case "confirm":
            return [
                _button(question.confirm, "answer", f"{of} confirm", "primary"),
                _button(question.cancel, "answer", of, ""),
            ]
        case "page":
            return [_button("Close", "answer", of, "")]
    return [_button(question.confirm, "answer", f"{of} confirm", "primary")]


def _button(label: str, action: str, of: str, kind: str) -> Element:
    return h(
        "button",
        {"type": "button", "class": kind or None, "data-action": action, "data-of": of},
        label,
    )
