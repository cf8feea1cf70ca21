"""Icons as SVG lines in the colour of the surrounding text. They are decoration and have no accessible name."""

from apm.ui.elements import Element, h

_PATHS = {
    "apps": "M4.5 4.5h1v1h-1zM9.5 4.5h1v1h-1zM14.5 4.5h1v1h-1zM4.5 9.5h1v1h-1zM9.5 9.5h1v1h-1zM14.5 9.5h1v1h-1z"
    "M4.5 14.5h1v1h-1zM9.5 14.5h1v1h-1zM14.5 14.5h1v1h-1z",
    "chat": "M3 5.5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-4 3.5v-3.5a2 2 0 0 1-2-2z",
    "play": "M6 4l9.5 6L6 16z",
    "import": "M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 13.5V16h12v-2.5",
    "inspect": "M7 6l-4 4 4 4M13 6l4 4-4 4",
    "more": "M4.75 10h.5M9.75 10h.5M14.75 10h.5",
    "theme": "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14",
    "menu": "M3 5.5h14M3 10h14M3 14.5h14",
    "home": "M3.5 9.5L10 3.5l6.5 6v7H12v-4.5H8v4.5H3.5z",
    "down": "M5 8l5 5 5-5",
    "first-page": "M5 5v10M15 5l-5 5 5 5",
    "previous-page": "M12.5 5l-5 5 5 5",
    "next-page": "M7.5 5l5 5-5 5",
    "save": "M4 4h9l3 3v9H4zM7 4v4h5V4M7 16v-5h6v5",
    "save-and-close": "M16 9V7l-3-3H4v12h5M7 4v4h5V4M12.5 12.5l4 4m0-4l-4 4",
    "new-record": "M10 4v12M4 10h12",
    "add-existing": "M4 5h7M4 9h7M4 13h4M14 10v6M11 13h6",
    "remove": "M5 5l10 10M15 5L5 15",
    "refresh-page": "M15 7.5A6 6 0 1 0 16 11M15.5 4v4h-4",
}


def icon(name: str) -> Element:
    """An icon."""
    picture = {"class": "icon", "viewBox": "0 0 20 20", "aria-hidden": "true", "key": "icon"}
    return h("svg", picture, h("path", {"d": _PATHS[name]}))
