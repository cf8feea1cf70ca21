"""The line below a list: which of its records are shown, and the buttons that show others.

It reads "1 - 50 of 120 (0 selected)", as in the product [O].
"""

from apm.core.events import ListTurned
from apm.core.outcome import Outcome, success
from apm.forms.subgrids import grid_in
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.ui.targets import ListPage
from apm.workspace.lists import Listed, turned


@action("turn-page", targets.list_page)
def turn_page(use: Use[ListPage]) -> Outcome[bool]:
    """Shows the page of a list with a number."""
    workspace, (page, number, subgrid) = use.view.workspace, use.target
    shown = grid_in(page, subgrid, workspace.records)
    if shown is None or number == shown.number:
        return NOTHING
    done = workspace.set_list_state(page, turned(shown, number), subgrid)
    # The form around a subgrid stays where it is.
    return done if subgrid else success(True, (*done.events, ListTurned(page.id)))


def list_footer(shown: Listed) -> Element:
    """The line below a list."""
    number, last = shown.number, shown.last
    group = {"class": "pages", "role": "group", "aria-label": "Pages"}
    return h(
        "div",
        {"class": "list-footer", "key": "footer"},
        h("span", {"role": "status"}, _range(shown)),
        h(
            "div",
            group,
            _turn(shown, 1, "First page", "first-page", is_possible=number > 1),
            _turn(shown, number - 1, "Previous page", "previous-page", is_possible=number > 1),
            h("span", {}, f"Page {number}"),
            _turn(shown, number + 1, "Next page", "next-page", is_possible=number < last),
        ),
    )


def _range(shown: Listed) -> str:
    """The places of the rows in the list, and the number of selected rows."""
    count = len(shown.rows)
    first = shown.skipped + 1 if count else 0
    return f"{first} - {shown.skipped + count} of {shown.total} ({len(shown.selected)} selected)"


def _turn(shown: Listed, number: int, name: str, picture: str, *, is_possible: bool) -> Element:
    # `aria-disabled` instead of `disabled`, so that the button keeps the keyboard focus on the last page.
    attributes: dict[str, Attribute] = {
        "key": picture,
        "aria-label": name,
        "title": name,
        "aria-disabled": None if is_possible else "true",
    }
    goal = number if is_possible else shown.number
    return button(
        {**turn_page.on(shown.page.id, f"{goal} {shown.name}".rstrip()), **attributes},
        icon(picture),
    )
