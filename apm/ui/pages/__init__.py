"""The pages in tabs, dialogs and side panes, by page type. Start with `page_contents.py`."""
