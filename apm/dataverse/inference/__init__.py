"""Tables that are not described: their columns are inferred from the given rows. Start with `own_tables.py`."""
