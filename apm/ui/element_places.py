"""Finds the element of an action in element trees, and says where a locator finds it on the page.

>>> tree = ["div", {}, ["button", {"data-action": "save", "data-of": "tab-id-1"}, "Save"]]
>>> place_in({"panels": tree}, "save", "tab-id-1")
Place(region='panels', role='button', name='Save', dialog='', index=0, is_only=True, is_typed=False, opener=None)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from apm.recordings.steps import Place
from apm.ui.elements import Child, Element, Kept

_INPUTS = {"checkbox": "checkbox", "radio": "radio", "search": "searchbox"}
_NOT_TYPED = frozenset({"checkbox", "radio", "file"})
_ROLES = {"button": "button", "textarea": "textbox", "dialog": "dialog", "form": "form"}
_LABELLED = ("input", "select", "textarea")


@dataclass(frozen=True, slots=True)
class _Node:
    """An element with its ancestors, the outermost first."""

    element: Element
    above: tuple[Element, ...]

    def get(self, name: str) -> str:
        """The value of an attribute; empty without it."""
        return str(self.element[1].get(name, ""))

    def within(self, name: str) -> Element | None:
        """The innermost ancestor with an attribute."""
        return next((each for each in reversed(self.above) if name in each[1]), None)

    @property
    def dialog(self) -> Element | None:
        """The dialog that contains the element."""
        return next((each for each in reversed(self.above) if each[0] == "dialog"), None)


def place_in(trees: Mapping[str, Element], action: str, of: str) -> Place | None:
    """Where the first visible element with an action is; None if there is none, or if it is disabled.

    Args:
        trees: the trees of the parts of the page, by region.
        action: its `data-action`.
        of: its `data-of`.
    """
    for region, tree in trees.items():
        nodes = [each for each in _walk(tree, ()) if each.within("hidden") is None]
        for node in nodes:
            if (node.get("data-action"), node.get("data-of")) == (action, of):
                is_disabled = node.get("aria-disabled") == "true"
                return None if is_disabled else _Region(region, nodes).place(node)
    return None


class _Region:
    """The visible elements of a region."""

    def __init__(self, region: str, nodes: list[_Node]) -> None:
        self._region = region
        self._nodes = nodes
        self._texts = {name: text_of(each.element) for each in nodes if (name := each.get("id"))}
        self._labels = {
            each.get("for"): text_of(each.element) for each in nodes if each.element[0] == "label"
        }

    def place(self, node: _Node) -> Place:
        """Where an element is."""
        if node.element[0] == "form":
            node = self._button_of(node)
        role, name = _role(node.element), self._name(node)
        menu = node.within("popover")
        same = [
            each
            for each in self._nodes
            if _role(each.element) == role
            and self._name(each) == name
            and each.dialog is node.dialog
            and each.within("popover") is menu
        ]
        at = next(at for at, each in enumerate(same) if each.element is node.element)
        dialog = node.dialog
        return Place(
            self._region,
            role,
            name,
            self._name(self._of(dialog)) if dialog else "",
            at,
            len(same) == 1,
            _is_typed(node.element),
            self._opener(menu) if menu else None,
        )

    def _of(self, element: Element) -> _Node:
        return next(each for each in self._nodes if each.element is element)

    def _opener(self, menu: Element) -> Place | None:
        wanted = menu[1].get("id")
        openers = (
            each
            for each in self._nodes
            if each.get("popovertarget") == wanted and not each.get("popovertargetaction")
        )
        found = next(openers, None)
        return self.place(found) if found else None

    def _button_of(self, form: _Node) -> _Node:
        """The button that sends a form."""
        return next(
            each
            for each in self._nodes
            if form.element in each.above and each.get("type") == "submit"
        )

    def _name(self, node: _Node) -> str:
        """The accessible name, with single spaces."""
        return " ".join(self._full_name(node).split())

    def _full_name(self, node: _Node) -> str:
        if label := node.get("aria-label"):
            return label
        if names := node.get("aria-labelledby"):
            return " ".join(self._texts.get(each, "") for each in names.split())
        if node.element[0] not in _LABELLED:
            return "" if node.element[0] == "dialog" else text_of(node.element)
        around = next((each for each in reversed(node.above) if each[0] == "label"), None)
        return self._labels.get(node.get("id"), "") or (text_of(around) if around else "")


def text_of(child: Child) -> str:
    """The text of an element, without what screen readers skip and without the options of a choice."""
    if isinstance(child, str):
        return child
    if isinstance(child, Kept):
        return text_of(child.element)
    if child[1].get("aria-hidden") == "true" or child[0] == "select":
        return ""
    return "".join(map(text_of, child[2:]))


def _role(element: Element) -> str:
    """The role of an element that can be used; empty for another one."""
    tag, attributes = element[:2]
    if "role" in attributes:
        return str(attributes["role"])
    if tag == "select":
        return "listbox" if attributes.get("multiple") else "combobox"
    if tag == "input":
        role = _INPUTS.get(str(attributes.get("type")), "textbox")
        return "combobox" if "list" in attributes and role == "textbox" else role
    return _ROLES.get(tag, "")


def _is_typed(element: Element) -> bool:
    is_input = element[0] == "input" and element[1].get("type") not in _NOT_TYPED
    return is_input or element[0] == "textarea"


def _walk(child: Child, above: tuple[Element, ...]) -> Iterator[_Node]:
    if isinstance(child, str):
        return
    element = child.element if isinstance(child, Kept) else child
    yield _Node(element, above)
    for each in element[2:]:
        yield from _walk(each, (*above, element))
