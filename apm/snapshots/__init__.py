"""Workspaces as JSON: snapshots, which can be opened again, and seeds, which describe what a test begins with.

A snapshot here is the state of a workspace; `apm.host.build` has the snapshot of the interpreter. Imports the packages
from `conversations` down. Start with `snapshot_writing.py`; `snapshot_opening.py` opens what it wrote.
"""
