"""The host side: what runs in CPython on a developer's machine, never in the page."""
