"""The development server: the site, the workspace it shows, and the events of saved files. Start with `server.py`."""
