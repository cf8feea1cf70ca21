"""The current workspace of a page and its conversations, and the commands that replace both.

>>> emulator = Emulator(page_id="0a1b")
>>> emulator.topic("ON_TAB_SWITCH")
'Microsoft.Apm/0a1b/ON_TAB_SWITCH'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.conversations.conversations import Conversations
from apm.core.events import ConversationsRestored, Event, Warned
from apm.core.json_text import JsonTextError, parse_json
from apm.core.outcome import Outcome
from apm.dataverse.new_ids import NewIds
from apm.settings import Settings
from apm.settings.resetting import after_reset
from apm.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from apm.core.json_text import Json
    from apm.dataverse import Records
    from apm.settings.importing import Import
    from apm.snapshots.kept_state import KeptRecords
    from apm.snapshots.snapshot_opening import SnapshotOpener
    from apm.workspace.session import Tab


class Emulator:
    """Holds the current workspace. Callers must not keep a workspace themselves, because a reset replaces it.

    Attributes:
        workspace: the current workspace.
        conversations: the conversations of the current workspace.
        file_settings: the settings of the workspace file; they decide what is kept for a reload of the page.
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
        self.file_settings = settings or Settings()
        self._kept_records: KeptRecords | None = None
        self._waiting: SnapshotOpener | None = None
        self._use(Workspace(self.file_settings, check_data=_check_data))

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
        settings = after_reset(text, self._settings, self.file_settings)
        self._use(Workspace(settings, self._unchanged_records(settings), _check_data))

    def load(self, text: str, layers: Sequence[Mapping[str, Any]] = ()) -> tuple[str, ...]:
        """Starts a new workspace with other settings, given as JSON text.

        Args:
            text: the settings.
            layers: what solutions add below them, in the form of `workspace.json`.

        Returns:
            Remarks about the settings that were ignored.

        Raises:
            ApmError: a setting is not allowed; the workspace is unchanged.
        """
        # Imported on first use: the start does not need the library behind it.
        from apm.settings.loading import load_text  # noqa: PLC0415

        loaded = load_text(text, layers)
        # The records were read to check them, and reading them takes time.
        records = self._unchanged_records(loaded.settings) or loaded.records
        self._use(Workspace(loaded.settings, records, _check_data))
        return loaded.remarks

    def _unchanged_records(self, settings: Settings) -> Records | None:
        """The records of the workspace, if a new one with these settings begins with the same ones.

        Creating records takes time. They have the name and the roles of the user.
        """
        old, records = self.workspace.settings, self.workspace.records
        is_same = (settings.records, settings.user) == (old.records, old.user)
        if records.is_changed or not is_same:
            return None
        records.ids = NewIds()
        return records

    def snapshot(self) -> dict[str, Json]:
        """The state of the workspace: sessions, tabs, titles, contexts, focus, conversations and changed records."""
        from apm.snapshots.snapshot_writing import snapshot_of  # noqa: PLC0415 - Few pages need it.

        return snapshot_of(self.workspace, self.conversations)

    def restore(self, given: Json) -> Outcome[None]:
        """Starts a workspace in the state of a snapshot, with the current settings.

        The events run the OnLoad handlers of its forms, and warn about what was left out.

        Raises:
            ApmError: the snapshot is damaged, or a newer emulator wrote it; the workspace is unchanged.
        """
        from apm.snapshots.snapshot_opening import SnapshotOpener  # noqa: PLC0415
        from apm.snapshots.snapshot_reading import read_snapshot  # noqa: PLC0415

        opener = SnapshotOpener(self._new_workspace(), read_snapshot(given))
        opener.open()
        self._use(opener.workspace, opener.conversations)
        return self._opened(opener.problems)

    def seed(self, given: Json) -> Outcome[None]:
        """Starts a workspace in the state of a seed: an object, a snapshot, or the name of a seed of the settings.

        The events are those of `restore`.

        Raises:
            ApmError: the seed cannot be opened; the workspace is unchanged.
        """
        from apm.snapshots.seed_opening import SeedOpener, named_seed  # noqa: PLC0415
        from apm.snapshots.snapshot_reading import is_snapshot, read_seed  # noqa: PLC0415

        seed = named_seed(given, self.file_settings.seeds) if isinstance(given, str) else given
        if is_snapshot(seed):
            return self.restore(seed)
        opener = SeedOpener(self._new_workspace())
        opener.open(read_seed(seed))
        self._use(opener.workspace)
        return self._opened(opener.warnings)

    # A reload of the page

    @property
    def awaits_conversations(self) -> bool:
        """Whether sessions of conversations follow with `restore_conversations`."""
        return self._waiting is not None and self._waiting.workspace is self.workspace

    def kept(self) -> tuple[str, str]:
        """What is kept for a reload of the page, as JSON texts: the sessions, and the changes of records."""
        from apm.snapshots.kept_state import KeptRecords, kept_sessions  # noqa: PLC0415

        settings, workspace = self.file_settings, self.workspace
        self._kept_records = self._kept_records or KeptRecords()
        return (
            kept_sessions(workspace, self.conversations) if settings.restore.enabled else "",
            self._kept_records.text(workspace.records) if settings.records.keep else "",
        )

    def open_kept(
        self, parts: Mapping[str, str], *, is_same_window: bool
    ) -> Outcome[tuple[str, ...]]:
        """Starts a workspace with what was kept before a reload of the page, and returns the names of damaged parts.

        Args:
            parts: the texts by the names of the parts, as `read_kept` reads them.
            is_same_window: as for `read_kept`.
        """
        from apm.snapshots.kept_state import read_kept  # noqa: PLC0415

        kept = read_kept(parts, is_same_window=is_same_window)
        restore = self.file_settings.restore
        opener = kept.opener(self._new_workspace(), keeps_ids=restore.keep_ids)
        opener.open(with_conversations=not restore.conversations_after)
        self._use(opener.workspace, opener.conversations)
        self._waiting = opener if opener.is_waiting else None
        remarks = [*kept.damaged.values(), *opener.problems]
        return self._opened(remarks).with_value(tuple(kept.damaged))

    def restore_conversations(self) -> Outcome[None]:
        """Opens the sessions of conversations that were left for later, unless another workspace has started."""
        opener, is_awaited = self._waiting, self.awaits_conversations
        self._waiting = None
        if opener is None or not is_awaited:
            return Outcome(None)
        before, known = self.workspace.focused.focused_tab, {*self.workspace.tabs}
        opener.problems.clear()
        opener.open()
        before.was_left |= self.workspace.focused.focused_tab is not before
        tabs = [tab for tab_id, tab in self.workspace.tabs.items() if tab_id not in known]
        opened = self._opened(opener.problems, tabs)
        return Outcome(None, (ConversationsRestored(), *opened.events))

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
        self.file_settings = settings
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

    def _new_workspace(self) -> Workspace:
        return Workspace(self.workspace.settings, check_data=_check_data)

    def _use(self, workspace: Workspace, conversations: Conversations | None = None) -> None:
        self.workspace = workspace
        self._settings = workspace.settings
        self.conversations = conversations or Conversations(workspace)

    def _opened(self, warnings: Iterable[str], tabs: Iterable[Tab] | None = None) -> Outcome[None]:
        """The outcome of opened tabs, by default all tabs."""
        tabs = self.workspace.tabs.values() if tabs is None else tabs
        loads: list[Event] = [each for tab in tabs for each in self.workspace.scripts_of(tab)]
        return Outcome(None, (*loads, *map(Warned, warnings)))


def _check_data(parameters: Mapping[str, Json], records: Records) -> Sequence[str]:
    # Imported on first use: the start does not need forms.
    from apm.forms.initial_values import data_problems  # noqa: PLC0415

    return data_problems(parameters, records)
