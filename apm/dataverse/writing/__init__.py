"""Writing rows: values, lookups, defaults, and loading the sample and given records. Start with `row_writing.py`."""
