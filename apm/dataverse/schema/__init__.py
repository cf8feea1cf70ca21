"""Tables, columns, choices, relationships and views.

May import `core` only. Start with `columns.py`, then `schema.py`.
"""
