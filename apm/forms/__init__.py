"""Forms of records: fields, lookups, validation, saves, and what scripts changed on a form.

Imports `workspace` and the packages below it. Start with `form.py` (what a form shows) and `save.py` (how it is saved).
"""
