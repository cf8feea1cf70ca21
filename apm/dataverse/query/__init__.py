"""OData queries: parsing, functions, translation to SQL, annotated results. Start with `querying.py`."""
