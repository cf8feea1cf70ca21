"""Links to records: buttons, since where a record opens is the workspace's to say."""

from apm.ui.elements import Element, h

OPEN = "open-record"
"""Opens it as navigation does: from Home in a session, inside a session in a tab."""

OPEN_HERE = "open-record-here"
"""Opens it in a tab of the focused session."""


def record_link(table: str, record_id: str, name: str, action: str = OPEN) -> Element:
    """A link to a record, by its name."""
    return h(
        "button",
        {
            "type": "button",
            "class": "link",
            "data-action": action,
            "data-of": f"{table} {record_id}",
        },
        name if name.strip() else "(no name)",
    )
