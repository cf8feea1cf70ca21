"""The only room that imports `js`, `pyodide` and `pyscript`. Starts the emulator, carries calls, draws.

Imports `ui`, `api` and what is below them. Start with `main.py`, which PyScript runs, then `start.py`.
"""
