"""Generated documentation: `docs/api.md`, `docs/xrm.md`, `COVERAGE.md` and the JSON Schema of settings."""
