"""Tables, columns, choices, relationships and views. Start with `columns.py`, then `schema.py`."""
