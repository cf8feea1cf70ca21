"""Reads a workspace from files: `workspace.toml` and the records, exports and scripts that it names.

May import `settings` and what is below it. It uses no processes, threads or network, and works on the `Path` that the
caller passes, so that it also runs in Pyodide. The page imports it when the user drops a solution on it. Start with
`workspace_file.py`, and for the page with `page_solutions.py`.
"""
