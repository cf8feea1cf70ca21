"""The marker `apm`: what a test needs that differs from the options of the run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from apm.core.errors import show
from apm.core.nearest_names import hint
from apm.kit.strictness import strictness_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apm.kit.kit_options import KitOptions
    from apm.kit.strictness import Strictness

NAME = "apm"

ABOUT = (
    "apm(*, workspace=None, seed=None, roles=None, limits=None, strict=None, ignore=None): "
    "the workspace file of a test, the seed it begins with, the roles of its user, its limits, "
    "what happens after failures in the page, and which of them are ignored"
)

_KEYS = ("workspace", "seed", "roles", "limits", "strict", "ignore")


@dataclass(frozen=True)
class Wanted:
    """What a test needs.

    Attributes:
        workspace: the workspace file; None for the one in the root folder, if it exists.
        seed: the name of a seed, or a seed; empty for none.
        strict: what happens after failures in the page.
        ignore: parts of the texts of failures that are ignored.
        changes: settings in place of those of the file: `user` with `roles`, and `limits`.
    """

    workspace: Path | None
    seed: str | Mapping[str, Any]
    strict: Strictness
    ignore: tuple[str, ...]
    changes: Mapping[str, Mapping[str, Any]]


def wanted_by(item: pytest.Item, options: KitOptions) -> Wanted:
    """Read the markers of a test; those of its module and class come first, its own replace them.

    Raises:
        pytest.UsageError: a marker has an argument that does not exist.
    """
    wanted = Wanted(options.workspace, options.seed, options.strict, options.ignore, {})
    for mark in reversed(list(item.iter_markers(NAME))):
        for value in mark.args:
            raise pytest.UsageError(
                f"@pytest.mark.apm takes named arguments only, not {value!r}; {hint('', _KEYS)}."
            )
        for name in mark.kwargs:
            if name not in _KEYS:
                raise pytest.UsageError(
                    f"@pytest.mark.apm has no argument {show(name)}; {hint(name, _KEYS)}"
                )
        wanted = _changed(wanted, options, **mark.kwargs)
    return wanted


def _changed(
    wanted: Wanted,
    options: KitOptions,
    workspace: str | None = None,
    seed: str | Mapping[str, Any] | None = None,
    roles: Sequence[str] | None = None,
    limits: Mapping[str, int] | None = None,
    strict: str | None = None,
    ignore: Sequence[str] = (),
) -> Wanted:
    changes = dict(wanted.changes)
    if roles is not None:
        # The page says what is wrong with a text, which is a sequence too.
        changes["user"] = {"roles": roles if isinstance(roles, str) else [*roles]}
    if limits is not None:
        changes["limits"] = {**changes.get("limits", {}), **limits}
    return replace(
        wanted,
        workspace=options.root / workspace if workspace else wanted.workspace,
        seed=wanted.seed if seed is None else seed,
        strict=wanted.strict if strict is None else strictness_of(strict),
        ignore=(*wanted.ignore, *([ignore] if isinstance(ignore, str) else ignore)),
        changes=changes,
    )
