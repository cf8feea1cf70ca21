"""Tables, columns, choices, relationships and views. Start with `schema.py`."""
