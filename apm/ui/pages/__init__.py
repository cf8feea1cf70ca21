"""The pages in tabs, dialogs and side panes, by page type.

May import `ui/tools` and the modules of `ui`, not `ui/shell`. Start with `page_contents.py`.
"""
