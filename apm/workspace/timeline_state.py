"""What the user chose and wrote in a timeline. The rules of timelines are in `apm.forms.timeline_entries`."""

from dataclasses import dataclass

PART = 10
"""The number of entries that a timeline shows at first, and adds each time that the user asks for more."""


@dataclass(frozen=True, slots=True)
class TimelineState:
    """What the user chose and wrote in a timeline.

    Attributes:
        table: the table whose records are shown; empty for all.
        keyword: the text to search for; empty for all entries.
        most: the number of entries that are shown at most.
        title: the title of a note that is not added yet.
        text: the text of that note.
    """

    table: str = ""
    keyword: str = ""
    most: int = PART
    title: str = ""
    text: str = ""

    @property
    def has_note(self) -> bool:
        """Whether the user has written something that a note can have."""
        return bool(self.title.strip() or self.text.strip())
