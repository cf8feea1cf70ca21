"""Queries: OData options, FetchXML and lists are read into one model, and one place makes SQL of it.

May import `database.py`, `schema` and what is below them. Start with `query_model.py`, then `query_sql.py`.
"""
