"""Whether a step of a recording from outside can be repeated on the page: its action or its member has to exist."""

from __future__ import annotations

from collections.abc import Mapping

from apm.api.all_members import MEMBERS_BY_NAME
from apm.api.calls import FINDERS
from apm.api.member import NOT_EMULATED, Kind, Owner
from apm.api.xrm.finding import XRM_FINDERS
from apm.core.errors import bad_input, show
from apm.core.nearest_names import suggestion
from apm.recordings.steps import Action, Call, Step
from apm.recordings.writing import CONVERSATION
from apm.ui.panels import ACTIONS
from apm.ui.view import View

_UNNAMED: Mapping[Owner, str] = {
    Owner.COLLECTION: "no target names its collection",
    **dict.fromkeys(
        (
            Owner.EXECUTION,
            Owner.EVENT_ARGS,
            Owner.LOAD_ARGS,
            Owner.TAG_ARGS,
            Owner.POST_SAVE_ARGS,
        ),
        "its object exists only during an event",
    ),
}
"""The owners whose objects no step can name, with the reason."""


def check_step(view: View, step: Step) -> None:
    """Checks a step that is about to be repeated. The actions of a page exist only after it has been drawn once.

    Raises:
        ApmError: the step has an action or a member that does not exist, or that cannot be repeated.
    """
    if isinstance(step, Action):
        _check_action(view, step)
    if isinstance(step, Call) and step.member != CONVERSATION:
        reason = _problem(step)
        if reason:
            raise bad_input(f"{step.member} cannot be repeated: {reason}")


def _check_action(view: View, step: Action) -> None:
    """Checks an action. For the user, one whose target is gone does nothing; in a test, something else has happened."""
    if step.action not in ACTIONS:
        raise bad_input(f"there is no action {_named(step.action, ACTIONS)}")
    if ACTIONS[step.action].find(view, step.of) is None:
        raise bad_input(f"{step.action} cannot be repeated: the page has no {show(step.of)}")


def _problem(call: Call) -> str:
    member = MEMBERS_BY_NAME.get(call.member)
    if member is None:
        return f"there is no member {_named(call.member, MEMBERS_BY_NAME)}"
    if member.kind in NOT_EMULATED:
        return "it is not emulated"
    if member.kind is Kind.PART:
        return "it is no function"
    if member.owner in _UNNAMED:
        return _UNNAMED[member.owner]
    has_target = member.owner in FINDERS or member.owner in XRM_FINDERS
    if has_target and call.target is None:
        return "the step needs the target of its object"
    if call.target is not None and not has_target:
        return f"there is one object only, so the target has to be null, not {show(call.target)}"
    return ""


def _named(name: str, known: Mapping[str, object]) -> str:
    """A name that does not exist, with the most similar one."""
    similar = suggestion(name, known)
    return f"{show(name)}; {similar}" if similar else show(name)
