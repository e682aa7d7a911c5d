"""Plans over two processes and one database: a click counts once, and a reminder comes once, also when a process is killed."""

import asyncio
from pathlib import Path

import pytest
from bot.domain.people import Asker
from bot.playground.controls import words
from bot.playground.faults import Held
from bot.playground.slack import Slack
from bot.playground.workspace import TEAM_ID, Person
from bot.service.planning.reminding import Person as Reminded
from bot.service.planning.reminding import reminders
from bot.store.address import database_url
from bot.store.opening import SqlStore, open_store
from bot.store.tables import NEWCOMERS
from sqlalchemy import update

from tests.e2e.knowledge import write_knowledge
from tests.e2e.lighthouse import LIGHTHOUSE_FILES
from tests.e2e.process import environment
from tests.e2e.reading import modal_that_says
from tests.e2e.running_app import HTTP
from tests.e2e.test_planning import begun, home_that_says
from tests.e2e.test_survival import migrated, reached
from tests.postgres import Postgres

SCHEDULE = "chat.scheduleMessage"


@pytest.mark.parametrize("taken", [True, False], ids=["slack took it", "slack did not take it"])
async def test_of_two_processes_with_one_plan_the_one_that_is_killed_loses_and_doubles_nothing(
    slack: Slack, tmp_path: Path, postgres: Postgres, bo: Person, *, taken: bool
) -> None:
    knowledge = write_knowledge(tmp_path / "knowledge", LIGHTHOUSE_FILES)
    database = await migrated(postgres)
    held = Held(done=taken)
    environments = [environment(slack, knowledge, HTTP) | database for _ in range(2)]
    async with reached(slack, environments[0]) as (one, to_one), reached(slack, environments[1]) as (other, to_other):
        slack.exchanges.transport = to_one
        slack.site.faults.add(SCHEDULE, held)
        home = await begun(slack, bo, Reminders="Remind me of what is due, at most once a day")
        await held.reached.wait()

        async def click(way: object) -> None:
            slack.exchanges.transport = way  # type: ignore[assignment]  # one of the two ways from above
            await slack.press(bo, home, "Done")

        await asyncio.gather(click(to_one), click(to_other))
        await modal_that_says(slack, bo, "This step is closed already.")
        changed = await home_that_says(slack, bo, "Done: 1 of")

        await one.kill()
        async with open_store(database_url(database["CERTGUIDE_DATABASE_URL"])) as store:
            await leave_to_the_other(store)
            slack.exchanges.transport = to_other
            await slack.press(bo, changed, "Share with my lead")
            await home_that_says(slack, bo, "Your lead sees this plan.")
            wanted = await planned(store, slack, bo)
            await slack.site.changes.until(lambda: scheduled(slack) == wanted, "every reminder, each once")
        other.terminate()
        assert await other.exit_code() == 0
    slack.post_scheduled(max(wanted))
    held.released.set()
    told = slack.seen(bo, slack.direct_channel(bo))
    assert len(told) == len(wanted)
    assert len({words(message.blocks) for message in told}) == len(wanted)


async def leave_to_the_other(store: SqlStore) -> None:
    """Let the time go by in which a process looks at somebody, as it does after a kill."""
    async with store.engine.begin() as connection:
        await connection.execute(update(NEWCOMERS).values(lease=0.0))


async def planned(store: SqlStore, slack: Slack, person: Person) -> list[int]:
    """Return when somebody is to be reminded."""
    kept = (await store.newcomers.get(Asker(TEAM_ID, person.id))).newcomer
    return [int(one.at) for one in reminders(Reminded(kept.rhythm, kept.zone, kept.plan), (), slack.site.clock())]


def scheduled(slack: Slack) -> list[int]:
    """Return for when Slack holds messages, each as often as it does."""
    return sorted(one.post_at for one in slack.site.schedule.waiting.values())
