"""The workspace: sessions, tabs, pages, dialogs, side panes, and the rules of focus and limits.

Imports `settings`, `templates`, `dataverse` and `core`. Start with `workspace.py`: its commands check first, change
state last, and return an `Outcome` with events.
"""
