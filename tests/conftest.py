"""What tests of several folders share: how hypothesis runs, logging as it was found, and a PostgreSQL server."""

import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import settings

from tests.postgres import Postgres, running_postgres

# The same examples each time, however slow the machine is.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.load_profile("gate")


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Leave logging as it was found: a command that serves sets it up for the whole process."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL server that stays up."""
    with running_postgres() as server:
        yield server
