"""Icons as SVG lines in the colour of the surrounding text. They are decoration and have no accessible name."""

from apm.ui.elements import Element, h

_PATHS = {
    "chat": "M3 5.5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-4 3.5v-3.5a2 2 0 0 1-2-2z",
    "play": "M6 4l9.5 6L6 16z",
    "import": "M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 13.5V16h12v-2.5",
    "inspect": "M7 6l-4 4 4 4M13 6l4 4-4 4",
    "record": "M10 5.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
    "stop": "M6 6h8v8H6z",
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
    "note": "M4.5 3.5h11v8l-4 4h-7zM15.5 11.5h-4v4M7.5 7h5M7.5 10h3",
    "email": "M3 5h14v10H3zM3 5.5l7 5.5 7-5.5",
    "phone-call": "M6.5 3.5l2 3.5-1.5 2a9 9 0 0 0 4 4l2-1.5 3.5 2-1 3c-6 .5-12-5.5-12-12z",
    "task": "M4 4h12v12H4zM7 10l2 2.5 4-5",
    "appointment": "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
    "activity": "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.5l3 1.5",
    "file": "M14.5 9l-5 5a2.6 2.6 0 0 1-3.7-3.7l6-6a1.8 1.8 0 0 1 2.5 2.5l-5.8 5.8",
    "error": "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM7.5 7.5l5 5m0-5l-5 5",
    "warning": "M10 3.5l7.5 13h-15zM10 8v4M10 14.2v.1",
    "success": "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM6.8 10.2l2.3 2.3 4.2-4.7",
    "information": "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9.2v4.3M10 6.5v.1",
    "add-existing": "M4 5h7M4 9h7M4 13h4M14 10v6M11 13h6",
    "remove": "M5 5l10 10M15 5L5 15",
    "refresh-page": "M15 7.5A6 6 0 1 0 16 11M15.5 4v4h-4",
}


def icon(name: str) -> Element:
    """An icon."""
    picture = {"class": "icon", "viewBox": "0 0 20 20", "aria-hidden": "true", "key": "icon"}
    return h("svg", picture, h("path", {"d": _PATHS[name]}))
