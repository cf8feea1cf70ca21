"""The builds: the browser runtime, the static site. Start with `runtime.py`."""
