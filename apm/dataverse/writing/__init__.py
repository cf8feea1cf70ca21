"""Writing rows: values, lookups, defaults, and loading the sample and given records.

May import `database.py`, `schema` and what is below them. Start with `row_writing.py`.
"""
