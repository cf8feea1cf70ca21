"""The tools of the emulator: inspector, script panel, coverage dialog, import of templates, examples.

May import the modules of `ui`, not `ui/shell` or `ui/pages`. Start with `inspector.py` or `script_panel.py`.
"""
