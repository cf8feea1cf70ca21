"""The function that builds the element tree of each region. Each is declared once, in the module of the panel.

    @region_tree(Region.TOASTS)
    def _region(view: View) -> Element:
        return toasts(view.state(Toasts), view.conversations.incoming.values())

`apm/ui/panels.py` imports all panels.
"""

from collections.abc import Callable

from apm.ui.elements import Element
from apm.ui.regions import Region
from apm.ui.view import View

Tree = Callable[[View], Element]

REGION_TREES: dict[str, Tree] = {}
"""Functions that build the trees, by region."""


def region_tree(region: Region) -> Callable[[Tree], Tree]:
    """Declares the decorated function as the tree of a region, which has one tree."""

    def declare(tree: Tree) -> Tree:
        if region in REGION_TREES:
            raise ValueError(f"two trees for the region {region}")
        REGION_TREES[region] = tree
        return tree

    return declare
