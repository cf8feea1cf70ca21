"""Reads solution exports into one model: a zip, the same unpacked, or a folder of XML or YAML files.

Pure: the caller passes the path or the bytes, nothing is written, and no script of a solution is run. Only `apm.core`
is below it, so that it runs in the page too. The folders, from the bottom: `model` has the dataclasses, `files` reads
names and bytes within limits, `elements` makes objects of the model from XML elements, `report` says what was found.
Start with `solution_reading.py`.
"""
