"""The builds: the runtime of the page from npm and PyPI packages, and the page as a folder for static hosts.

May import `serve` and what is below it. Start with `runtime.py` (the runtime) and `export.py`
(the folder), which calls `page.py` (the page in it).
"""
