"""The calls from JavaScript for the steps of a save: they convert texts and call `apm.forms.save`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apm.api.calls import closed
from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.forms.save import begin, commit, end, wait
from apm.workspace.form_state import Save

USER = "user"
"""The value of `asker` if the user requested the save. Any other value means a script."""

_SAVE = "formContext.data.save"


def begin_save(emulator: Emulator, page_id: str, closes: str) -> str:
    """Begins a save, before the OnSave handlers run.

    Args:
        emulator: the emulator.
        page_id: the page of the form.
        closes: "true" if the page closes after the save.

    Returns:
        The number of the save, for the other calls.
    """
    return str(begin(emulator.workspace, page_id, closes=closes == "true").number)


def wait_to_save(emulator: Emulator, target: str, number: str) -> Outcome[bool]:
    """Marks the form as saving while it waits for OnSave handlers."""
    save = _find(emulator, number)
    return wait(emulator.workspace, save) if save else Outcome(False)


def save_form(emulator: Emulator, target: str, number: str, asker: str) -> Outcome[bool]:
    """Saves the form after its OnSave handlers have run.

    Args:
        emulator: the emulator.
        target: the page of the form.
        number: the number of the save.
        asker: who requested the save.

    Raises:
        ApmError: a script requested the save, and the form cannot be saved or is closed.
    """
    save = _find(emulator, number)
    is_user = asker == USER
    if save is None and is_user:
        # The user reset the workspace, and expects no message.
        return Outcome(False)
    try:
        if save is None:
            raise ApmError(ErrorCode.CLOSED, f"{closed(target)} by reset")
        return commit(emulator.workspace, save, by_user=is_user)
    except ApmError as error:
        raise error.named(_SAVE) from None


def result_of_save(emulator: Emulator, target: str, number: str) -> dict[str, Json]:
    """What a save did, for the handlers that run after it.

    Returns:
        `changed`, the columns that the form shows differently; `created`, whether the record is new; `failure`, why the
        Dataverse refused to write the record: `{errorCode, message}`, or None if it did not.
    """
    save = _find(emulator, number)
    return {
        "changed": [*save.changed] if save else [],
        "created": bool(save and save.is_created),
        "failure": _described(save.failure) if save and save.failure else None,
    }


def end_save(emulator: Emulator, target: str, number: str) -> Outcome[bool]:
    """Ends a save, whatever its result; the page may close."""
    save = _find(emulator, number)
    return end(emulator.workspace, save) if save else Outcome(False)


def _described(failure: ApmError) -> Json:
    return {"errorCode": int(failure.code), "message": str(failure)}


def _find(emulator: Emulator, number: str) -> Save | None:
    """The save with a number; None after a reset, because numbers are unique across workspaces."""
    return emulator.workspace.saves.open.get(int(number))


FORM_SAVING_CALLS: dict[str, Callable[..., Any]] = {
    "beginSave": begin_save,
    "waitToSave": wait_to_save,
    "saveForm": save_form,
    "resultOfSave": result_of_save,
    "endSave": end_save,
}
"""The calls by name. The arguments of each are the emulator and texts."""
