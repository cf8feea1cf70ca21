"""The schema of the sample tables."""

from functools import lru_cache

from apm.dataverse.sample import sample_tables
from apm.dataverse.schema.schema import Schema
from apm.dataverse.schema.schema_reading import read_schema


@lru_cache(maxsize=1)
def read_sample() -> Schema:
    """The schema of the sample tables, read once."""
    return read_schema(sample_tables())
