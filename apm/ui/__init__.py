"""The workspace as element trees, and what a person can do with them.

Imports `api` and what is below it, never the browser. Start with `elements.py`; `shell/` draws the workspace, `pages/`
the pages in tabs, `tools/` the inspector, the script panel and the other tools of the emulator.
"""
