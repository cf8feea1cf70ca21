"""Dialogs, the progress message and app notifications."""

from collections.abc import Iterator

from apm.core.events import NotificationUsed
from apm.core.outcome import Outcome, success
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button, cross
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.ui.messages import level_of, message
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.shell.closing import close_page
from apm.ui.shell.lookup_dialog import picking
from apm.ui.shell.tab_panel import busy, contents
from apm.ui.targets import Answer
from apm.ui.view import View
from apm.workspace.overlays import Dialog, Notification
from apm.workspace.page import Page
from apm.workspace.workspace import Workspace


@action("answer", targets.dialog_button)
def answer(use: Use[Answer]) -> Outcome[bool]:
    """Answers a dialog with one of its buttons.

    A dialog with a page closes after confirmation if the form in the page has unsaved edits.
    """
    workspace, (dialog, at) = use.view.workspace, use.target
    if dialog.page:
        return close_page(workspace, dialog.page)
    return workspace.overlays.answer(dialog.number, at)


@action("dismiss-notification", targets.notification)
def dismiss_notification(use: Use[str]) -> Outcome[bool]:
    """Removes an app notification."""
    return use.view.workspace.overlays.clear(use.target)


@action("use-notification", targets.notification)
def use_notification(use: Use[str]) -> Outcome[bool]:
    """Runs the function of the link of an app notification."""
    return success(True, (NotificationUsed(use.target),))


@region_tree(Region.OVERLAYS)
def _region(view: View) -> Element:
    return overlays(view.workspace)


def overlays(workspace: Workspace) -> Element:
    """All dialogs and notifications, and the progress message."""
    state = workspace.overlays
    return h(
        "div",
        {"class": "overlays"},
        *(_notification(key, each) for key, each in state.notifications.items()),
        _progress(state.progress),
        *(_dialog(workspace, each) for each in state.dialogs),
    )


def _notification(key: str, each: Notification) -> Element:
    level = level_of(each.level)
    name = h("span", {"class": "spoken-only"}, f"{level.capitalize()}:")
    buttons: list[Element] = []
    if each.action:
        buttons.append(button(use_notification.on(key), each.action, **{"class": "link"}))
    if each.can_close:
        buttons.append(cross(dismiss_notification.on(key), "Dismiss notification"))
    return message(
        level,
        h("p", {}, name, " ", each.text),
        *buttons,
        kind="app-notification",
        attributes={"key": key, "data-notification-id": key},
    )


def _progress(text: str | None) -> Element:
    """The progress message. The live region is always in the page, so that screen readers notice its changes."""
    box: dict[str, Attribute] = {"aria-live": "polite", "key": "progress"}
    if text is None:
        return h("div", box)
    spinner = h("span", {"class": "spinner", "aria-hidden": "true"})
    return h("div", {**box, "class": "progress"}, spinner, h("p", {}, text or "Working on it…"))


def _dialog(workspace: Workspace, dialog: Dialog) -> Element:
    title_id = f"dialog-title-{dialog.number}"
    sizes = {"width": dialog.width, "height": dialog.height}
    attributes: dict[str, Attribute] = {
        "key": f"dialog-{dialog.number}",
        "class": f"dialog {dialog.kind}-dialog" + (" at-side" if dialog.at_side else ""),
        "style": "; ".join(f"{name}: {size}" for name, size in sizes.items() if size) or None,
        "aria-labelledby": title_id,
        **answer.on(dialog.number),
        "data-dialog": dialog.kind,
    }
    look: dict[str, Attribute] = {"class": "spoken-only" if dialog.title == "" else None}
    sign = [icon("error")] if dialog.kind == "error" else []
    title = h("h2", {"id": title_id, **look}, *sign, dialog.heading)
    if dialog.page:
        header = h("div", {"class": "dialog-header"}, title, *_buttons(dialog))
        return h("dialog", attributes, header, _page(workspace, dialog.page))
    buttons = h("div", {"class": "dialog-buttons"}, *_buttons(dialog))
    return h("dialog", attributes, title, *_content(workspace, dialog), buttons)


def _content(workspace: Workspace, dialog: Dialog) -> Iterator[Element]:
    if dialog.subtitle:
        yield h("p", {"class": "subtitle"}, dialog.subtitle)
    if dialog.text:
        yield h("p", {"class": "dialog-text"}, dialog.text)
    if dialog.details:
        yield h("details", {}, h("summary", {}, "Details"), h("pre", {}, dialog.details))
    if dialog.picker:
        yield from picking(dialog.number, dialog.picker, workspace.records)


def _page(workspace: Workspace, shown: Page) -> Element:
    attributes: dict[str, Attribute] = {
        "class": "dialog-page",
        "key": f"{shown.id}:{shown.generation}",
        "role": "group",
        "aria-label": shown.label,
        "tabindex": 0,
        "aria-busy": busy(workspace, shown),
        "data-page-type": shown.template.page_type.name,
        "data-page-of": shown.id,
    }
    return h("section", attributes, *contents(workspace, shown))


def _buttons(dialog: Dialog) -> Iterator[Element]:
    """The buttons of a dialog. A dialog with a page has a cross in its header instead."""
    for at, each in enumerate(dialog.buttons):
        answers, is_first = answer.on(dialog.number, at), at == 0
        if dialog.page:
            yield cross(answers, each.label, autofocus=is_first)
        else:
            kind = {"class": "primary"} if is_first else {}
            yield button(answers, each.label, autofocus=is_first, **kind)
