"""The pages in tabs, dialogs and side panes, by page type.

May import the modules of `ui`, not `ui/shell` and `ui/tools`. Start with `page_contents.py`.
"""
