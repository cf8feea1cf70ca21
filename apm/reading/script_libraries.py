"""The libraries that handlers and commands of solutions name: their addresses, and the scripts that they depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from apm.solutions.model.solution_model import SolutionWebResource
from apm.templates.addresses import web_resource_address

SCRIPT = 3
"""The type of a web resource that is a script [D]."""


@dataclass(frozen=True, slots=True)
class ScriptLibraries:
    """The libraries of a workspace.

    Attributes:
        resources: the web resources of solutions by name in small letters.
        has: whether the workspace has a web resource.
    """

    resources: Mapping[str, SolutionWebResource]
    has: Callable[[str], bool]

    def address(self, name: str) -> str:
        """The address of a library, whose name can be in any case."""
        exported = self.resources.get(name.lower())
        return web_resource_address({"webresourceName": exported.name if exported else name})

    def in_order(self, names: Iterable[str]) -> list[str]:
        """The addresses of libraries, each after the scripts that it depends on [A: the product promises no order]."""
        found: dict[str, str] = {}
        due: set[str] = set()

        def add(name: str) -> None:
            key = name.lower()
            if name and key not in due and self.has(name):
                due.add(key)
                exported = self.resources.get(key)
                for each in exported.dependencies if exported else ():
                    needed = self.resources.get(each.lower())
                    if needed and needed.type == SCRIPT:
                        add(each)
                found[key] = self.address(name)

        for each in names:
            add(each)
        return [*found.values()]
