"""The doctor on the store: is it there, is it migrated, and what did Slack refuse lately."""

import sqlite3
from pathlib import Path

import pytest
from bot.doctor.finding import Finding, Mark
from bot.doctor.store_side import LATELY_SECONDS, examined_store
from bot.domain.experts import ExpertQuestion
from bot.domain.people import Asker
from bot.domain.reply import Context
from bot.domain.store import End
from bot.store.address import database_url
from bot.store.migrating import migrate
from bot.store.opening import open_store

from tests.postgres import Postgres
from tests.store.outgoing import outgoing

NOW = 1_800_000_000.0


async def found(url: str) -> dict[str, Finding]:
    return {finding.part: finding for finding in await examined_store(database_url(url), lambda: NOW)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "store.sqlite3"


async def test_a_file_that_is_not_there_yet_is_made_by_the_process_and_not_by_the_doctor(file: Path) -> None:
    told = (await found(f"sqlite:///{file}"))["store"]
    assert (told.mark, told.what) == (Mark.OK, f"SQLite, in {file}, which is made at the first start")
    assert not file.parent.exists()


async def test_a_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").touch()
    told = (await found(f"sqlite:///{tmp_path}/folder/store.sqlite3"))["store"]
    assert told.mark is Mark.WRONG
    assert "set CERTGUIDE_DATABASE_URL" in told.fix


async def test_a_file_that_is_migrated_is_well(file: Path) -> None:
    await migrate(database_url(f"sqlite:///{file}"))
    assert (await found(f"sqlite:///{file}"))["store"].mark is Mark.OK


async def test_a_file_without_our_tables_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite3"
    sqlite3.connect(file).close()
    told = (await found(f"sqlite:///{file}"))["store"]
    assert (told.mark, told.fix) == (Mark.WRONG, "run `certguide migrate`")


async def test_postgresql_is_told_until_it_is_migrated(postgres: Postgres) -> None:
    url = await postgres.new_database()
    told = (await found(url))["store"]
    assert (told.mark, told.fix) == (Mark.WRONG, "run `certguide migrate`")
    await migrate(database_url(url))
    assert (await found(url))["store"].mark is Mark.OK


async def test_a_database_out_of_reach_is_told_without_its_password() -> None:
    told = (await found("postgresql://me:secret@127.0.0.1:9/db"))["store"]
    assert told.mark is Mark.WRONG
    assert "cannot be reached" in told.what
    assert "CERTGUIDE_DATABASE_URL" in told.fix
    assert "secret" not in str(told)


async def test_what_slack_refused_to_post_lately_is_noted_with_what_to_do(file: Path) -> None:
    url = database_url(f"sqlite:///{file}")
    await migrate(url)
    async with open_store(url) as store:
        for number, (code, at) in enumerate([("not_in_channel", NOW), ("is_archived", NOW - LATELY_SECONDS - 60)]):
            await store.outbox.accept(outgoing(f"C{number}"), Context(), at)
            [claimed] = await store.outbox.claim("me", at, at + 10, 1)
            await store.outbox.end(claimed, End.REFUSED, at, code)
    told = (await found(f"sqlite:///{file}"))["posts"]
    assert told.mark is Mark.NOTE
    assert told.what == "1 refused since yesterday (not_in_channel)"
    assert told.fix == "invite the app to the channel"


async def test_questions_that_did_not_reach_the_experts_are_told(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite3"
    url = database_url(f"sqlite:///{file}")
    await migrate(url)
    async with open_store(url) as store:
        for number, code in enumerate(("not_in_channel", "not_in_channel", "")):
            asked = await store.experts.ask(ExpertQuestion(Asker("T1", "U1"), "who", f"r{number}"), NOW)
            assert asked
            if code:
                await store.experts.refused(asked, code)
    told = (await found(f"sqlite:///{file}"))["questions"]
    assert told.what == "2 for experts not posted since yesterday (not_in_channel)"
    assert told.fix == "invite the app to the channel"
