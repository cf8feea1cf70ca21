"""Forms of records: fields, lookups, validation, saving, and what form scripts changed.

Imports `workspace` and what is below it. Start with `form.py` (what a form holds) and `saving.py`.
"""
