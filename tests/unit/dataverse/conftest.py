"""Records that several modules query."""

import pytest

from apm.dataverse import Records
from tests.support.fetch_queries import NOW, THINGS
from tests.support.thing_tables import store


@pytest.fixture(scope="module")
def things() -> Records:
    return store(THINGS)


@pytest.fixture(scope="module")
def sample() -> Records:
    return Records(now=lambda: NOW)
