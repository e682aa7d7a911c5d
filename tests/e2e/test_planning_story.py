"""From the greeting to the renewal, two years in one conversation: what Bo does, and what Bo reads."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from bot.playground.controls import words
from bot.playground.installation import BOT_SCOPES, Installation
from bot.playground.server import running
from bot.playground.slack import Slack
from bot.playground.workspace import Message, Person
from bot.service.live import LiveAnswering
from bot.service.planning.clock import seconds_at
from bot.store.address import database_url

from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import write_knowledge
from tests.e2e.lighthouse import LIGHTHOUSE_FILES
from tests.e2e.reading import modal_that_says, read
from tests.e2e.running_app import SOCKET, running_app
from tests.e2e.test_planning import home_that_says

BERLIN = "Europe/Berlin"
MONDAY = date(2027, 3, 1)
"""On this day Bo joins; in the four weeks after it summer time begins."""
PASSED = date(2027, 4, 30)


@dataclass
class Clock:
    """The time of day, which can be put forward."""

    ahead: float = 0.0

    def __call__(self) -> float:
        """Return seconds since the epoch."""
        return time.time() + self.ahead

    def go_to(self, day: date, hour: int = 12) -> None:
        """Put it forward to an hour of a day in Berlin."""
        self.ahead = seconds_at(BERLIN, day, hour) - time.time()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[Slack]:
    clock.go_to(MONDAY, 8)
    async with running(Installation(bot_scopes=(*BOT_SCOPES, "users:read")), clock) as slack:
        yield slack


@pytest.fixture
def lighthouse(tmp_path: Path) -> LiveAnswering:
    return answering_from(write_knowledge(tmp_path / "knowledge", LIGHTHOUSE_FILES))


async def test_from_the_greeting_to_the_renewal(
    slack: Slack, clock: Clock, bo: Person, lighthouse: LiveAnswering, tmp_path: Path
) -> None:
    database = database_url(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    async with running_app(slack, lighthouse, SOCKET, database, clock):
        await bo_joins_and_starts(slack, bo)
        await bo_is_reminded_and_ticks_off(slack, clock, bo)
        await bo_asks_on_the_way(slack, bo)
        await bo_moves_the_exam_and_passes(slack, clock, bo)
        await bo_comes_by_now_and_then(slack, clock, bo, until=date(2029, 1, 20))
    async with running_app(slack, lighthouse, SOCKET, database, clock):
        await bo_is_reminded_of_the_renewal(slack, clock)


async def bo_joins_and_starts(slack: Slack, bo: Person) -> None:
    await slack.people.join(bo)
    greeting = await told(slack, bo, "I can make you a plan")
    assert "Welcome to the harbour office." in read(greeting)
    await slack.press(bo, greeting, "Start")
    await slack.modals.shown(bo)
    filled = {
        "Or in your own words": "I am a deckhand on a ferry",
        "Time zone": BERLIN,
        "Reminders": "Remind me of what is due, at most once a day",
    }
    await slack.modals.submit(bo, filled)
    await modal_that_says(slack, bo, "Begin with the lamp")
    await slack.modals.submit(bo, {})
    await modal_that_says(slack, bo, "Your plan for Lighthouse Keeper Certificate, Lamp is made.")
    await slack.modals.close(bo)
    home = words((await home_that_says(slack, bo, "Exam planned for 2027-03-31")).body["blocks"])
    assert home.index("*This week*") < home.index("Ask Zoe for a pair of boots.") < home.index("*Later*")
    assert "Learn the names of the lamps (what the source says for 7 days)" in home
    assert "Pilots' handbook" in home


async def bo_is_reminded_and_ticks_off(slack: Slack, clock: Clock, bo: Person) -> None:
    held = slack.site.schedule.waiting
    await slack.site.changes.until(lambda: len(held) == 5, "a reminder for each Monday on which something is due")
    assert {datetime.fromtimestamp(one.post_at, UTC).hour for one in held.values()} == {8, 7}
    clock.go_to(MONDAY, 9)
    (reminder,) = slack.post_scheduled(clock())
    assert "Ask Zoe for a pair of boots. (by 2027-03-02)" in read(reminder)
    pressed = await slack.press(bo, reminder, "Done")
    assert "Done: Ask Zoe for a pair of boots." in read(await slack.answer(pressed))
    home = await home_that_says(slack, bo, "*Done: 1 of")
    await slack.press(bo, home, "Put off a week")
    await home_that_says(slack, bo, "by 2027-03-15")


async def bo_asks_on_the_way(slack: Slack, bo: Person) -> None:
    asked = await slack.direct_message(bo, "How much is the River Pilot exam?")
    assert "120 euros" in read(await slack.answer(asked))
    for _ in range(2):
        missed = await slack.direct_message(bo, "who polishes the brass on sundays?")
        await slack.answer(missed)
    await slack.open_app(bo)
    await home_that_says(slack, bo, "asked the same question without an answer 2 times")


async def bo_moves_the_exam_and_passes(slack: Slack, clock: Clock, bo: Person) -> None:
    held = slack.site.schedule.waiting
    before = {*held}
    home = await home_that_says(slack, bo, "Move the exam")
    await slack.press(bo, home, "Move the exam")
    await slack.modals.shown(bo)
    await slack.modals.submit(bo, {"New day of the exam": PASSED.isoformat()})
    home = await home_that_says(slack, bo, f"Exam planned for {PASSED}")
    await slack.site.changes.until(lambda: len(held) > 2 and not before & {*held}, "other reminders")
    clock.go_to(PASSED + timedelta(days=1))
    slack.post_scheduled(clock())
    await slack.press(bo, home, "I passed")
    await slack.modals.shown(bo)
    await slack.modals.submit(bo, {"Day of the exam": PASSED.isoformat()})
    home = await home_that_says(slack, bo, f"Passed on {PASSED}")
    assert "To be renewed between 2029-04-30 and 2030-04-30; the source gives a range." in words(home.body["blocks"])


async def bo_comes_by_now_and_then(slack: Slack, clock: Clock, bo: Person, until: date) -> None:
    day = PASSED
    while (day := day + timedelta(days=80)) < until:
        clock.go_to(day)
        slack.post_scheduled(clock())
        asked = await slack.direct_message(bo, "How much is the Harbour Pilot exam?")
        assert "480 euros" in read(await slack.answer(asked))
    clock.go_to(until)


async def bo_is_reminded_of_the_renewal(slack: Slack, clock: Clock) -> None:
    held = slack.site.schedule.waiting
    days = [date(2029, 4, 30) - timedelta(days=before) for before in (90, 30)]
    await slack.site.changes.until(lambda: held, "what is held")
    wanted = [int(seconds_at(BERLIN, day, 9)) for day in days]
    await slack.site.changes.until(lambda: sorted(one.post_at for one in held.values()) == wanted, "both reminders")
    for day in days:
        clock.go_to(day, 10)
        (reminder,) = slack.post_scheduled(clock())
        assert "Lighthouse Keeper Certificate, Lamp: To be renewed between 2029-04-30 and 2030-04-30" in read(reminder)
    assert not held


async def told(slack: Slack, person: Person, said: str) -> Message:
    """Wait until the app has written this to a person directly."""

    def look() -> Message | None:
        there = slack.seen(person, slack.direct_channel(person))
        return next((message for message in there if said in read(message)), None)

    return await slack.site.changes.until(look, said)
