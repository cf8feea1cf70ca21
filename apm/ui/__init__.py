"""The user interface: the page as element trees, and the actions of its elements.

It imports `api` and the packages below it, never the browser. Start with `elements.py`. `shell/` has the parts
around the pages, `pages/` the pages in tabs, `tools/` the inspector, the script panel and other tools of the emulator.
"""
