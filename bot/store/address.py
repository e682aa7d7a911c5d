"""Where the store is: the forms in which people write a database address, and the file that is used without one."""

from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
"""What platforms and people write, and the driver that is meant."""
FILE = "certguide.sqlite3"


class AddressError(Exception):
    """An address that cannot be used; the text says why without quoting it, because it may hold a password."""


def database_url(written: str) -> URL:
    """Return the address for the driver that is meant. Raises AddressError."""
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        raise AddressError("is not a database address") from None
    driver = DRIVERS.get(url.drivername)
    if driver is None:
        raise AddressError(f"names a database that is not supported ({url.drivername})")
    if is_sqlite(url) and url.database in {None, "", ":memory:"}:
        raise AddressError("names no file")
    if not is_sqlite(url) and "sslmode" in url.query:
        # The word of libpq and of platforms; asyncpg has another for the same values.
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": url.query["sslmode"]})
    return url.set(drivername=driver)


def default_url() -> URL:
    """Return the address of a SQLite file in the user's data folder."""
    return URL.create(DRIVERS["sqlite"], database=str(user_data_path("certguide", appauthor=False) / FILE))


def is_sqlite(url: URL) -> bool:
    """Say whether an address is that of a SQLite file."""
    return url.get_backend_name() == "sqlite"


def make_folder(url: URL) -> None:
    """Make the folder that a SQLite file is to stand in, for its owner alone. Raises OSError."""
    if is_sqlite(url) and url.database:
        Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
