"""The only package that imports `js`, `pyodide` and `pyscript`: it connects the emulator to the page.

Imports `ui`, `api` and the packages below them, and `reading` when the user drops a solution on the page. Start with
`main.py`, which PyScript runs, then `start.py`.
"""
