"""The current workspace of a page and its conversations, and the commands that replace both.

>>> emulator = Emulator(page_id="0a1b")
>>> emulator.topic("ON_TAB_SWITCH")
'Microsoft.Apm/0a1b/ON_TAB_SWITCH'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.conversations.conversations import Conversations
from apm.core.json_text import JsonTextError, parse_json
from apm.settings import Settings
from apm.settings.resetting import after_reset
from apm.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apm.core.json_text import Json
    from apm.dataverse import Records
    from apm.settings.importing import Import


class Emulator:
    """Holds the current workspace. Callers must not keep a workspace themselves, because a reset replaces it.

    Attributes:
        workspace: the current workspace.
        conversations: the conversations of the current workspace.
    """

    def __init__(
        self, page_id: str, settings: Settings | None = None, origin: str = "http://localhost"
    ) -> None:
        """Starts the first workspace.

        Args:
            page_id: a unique id of the page.
            settings: the settings of the workspace file; the built-in settings by default.
            origin: the origin of the page, without a slash at the end.
        """
        self._page_id = page_id
        self._origin = origin
        self._file_settings = settings or Settings()
        self._use(Workspace(self._file_settings, check_data=_check_data))

    def topic(self, event_name: str) -> str:
        """The name of the BroadcastChannel of an event. It is unique for each event and page [D]; a reset keeps it.

        A name that is not an event of the API has a topic too, but nothing is posted on it [A].
        """
        return f"Microsoft.Apm/{self._page_id}/{event_name}"

    @property
    def client_url(self) -> str:
        """The address of the organization, as scripts see it."""
        return self.workspace.settings.environment.url or self._origin

    def restore_settings(self, text: str) -> None:
        """Restores the app settings that scripts saved before the page was reloaded, given as JSON text.

        A text that is not an object of JSON is ignored: anything on the page's origin could have written it.
        """
        try:
            kept = parse_json(text)
        except JsonTextError:
            return
        if isinstance(kept, dict):
            self.workspace.app_settings.update(kept)

    def reset(self, text: str = "{}") -> None:
        """Starts a new workspace. Ids are counted from 0 again; no event is posted.

        Args:
            text: the options as JSON text: with `{"settings": "file"}`, the workspace gets the settings of the
                workspace file, in place of those that were loaded since; `user` and `limits` change some of them.

        Raises:
            ApmError: the options are not valid; the workspace is unchanged.
        """
        old = self.workspace
        settings = after_reset(text, self._settings, self._file_settings)
        # Unchanged records are used again, because creating them takes time. They have the name of the user.
        made_from = (settings.records, settings.user.name)
        is_same = made_from == (old.settings.records, old.settings.user.name)
        records = old.records if is_same and not old.records.is_changed else None
        self._use(Workspace(settings, records, _check_data))

    def load(self, text: str) -> tuple[str, ...]:
        """Starts a new workspace with other settings, given as JSON text.

        Returns:
            Remarks about the settings that were ignored.

        Raises:
            ApmError: a setting is not allowed; the workspace is unchanged.
        """
        # Imported on first use: the start does not need the library behind it.
        from apm.settings.loading import load_text  # noqa: PLC0415

        loaded = load_text(text)
        # The records were read to check them, and reading them takes time.
        self._use(Workspace(loaded.settings, loaded.records, _check_data))
        return loaded.remarks

    def weaken(self, text: str) -> None:
        """Takes roles, templates or limits away from the current workspace; the next workspace has them again.

        Args:
            text: the options as JSON text, see `apm.settings.weakening`.

        Raises:
            ApmError: an option is not allowed; the workspace is unchanged.
        """
        # Imported on first use: only tests need it.
        from apm.settings.weakening import weakened  # noqa: PLC0415

        self.workspace.follow(weakened(text, self.workspace.settings))

    def follow_file(self, settings: Settings) -> None:
        """Starts a new workspace with the settings of a saved workspace file."""
        self._file_settings = settings
        self.restart(settings)

    def restart(self, settings: Settings) -> None:
        """Starts a new workspace with other settings."""
        self._use(Workspace(settings, check_data=_check_data))

    def import_templates(self, text: str) -> Import:
        """Adds exported templates to the settings and starts a new workspace, unless there are no templates."""
        from apm.settings.importing import import_templates  # noqa: PLC0415

        done = import_templates(self._settings, text)
        if done.has_any:
            self.restart(done.settings)
        return done

    def _use(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._settings = workspace.settings
        self.conversations = Conversations(workspace)


def _check_data(parameters: Mapping[str, Json], records: Records) -> Sequence[str]:
    # Imported on first use: the start does not need forms.
    from apm.forms.initial_values import data_problems  # noqa: PLC0415

    return data_problems(parameters, records)
