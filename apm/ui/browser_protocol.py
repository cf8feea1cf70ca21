"""The functions of the browser that the user interface needs."""

from typing import Protocol


class Browser(Protocol):
    """The browser. Arguments named `json` are JSON text."""

    def schedule(self) -> None:
        """Requests a call of `Screen.draw` at the next frame."""

    def patch(self, region: str, json: str, added: str) -> None:
        """Updates a region to match an element tree.

        Args:
            region: the id.
            json: the tree.
            added: JSON of the elements to keep, by key, without those that the region has kept already.
        """

    def show_panel(self, region: str) -> None:
        """Shows the panel of a tab, now or when it is drawn, and hides all others."""

    def drop(self, region: str) -> None:
        """Removes the panel of a tab."""

    def entitle(self, title: str) -> None:
        """Sets the title of the window."""

    def post(self, topic: str, json: str) -> None:
        """Posts a message on a BroadcastChannel."""

    def warn(self, text: str) -> None:
        """Writes a warning to the console."""

    def list_failure(self, kind: str, text: str) -> None:
        """Adds a failure of the script that is calling to the list of `apmWorkspace.failures()`."""

    def forget(self, closed_id: str) -> None:
        """Drops the JavaScript objects of a closed session, tab, pane or notification."""

    def signal(self, kind: str, target: str, json: str) -> None:
        """Sends a signal to the page's JavaScript."""

    def close_objects(self, returned_ids: str) -> None:
        """Closes every object of the API, and starts the client scripts of the workspace."""

    def report(self, name: str, error: Exception) -> None:
        """Writes a defect of the emulator to the console."""
