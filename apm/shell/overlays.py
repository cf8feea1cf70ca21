"""Dialogs, the progress message and notifications that scripts have the page show."""

from collections.abc import Iterator

from apm.elements import Attribute, Child, Element, h
from apm.overlays import Dialog, Notification
from apm.page import Page
from apm.shell.buttons import button, cross
from apm.shell.lookup_dialog import picking
from apm.shell.panels import busy, contents
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
        _progress(state.progress),
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
        children.append(button("use-notification", key, each.action, **{"class": "link"}))
    if each.can_close:
        children.append(cross("dismiss-notification", key, "Dismiss notification"))
    return h("div", attributes, *children)


def _progress(text: str | None) -> Element:
    """The box stands there all the time: a live region is read when its text changes."""
    box: dict[str, Attribute] = {"aria-live": "polite", "key": "progress"}
    if text is None:
        return h("div", box)
    spinner = h("span", {"class": "spinner", "aria-hidden": "true"})
    return h("div", {**box, "class": "progress"}, spinner, h("p", {}, text or "Working on it…"))


def _dialog(workspace: Workspace, dialog: Dialog) -> Element:
    question = dialog.question
    title_id = f"dialog-title-{dialog.number}"
    sizes = {"width": question.width, "height": question.height}
    attributes: dict[str, Attribute] = {
        "key": f"dialog-{dialog.number}",
        "class": f"dialog {question.kind}-dialog" + (" at-side" if question.at_side else ""),
        "style": "; ".join(f"{name}: {size}" for name, size in sizes.items() if size) or None,
        "aria-labelledby": title_id,
        "data-action": "answer",
        "data-of": str(dialog.number),
        "data-dialog": question.kind,
    }
    title = h("h2", {"id": title_id}, dialog.title)
    if question.page:
        header = h("div", {"class": "dialog-header"}, title, *_choices(dialog))
        return h("dialog", attributes, header, _page(workspace, question.page))
    buttons = h("div", {"class": "dialog-buttons"}, *_choices(dialog))
    return h("dialog", attributes, title, *_content(workspace, dialog), buttons)


def _content(workspace: Workspace, dialog: Dialog) -> Iterator[Element]:
    question = dialog.question
    if question.subtitle:
        yield h("p", {"class": "subtitle"}, question.subtitle)
    if question.text:
        yield h("p", {"class": "dialog-text"}, question.text)
    if question.details:
        yield h("details", {}, h("summary", {}, "Details"), h("pre", {}, question.details))
    if question.picker:
        yield from picking(dialog.number, question.picker, workspace.records)


def _page(workspace: Workspace, shown: Page) -> Element:
    attributes: dict[str, Attribute] = {
        "class": "dialog-page",
        "key": f"{shown.id}:{shown.generation}",
        "role": "group",
        "aria-label": shown.label,
        "tabindex": 0,
        "aria-busy": busy(shown),
        "data-page-type": shown.template.page_type.name,
        "data-page-of": shown.id,
    }
    return h("section", attributes, *contents(workspace, shown))


def _choices(dialog: Dialog) -> Iterator[Element]:
    """The buttons; a page has its only one as a cross in its header."""
    for at, choice in enumerate(dialog.question.choices):
        of, is_first = f"{dialog.number} {at}", at == 0
        if dialog.question.page:
            yield cross("answer", of, choice.label, autofocus=is_first)
        else:
            kind = {"class": "primary"} if is_first else {}
            yield button("answer", of, choice.label, autofocus=is_first, **kind)
