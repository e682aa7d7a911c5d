"""What tests of several folders share: how hypothesis runs, and a PostgreSQL server."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgres import Postgres, running_postgres

# The same examples each time, however slow the machine is.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.load_profile("gate")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL server that stays up."""
    with running_postgres() as server:
        yield server
