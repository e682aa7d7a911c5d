"""`certguide migrate` makes the tables, says what it did, and says what to do when it cannot."""

from pathlib import Path

import pytest
from bot.store.migrating import newest

from tests.cli.conftest import Run


def test_the_tables_are_made_once(run: Run, tmp_path: Path) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path / 'data' / 'store.sqlite3'}"
    made, again = (run("migrate", CERTGUIDE_DATABASE_URL=address) for _ in range(2))
    assert (made.exit_code, made.stdout) == (0, f"The store went from nothing to {newest()}.\n")
    assert (again.exit_code, again.stdout) == (0, f"The store is up to date (at {newest()}).\n")


def test_without_a_setting_the_store_is_in_the_users_data_folder(run: Run, tmp_path: Path) -> None:
    assert run("migrate", HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data")).exit_code == 0
    assert [path.name for path in tmp_path.rglob("*.sqlite3")] == ["certguide.sqlite3"]


def test_to_go_back_tells_what_is_lost_and_asks_first(run: Run, tmp_path: Path) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path / 'store.sqlite3'}"
    run("migrate", CERTGUIDE_DATABASE_URL=address)
    asked = run("migrate", "--to", "0006", CERTGUIDE_DATABASE_URL=address)
    assert (asked.exit_code, asked.stdout) == (1, "")
    assert "0007: Drop the tables: plans" in asked.stderr
    gone = run("migrate", "--to", "0006", "--yes", CERTGUIDE_DATABASE_URL=address)
    assert (gone.exit_code, gone.stdout) == (0, f"The store went from {newest()} to 0006.\n")
    ahead = run("migrate", "--to", newest(), CERTGUIDE_DATABASE_URL=address)
    assert (ahead.stderr, ahead.stdout) == ("", f"The store went from 0006 to {newest()}.\n")
    nowhere = run("migrate", "--to", "6", CERTGUIDE_DATABASE_URL=address)
    assert (nowhere.exit_code, nowhere.stdout) == (1, "")
    assert "there is no migration 6" in nowhere.stderr


@pytest.mark.parametrize(
    ("address", "code", "told"),
    [
        ("postgres://ann:secret@127.0.0.1:1/certs", 1, "the database cannot be reached (ConnectionRefusedError)"),
        ("sqlite+aiosqlite:////dev/null/secret/store", 1, "the database cannot be reached"),
        (
            "mysql://ann:secret@db/certs",
            2,
            "CERTGUIDE_DATABASE_URL names a database that is not supported (mysql); write",
        ),
        ("secret", 2, "CERTGUIDE_DATABASE_URL is not a database address; write"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_quoting_it(run: Run, address: str, code: int, told: str) -> None:
    result = run("migrate", CERTGUIDE_DATABASE_URL=address)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert "secret" not in result.stderr
    assert "Traceback" not in result.stderr
