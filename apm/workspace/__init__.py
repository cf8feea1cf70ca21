"""The workspace: sessions, tabs, pages, dialogs, side panes, and the rules of focus and limits.

Imports `settings`, `templates`, `dataverse` and `core`. Start with `workspace.py`, the commands that open,
close, focus and change sessions and tabs, and `focus.py`, the rules of focus.
"""
