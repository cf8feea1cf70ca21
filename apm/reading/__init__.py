"""Workspace files: `workspace.toml`, its records, exports and scripts, read into the JSON that the page gets.

Imports `settings` and what is below it. Files are reached through the `Path` that the caller passes. Start with
`workspace_file.py`.
"""
