"""The emulator's own tools: inspector, script panel, coverage dialog, import of templates."""
