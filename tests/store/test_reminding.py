"""What Slack holds for people is what they are to be reminded of: once, whoever looks, and whatever breaks off."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bot.domain.newcomers import Greeting, Newcomer
from bot.domain.people import Asker, Preferences
from bot.domain.plan import Aim
from bot.domain.reminders import Reminder, Rhythm
from bot.playground.faults import Closed, Held, Refused
from bot.playground.server import running
from bot.playground.slack import Slack
from bot.playground.workspace import Person
from bot.service.planning import acting
from bot.service.planning.plans import Plans, Start
from bot.service.planning.reminding import Person as Reminded
from bot.service.planning.reminding import reminders
from bot.slack.listeners.planning.holding import digest
from bot.slack.listeners.planning.reminding import AGAIN_SECONDS, LEASE_SECONDS, Reminding
from bot.slack.listeners.planning.withdrawing import LATER_SECONDS
from bot.slack.planning.reminder import reminder_message
from bot.slack.sending import new_sender, new_session
from bot.store.exporting import kept_of
from bot.store.opening import SqlStore
from bot.store.tables import NEWCOMERS, REMINDERS
from sqlalchemy import func, select, update

from tests.clock import Clock
from tests.service.planning.plans import FOUNDATION, level

DAY = 86_400.0
KNOWN = level()
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()
LOG = logging.getLogger("test")


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[Slack]:
    async with running(clock=clock) as slack:
        yield slack


@pytest.fixture
def ana(slack: Slack) -> Person:
    return slack.person("Ana")


@pytest.fixture
async def looking(slack: Slack, store: SqlStore, other: SqlStore, clock: Clock) -> AsyncIterator[list[Reminding]]:
    """Return two processes that look."""
    async with new_session() as session:
        client = new_sender(session, slack.site.installation.bot_token, slack.api_url, LOG).client
        yield [Reminding(each, Plans(each.newcomers, lambda: KNOWN, clock), client, clock) for each in (store, other)]


def asker_of(person: Person) -> Asker:
    return Asker("T1", person.id)


async def begun(one: Reminding, person: Person, hours: int = 7) -> Newcomer:
    outcome = await one.plans.begin(asker_of(person), Start(Aim(FOUNDATION, hours=hours), Rhythm(on=True)))
    assert isinstance(outcome, Newcomer)
    return outcome


def waiting(slack: Slack) -> list[str]:
    held = sorted(slack.site.schedule.waiting.values(), key=lambda one: one.post_at)
    return [f"{datetime.fromtimestamp(one.post_at, UTC):%m-%d %H:%M}" for one in held]


PLANNED = ["11-23 09:00", "12-07 09:00", "12-21 09:00", "12-28 09:00", "01-11 09:00", "01-18 09:00", "01-25 09:00"]


async def test_reminders_are_made_once_however_often_it_is_looked(
    slack: Slack, looking: list[Reminding], ana: Person, clock: Clock
) -> None:
    await begun(looking[0], ana)
    await asyncio.gather(*(one.look() for one in looking))
    assert waiting(slack) == PLANNED
    clock.now += 31 * DAY
    slack.post_scheduled(clock.now)
    await asyncio.gather(*(one.look() for one in looking))
    assert waiting(slack) == PLANNED[3:]
    assert len(slack.site.calls.of("chat.scheduleMessage")) == len(PLANNED)


async def test_a_reminder_tells_what_is_due_with_buttons(
    slack: Slack, looking: list[Reminding], ana: Person, clock: Clock
) -> None:
    await begun(looking[0], ana)
    await looking[0].look()
    clock.now += 3 * DAY
    slack.post_scheduled(clock.now)
    told = slack.seen(ana, slack.direct_channel(ana))
    assert len(told) == 1
    assert "Learn the words (what the source says for 7 days) (by 2026-11-28)" in told[0].text
    values = [e["value"] for block in told[0].blocks for e in block.get("elements", ())]
    assert values == ["done team-1", "snooze team-1", "done preparation-1", "snooze preparation-1", "quiet "]


async def test_a_change_of_the_plan_changes_what_slack_holds(
    slack: Slack, looking: list[Reminding], ana: Person
) -> None:
    one, asker = looking[0], asker_of(ana)
    await begun(one, ana)
    await one.look()
    await one.plans.act(asker, lambda plan, day: acting.tick(plan, "project-1", day))
    await looking[1].look()
    assert waiting(slack) == [PLANNED[0], *PLANNED[2:]]
    await one.plans.act(asker, acting.pause)
    await one.look()
    assert waiting(slack) == []
    await one.plans.act(asker, acting.resume)
    await one.look()
    assert len(waiting(slack)) == len(PLANNED) - 1


async def test_what_lies_beyond_the_horizon_is_made_later(
    slack: Slack, looking: list[Reminding], ana: Person, clock: Clock
) -> None:
    await begun(looking[0], ana, hours=2)
    seen = set()
    for _ in range(12):
        await looking[0].look()
        seen |= {*waiting(slack)}
        clock.now += 31 * DAY
        slack.post_scheduled(clock.now)
    newcomer = (await looking[0].store.newcomers.get(asker_of(ana))).newcomer
    every = reminders(Reminded(newcomer.rhythm, "UTC", newcomer.plan), (), NOON)
    assert len(seen) == len(slack.seen(ana, slack.direct_channel(ana))) == len(every)


async def test_who_broke_off_after_slack_had_taken_a_reminder_left_nothing_to_be_made_twice(
    slack: Slack, looking: list[Reminding], ana: Person, store: SqlStore, clock: Clock
) -> None:
    first, newcomer = await first_of(looking[0], ana, clock)
    told = reminder_message(first, newcomer)
    await broken_off(looking[0], ana, first, told.text)
    await looking[0].client.chat_scheduleMessage(
        channel=ana.id, post_at=int(first.at), text=told.text, blocks=list(told.blocks)
    )
    # Meanwhile the words of the step have changed.
    await looking[1].plans.act(asker_of(ana), lambda plan, _: replace(plan, title="Other words"))
    clock.now += LEASE_SECONDS + 1
    await looking[1].look()
    assert waiting(slack) == PLANNED
    assert all(one.id for one in await store.newcomers.reminders(asker_of(ana)))


async def test_who_broke_off_before_slack_had_taken_a_reminder_left_it_to_be_made(
    slack: Slack, looking: list[Reminding], ana: Person, clock: Clock
) -> None:
    first, newcomer = await first_of(looking[0], ana, clock)
    await broken_off(looking[0], ana, first, reminder_message(first, newcomer).text)
    clock.now += LEASE_SECONDS + 1
    await looking[1].look()
    assert waiting(slack) == PLANNED


async def test_what_slack_refuses_is_tried_again(
    slack: Slack, looking: list[Reminding], ana: Person, clock: Clock
) -> None:
    slack.site.faults.add("chat.scheduleMessage", Refused("internal_error"))
    await begun(looking[0], ana)
    await looking[0].look()
    assert waiting(slack) == PLANNED[1:]
    clock.now += AGAIN_SECONDS
    await looking[1].look()
    assert waiting(slack) == PLANNED


async def test_nothing_more_is_delivered_to_somebody_who_is_forgotten(
    slack: Slack, looking: list[Reminding], ana: Person
) -> None:
    await begun(looking[0], ana)
    await looking[0].look()
    await looking[1].forget(asker_of(ana))
    assert waiting(slack) == []


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("killed", [False, True])
async def test_of_somebody_who_is_forgotten_while_a_reminder_is_on_its_way_nothing_remains(
    slack: Slack, looking: list[Reminding], ana: Person, store: SqlStore, clock: Clock, *, done: bool, killed: bool
) -> None:
    one, other = looking
    held = Held(done=done)
    await begun(one, ana)
    slack.site.faults.add("chat.deleteScheduledMessage", Refused("internal_error"))
    slack.site.faults.add("chat.scheduleMessage", Closed(done=True))
    slack.site.faults.add("chat.scheduleMessage", held)
    under_way = asyncio.create_task(one.look())
    await held.reached.wait()
    await other.forget(asker_of(ana))
    if killed:
        under_way.cancel()
    held.released.set()
    await asyncio.gather(under_way, return_exceptions=True)
    calls = slack.site.calls.of("chat.scheduleMessage")
    await slack.site.changes.until(lambda: all(call.answer for call in calls), "that Slack has done them")
    for _ in range(2):
        clock.now += LATER_SECONDS
        await other.look()
        await other.work()
    assert waiting(slack) == []
    assert await kept_of(store.engine, ana.id) == {}
    assert await store.withdrawals.due(clock.now * 2, 9) == ()


async def test_somebody_who_is_forgotten_and_starts_again_gets_each_reminder_once(
    slack: Slack, looking: list[Reminding], ana: Person, clock: Clock
) -> None:
    one, other = looking
    held = Held(done=True)
    await begun(one, ana)
    slack.site.faults.add("chat.scheduleMessage", held)
    under_way = asyncio.create_task(one.look())
    await held.reached.wait()
    await other.forget(asker_of(ana))
    await begun(other, ana)
    await other.look()
    held.released.set()
    await under_way
    clock.now += LATER_SECONDS
    await other.work()
    assert waiting(slack) == PLANNED


async def test_a_call_that_breaks_off_after_it_was_done_is_not_made_again(
    slack: Slack, looking: list[Reminding], ana: Person, clock: Clock
) -> None:
    slack.site.faults.add("chat.scheduleMessage", Closed(done=True))
    await begun(looking[0], ana)
    await looking[0].look()
    clock.now += AGAIN_SECONDS
    await looking[1].look()
    assert waiting(slack) == PLANNED
    assert len(slack.site.calls.of("chat.scheduleMessage")) == len(PLANNED)


async def test_whoever_takes_too_long_with_somebody_leaves_them_to_the_next(
    slack: Slack, looking: list[Reminding], ana: Person, clock: Clock
) -> None:
    held = Held(done=True)
    await begun(looking[0], ana)
    slack.site.faults.add("chat.scheduleMessage", held)
    under_way = asyncio.create_task(looking[0].look())
    await held.reached.wait()
    clock.now += LEASE_SECONDS + 1
    await looking[1].look()
    held.released.set()
    await under_way
    assert waiting(slack) == PLANNED
    assert len(slack.site.calls.of("chat.scheduleMessage")) == len(PLANNED)


async def test_a_channel_that_slack_told_otherwise_is_looked_up_to_take_a_reminder_back(
    slack: Slack, looking: list[Reminding], ana: Person, store: SqlStore
) -> None:
    await begun(looking[0], ana)
    await looking[0].look()
    async with store.engine.begin() as connection:
        short = func.substr(REMINDERS.c.scheduled, func.length(REMINDERS.c.scheduled) - 10)
        await connection.execute(update(REMINDERS).values(scheduled=f"{ana.id}:" + short))
    await looking[0].plans.act(asker_of(ana), acting.pause)
    await looking[0].look()
    assert waiting(slack) == []


async def test_who_was_not_there_for_ninety_days_is_forgotten(
    slack: Slack, looking: list[Reminding], ana: Person, store: SqlStore, clock: Clock
) -> None:
    await begun(looking[0], ana, hours=2)
    await looking[0].look()
    clock.now += 89 * DAY
    await looking[0].forget_silent()
    assert (await store.newcomers.get(asker_of(ana))).version
    clock.now += 2 * DAY
    slack.post_scheduled(clock.now)
    await looking[1].forget_silent()
    await looking[1].work()
    assert not (await store.newcomers.get(asker_of(ana))).version
    assert waiting(slack) == []


@pytest.mark.parametrize("greeting", [Greeting.GREETED, Greeting.NEVER])
async def test_that_somebody_was_greeted_outlives_their_silence(
    looking: list[Reminding], ana: Person, store: SqlStore, clock: Clock, greeting: Greeting
) -> None:
    newcomer = await begun(looking[0], ana)
    await store.newcomers.keep(asker_of(ana), replace(newcomer, greeting=greeting), 1, clock.now)
    for _ in range(2):
        clock.now += 91 * DAY
        await looking[1].forget_silent()
        assert (await store.newcomers.get(asker_of(ana))).newcomer == Newcomer(greeting=greeting)


async def test_one_plan_that_cannot_be_read_holds_nobody_up(
    slack: Slack, looking: list[Reminding], ana: Person, store: SqlStore, clock: Clock
) -> None:
    zoe = slack.person("Zoe")
    for person in (ana, zoe):
        await begun(looking[0], person)
    of_zoe = (NEWCOMERS.c.person == zoe.id, NEWCOMERS.c.body)
    async with store.engine.begin() as connection:
        body = await connection.scalar(select(of_zoe[1]).where(of_zoe[0]))
        await connection.execute(update(NEWCOMERS).where(of_zoe[0]).values(body='{"greeting":"waved"}'))
    assert await looking[0].look() == 2
    assert await looking[0].look() == 0
    assert waiting(slack) == PLANNED
    async with store.engine.begin() as connection:
        await connection.execute(update(NEWCOMERS).where(of_zoe[0]).values(body=body))
    clock.now += AGAIN_SECONDS
    assert await looking[0].look() == 1
    assert len(waiting(slack)) == 2 * len(PLANNED)


async def test_of_whoever_was_away_for_long_only_the_plan_is_deleted(
    looking: list[Reminding], ana: Person, store: SqlStore, clock: Clock
) -> None:
    await begun(looking[0], ana)
    await store.people.prefer(asker_of(ana), Preferences(keeps_gaps=False))
    clock.now += 91 * DAY
    await looking[1].forget_silent()
    assert [*await kept_of(store.engine, ana.id)] == ["preferences"]


async def test_a_sign_of_somebody_keeps_their_plan(
    looking: list[Reminding], ana: Person, store: SqlStore, clock: Clock
) -> None:
    await begun(looking[0], ana)
    for _ in range(3):
        clock.now += 60 * DAY
        await looking[0].plans.sign(asker_of(ana))
        await looking[1].forget_silent()
    assert (await store.newcomers.get(asker_of(ana))).newcomer.plan


async def broken_off(one: Reminding, person: Person, reminder: Reminder, text: str) -> None:
    """Book a reminder, and go no further."""
    await one.store.newcomers.claim(one.owner, one.clock(), one.clock() + LEASE_SECONDS, 1)
    assert await one.store.newcomers.book(asker_of(person), reminder, digest(text), one.owner)


async def first_of(one: Reminding, person: Person, clock: Clock) -> tuple[Reminder, Newcomer]:
    newcomer = await begun(one, person)
    return reminders(Reminded(newcomer.rhythm, "UTC", newcomer.plan), (), clock.now)[0], newcomer
