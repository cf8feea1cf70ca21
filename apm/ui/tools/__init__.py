"""The tools of the emulator: inspector, script panel, coverage dialog, import of templates, examples."""
