"""The development server: the files of the page, the workspace that it shows, and the events of saved files.

May import `reading` and what is below it, and `host_error`. Start with `server.py`, then `request_handler.py` (the
requests) and `served_workspace.py` (the workspace).
"""
