"""Forms of records: fields, lookups, validation, saves, and what scripts changed on a form.

Imports `workspace` and the packages below it. Start with `form.py` (what a form shows), `save.py` (how
it is saved) and `validation.py` (its errors).
"""
