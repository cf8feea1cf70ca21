"""The user interface: the page as element trees, and the actions of its elements.

May import `api` and the packages below it, never the browser. Start with `screen.py` (from an outcome to the page) and
`actions.py` (what the user does). `shell/` has the parts around the pages, `pages/` the pages in tabs, dialogs and side
panes, `tools/` the inspector, the script panel and other tools of the emulator.
"""
