"""What was accepted is answered, once: through a kill, a second process, and a database that goes away."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from bot.playground.deliveries import OverHttp
from bot.playground.faults import Held, RateLimited
from bot.playground.server import over_http
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from bot.store.address import database_url
from bot.store.migrating import migrate

from tests.e2e.knowledge import write_knowledge
from tests.e2e.process import START_SECONDS, Process, environment, started
from tests.e2e.reading import read, said_by_the_app, until_gone, until_read
from tests.e2e.running_app import HTTP
from tests.postgres import Postgres, running_postgres

RIVER_PRICE = "How much is the River Pilot exam?"
HARBOUR_PRICE = "How much is the Harbour Pilot exam?"
VAGUE = "how much is the pilot certificate"
POST = "chat.postMessage"


@pytest.fixture
def variables(slack: Slack, tmp_path: Path) -> dict[str, str]:
    """Return the environment of a process with a SQLite file in its home."""
    return environment(slack, write_knowledge(tmp_path / "knowledge"), HTTP)


@pytest.fixture
def server() -> Iterator[Postgres]:
    """Return a PostgreSQL server that may be stopped."""
    with running_postgres() as server:
        yield server


async def migrated(server: Postgres) -> dict[str, str]:
    """Return the setting for a new database."""
    address = await server.new_database()
    await migrate(database_url(address))
    return {"CERTGUIDE_DATABASE_URL": address}


@asynccontextmanager
async def reached(slack: Slack, variables: dict[str, str]) -> AsyncIterator[tuple[Process, OverHttp]]:
    """Start a process and have Slack deliver to it."""
    async with started(variables, Path(variables["HOME"])) as process:
        await process.logged("started", START_SECONDS)
        async with over_http(slack, f"http://127.0.0.1:{variables['PORT']}/slack/events") as way:
            yield process, way


async def status_of(variables: dict[str, str]) -> tuple[int, str]:
    url = f"http://127.0.0.1:{variables['PORT']}/readyz"
    async with aiohttp.ClientSession() as session, session.get(url) as answered:
        return answered.status, await answered.text()


async def test_what_was_accepted_before_a_kill_is_answered_after_it(
    slack: Slack, variables: dict[str, str], ana: Person, bo: Person
) -> None:
    async with reached(slack, variables) as (process, _), slack.door.shut_for_a_while():
        asked = [await slack.direct_message(person, RIVER_PRICE) for person in (ana, bo)]
        await process.logged("post_put_off", lines=2)
        asked.append(await slack.direct_message(slack.person("Cy"), RIVER_PRICE))
        await process.kill()
    assert [exchange.status for exchange in asked] == [200] * 3
    async with reached(slack, variables) as (process, _):
        for exchange in asked:
            assert "120 euros" in read(await slack.answer(exchange))
            assert (await slack.retry(exchange, 1)).status == 200
        process.terminate()
        assert await process.exit_code() == 0
    assert len(said_by_the_app(slack)) == 3


async def test_what_was_pressed_changed_or_taken_back_before_a_kill_is_done_after_it(
    slack: Slack, variables: dict[str, str], ana: Person, bo: Person, general: Channel
) -> None:
    async with reached(slack, variables) as (process, _):
        choices = await slack.answer(await slack.mention(ana, general, VAGUE))
        asked, regretted = await slack.direct_message(ana, RIVER_PRICE), await slack.direct_message(bo, RIVER_PRICE)
        changed, taken = [await slack.answer(exchange) for exchange in (asked, regretted)]
        async with slack.door.shut_for_a_while():
            for person in (ana, bo):
                pressed = await slack.press(person, choices, "Harbour Pilot")
            assert (await slack.editing.change(asked, HARBOUR_PRICE)).status == 200
            assert regretted.message
            await slack.editing.delete(bo, regretted.message)
            await process.logged("post_put_off", lines=3)
            await process.kill()
    async with reached(slack, variables) as (process, _):
        assert "480 euros" in read(await slack.answer(pressed, within=15))
        await until_read(slack, changed, "480 euros", within=15)
        await until_gone(slack, taken, within=15)
        process.terminate()
        assert await process.exit_code() == 0
    assert ["480 euros" in read(message) for message in said_by_the_app(slack)] == [False, True, True]


async def test_a_post_that_a_kill_cut_off_is_not_made_again(
    slack: Slack, variables: dict[str, str], ana: Person, bo: Person
) -> None:
    held = Held()
    async with reached(slack, variables) as (process, _):
        slack.site.faults.add(POST, held)
        asked = await slack.direct_message(ana, RIVER_PRICE)
        await held.reached.wait()
        await process.kill()
    held.released.set()
    async with reached(slack, variables) as (process, _):
        await slack.retry(asked, 1)
        await slack.answer(await slack.direct_message(bo, RIVER_PRICE))
        process.terminate()
        assert await process.exit_code() == 0
    assert len(slack.site.calls.of(POST)) == 2


async def test_a_stop_posts_what_waits_for_its_turn(
    slack: Slack, variables: dict[str, str], ana: Person, general: Channel
) -> None:
    async with reached(slack, variables) as (process, _):
        asked = [await slack.mention(ana, general, RIVER_PRICE) for _ in range(4)]
        process.terminate()
        assert await process.exit_code() == 0
    assert [len(slack.answers(exchange)) for exchange in asked] == [1] * 4


async def test_two_processes_answer_each_message_once(
    slack: Slack, variables: dict[str, str], postgres: Postgres
) -> None:
    variables |= await migrated(postgres)
    second = environment(slack, Path(variables["CERTGUIDE_KNOWLEDGE"]), HTTP)
    second["CERTGUIDE_DATABASE_URL"] = variables["CERTGUIDE_DATABASE_URL"]
    async with reached(slack, variables) as (one, to_one), reached(slack, second) as (other, to_other):
        people = [slack.person(f"Person {number}") for number in range(8)]
        asked = [await slack.direct_message(person, RIVER_PRICE, arrives=False) for person in people]
        for way in (to_one, to_other):
            slack.exchanges.transport = way
            await asyncio.gather(*(slack.retry(exchange, number) for exchange in asked for number in (1, 2)))
        for exchange in asked:
            await slack.answer(exchange)
        slack.exchanges.transport = to_one
        async with slack.door.shut_for_a_while():
            left = await slack.direct_message(slack.person("Zoe"), RIVER_PRICE)
            await one.logged("post_put_off")
            await one.kill()
        assert "120 euros" in read(await slack.answer(left))
        other.terminate()
        assert await other.exit_code() == 0
    assert [len(slack.answers(exchange)) for exchange in (*asked, left)] == [1] * 9


async def test_a_database_that_goes_away_and_comes_back_loses_nothing_that_was_accepted(
    slack: Slack, variables: dict[str, str], server: Postgres, ana: Person, bo: Person
) -> None:
    variables |= await migrated(server)
    held = Held()
    async with reached(slack, variables) as (process, _):
        slack.site.faults.add(POST, RateLimited(1))
        waiting = await slack.direct_message(slack.person("Cy"), RIVER_PRICE)
        await process.logged("post_put_off")
        slack.site.faults.add(POST, held)
        posting = await slack.direct_message(ana, RIVER_PRICE)
        await held.reached.wait()

        await asyncio.to_thread(server.stop)
        held.released.set()
        refused = await slack.direct_message(bo, RIVER_PRICE)
        assert refused.status == 503
        assert await status_of(variables) == (503, "not ready: store")
        helped = await slack.command(ana, "/cert", f"ask {RIVER_PRICE}")
        assert "120 euros" in read(await slack.answer(helped))

        await asyncio.to_thread(server.start)
        assert "120 euros" in read(await slack.answer(waiting))
        assert (await slack.retry(refused, 1)).status == 200
        assert "120 euros" in read(await slack.answer(refused))
        assert (await slack.retry(posting, 1)).status == 200
        assert await status_of(variables) == (200, "ok")
        process.terminate()
        assert await process.exit_code() == 0
    assert [len(slack.answers(exchange)) for exchange in (waiting, posting, refused)] == [1, 1, 1]


async def test_a_postgresql_that_is_not_migrated_is_refused_with_what_to_do(
    variables: dict[str, str], postgres: Postgres
) -> None:
    variables["CERTGUIDE_DATABASE_URL"] = await postgres.new_database()
    async with started(variables, Path(variables["HOME"])) as process:
        assert await process.exit_code(START_SECONDS) == 2
    assert "run `certguide migrate`" in "".join(process.log)


async def test_knowledge_that_an_edit_breaks_stays_in_use_as_it_was(
    slack: Slack, variables: dict[str, str], ana: Person
) -> None:
    file = Path(variables["CERTGUIDE_KNOWLEDGE"]) / "faq" / "pilots.yaml"
    async with reached(slack, variables) as (process, _):
        written = file.read_text(encoding="utf-8")
        file.write_text(written.replace("120 euros", "125 euros") + "\n  - broken: [", encoding="utf-8")
        await process.logged("knowledge_")
        assert "120 euros" in read(await slack.answer(await slack.direct_message(ana, RIVER_PRICE)))
