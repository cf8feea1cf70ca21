"""Queries: OData options, FetchXML and lists are read into one model. Start with `query_model.py`."""
