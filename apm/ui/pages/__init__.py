"""The pages that tabs, dialogs and side panes show, by page type. Start with `page_contents.py`."""
