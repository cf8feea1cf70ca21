"""The current workspace of a page with its conversations, and what replaces both.

>>> emulator = Emulator(page_id="0a1b")
>>> emulator.topic("ON_TAB_SWITCH")
'Microsoft.Apm/0a1b/ON_TAB_SWITCH'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.conversations.conversations import Conversations
from apm.settings import Settings
from apm.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apm.core.json_text import Json
    from apm.dataverse import Records
    from apm.settings.importing import Import


class Emulator:
    """Holds the current workspace. Everybody asks here for it, so that a reset reaches everybody.

    Attributes:
        workspace: the current workspace.
        conversations: the conversations of the current workspace.
    """

    def __init__(
        self, page_id: str, settings: Settings | None = None, origin: str = "http://localhost"
    ) -> None:
        """Starts the first workspace.

        Args:
            page_id: unlike that of any other page.
            settings: those of the workspace; the built-in ones by default.
            origin: where the page is, without a slash at the end.
        """
        self._page_id = page_id
        self._origin = origin
        self._show(Workspace(settings or Settings(), check_data=_check_data))

    def topic(self, event_name: str) -> str:
        """The BroadcastChannel name of an event: its own for each event and each page [D]; kept by a reset.

        A name that is no event of the API gets a topic too, on which nothing is posted [A].
        """
        return f"Microsoft.Apm/{self._page_id}/{event_name}"

    @property
    def client_url(self) -> str:
        """The address of the organization that scripts see."""
        return self.workspace.settings.environment.url or self._origin

    def reset(self) -> None:
        """Starts a new workspace with the same settings; counters start anew, no event is posted."""
        old = self.workspace
        # Records that nobody changed need not be read again, which is what costs time.
        records = None if old.records.is_changed else old.records
        self._show(Workspace(old.settings, records, _check_data))

    def load(self, text: str) -> tuple[str, ...]:
        """Starts a new workspace with other settings, given as JSON text; gives what of them was left out.

        Raises:
            ApmError: something in them is not allowed; the workspace stays as it was.
        """
        # Only now: the library behind it is not needed to start.
        from apm.settings.loading import load_text  # noqa: PLC0415

        settings, remarks = load_text(text)
        self.renew(settings)
        return remarks

    def renew(self, settings: Settings) -> None:
        """Starts a new workspace with other settings."""
        self._show(Workspace(settings, check_data=_check_data))

    def import_templates(self, text: str) -> Import:
        """Starts a new workspace with exported templates besides; if there are none, it stays as it was."""
        from apm.settings.importing import import_templates  # noqa: PLC0415

        done = import_templates(self.workspace.settings, text)
        if done.has_any:
            self.renew(done.settings)
        return done

    def _show(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.conversations = Conversations(workspace)


def _check_data(parameters: Mapping[str, Json], records: Records) -> Sequence[str]:
    # Imported here: forms are not needed to start.
    from apm.forms.initial_values import data_problems  # noqa: PLC0415

    return data_problems(parameters, records)
