"""Tables that are not described: their columns are inferred from the given rows.

May import all of `dataverse` but `records.py` and `store.py`. Start with `own_tables.py`.
"""
