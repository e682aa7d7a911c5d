"""Measure how long plans take to show in a workspace full of them: `python -m benchmarks.plans`, from the top of a checkout."""

import asyncio
import gc
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import click
from bot.config import Config
from bot.content import load
from bot.domain.knowledge import Knowledge
from bot.domain.people import Asker
from bot.playground.controls import words
from bot.playground.server import running
from bot.playground.slack import Slack
from bot.playground.workspace import TEAM_ID, Person
from bot.service.live import LiveAnswering
from bot.serving import serve
from bot.store.address import database_url
from bot.store.migrating import migrate
from bot.store.opening import open_store
from bot.store.tables import NEWCOMERS
from bot.web.logs import configure_logs
from sqlalchemy import update
from sqlalchemy.engine import URL
from threadpoolctl import threadpool_limits

from benchmarks.figures import percentile
from benchmarks.machine import machine
from benchmarks.planners import planners
from benchmarks.sets import SHIPPED

RESULTS = Path(__file__).parent / "results"
NAME = "plans"
PEOPLE, LEADS = 1_000, 100
HOME_LIMIT, TEAM_LIMIT = 200.0, 500.0
"""Milliseconds that a Home tab and the view of a team may take at p99."""
APART_SECONDS = 61.0
"""By which the clock is put forward before each act: Slack takes a hundred Home tabs a minute, and a lead's figures are new."""
TITLE = "# How long plans take to show"
EXPLANATION = """
Written by `python -m benchmarks.plans`: {people} people of one workspace with plans that they share, in SQLite; the app with the
shipped knowledge in Socket Mode, beside a stand-in for Slack in the same process. A time is from what a person does to what Slack
gets for it, with all calls between, one person after the other.

- Home: somebody with a plan opens the Home tab, for the first time.
- Home of a lead: the same with the figures of the team, made anew.
- Team: a lead types `/cert team`.

On a busy machine the time of the processor tells more than that of the clock; it includes that of the stand-in.
""".strip()
HEAD = "| | times | p50 ms | p99 ms | p99 ms of the processor | limit ms |"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one kind of act took: how often it was done, milliseconds, and how many it may take at p99."""

    kind: str
    times: int
    p50: float
    p99: float
    cpu: float
    limit: float


@dataclass(slots=True)
class Clock:
    """The time of day, put forward between acts."""

    ahead: float = 0.0

    def __call__(self) -> float:
        """Return seconds since the epoch."""
        return time.time() + self.ahead


@click.command(name="python -m benchmarks.plans")
@click.option("--people", type=click.IntRange(1), default=PEOPLE, help="How many have plans.")
@click.option("--leads", type=click.IntRange(1), default=LEADS, help="How many look at all of them.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=RESULTS, help="Folder of the report."
)
def main(people: int, leads: int, output: Path) -> None:
    """Measure Home tabs and the view of a team in a workspace full of plans."""
    # As in the program: a question is too small to share.
    threadpool_limits(limits=1)
    configure_logs("warning", sys.stderr)
    knowledge = load(SHIPPED).knowledge
    assert knowledge
    measured = asyncio.run(taken(knowledge, people, leads))
    lines = tuple(report(EXPLANATION.format(people=people), measured))
    click.echo("\n".join(lines))
    output.mkdir(parents=True, exist_ok=True)
    (output / f"{NAME}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    body = {"taken": [asdict(one) for one in measured], "people": people, "machine": machine()}
    (output / f"{NAME}.json").write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")


async def taken(knowledge: Knowledge, people: int, leads: int) -> tuple[Taken, ...]:
    """Return what Home tabs take for so many people, and the view of the team for so many leads."""
    clock = Clock()
    async with running(clock=clock) as slack:
        planning = [slack.person(f"Person {number}") for number in range(people)]
        leading = [slack.person(f"Lead {number}") for number in range(leads)]
        async with workspace(slack, knowledge, clock, planning, leading):
            home, ask = _opening(slack), _asking(slack)
            return (
                await _taken("Home", HOME_LIMIT, clock, home, planning),
                await _taken("Home of a lead", TEAM_LIMIT, clock, home, leading),
                await _taken("Team", TEAM_LIMIT, clock, ask, leading),
            )


@asynccontextmanager
async def workspace(
    slack: Slack, knowledge: Knowledge, clock: Clock, planning: Sequence[Person], leading: Sequence[Person]
) -> AsyncIterator[None]:
    """Run the app in a workspace in which these people plan and those lead."""
    with tempfile.TemporaryDirectory() as folder:
        url = database_url(f"sqlite:///{folder}/store.sqlite3")
        await _fill(url, knowledge, clock(), planning, leading)
        installed, stopping = slack.site.installation, asyncio.Event()
        config = Config(
            installed.bot_token, app_token=installed.app_token, api_url=slack.api_url, port=None, database=url
        )
        serving = asyncio.create_task(serve(config, LiveAnswering(knowledge), stopping, clock=clock))
        await slack.site.sockets.connected()
        yield
        stopping.set()
        await serving


async def _fill(
    url: URL, knowledge: Knowledge, now: float, planning: Sequence[Person], leading: Sequence[Person]
) -> None:
    await migrate(url)
    today = datetime.fromtimestamp(now, UTC).date()
    async with open_store(url) as store:
        for person, newcomer in zip(planning, planners(knowledge, today, len(planning)), strict=True):
            await store.newcomers.keep(Asker(TEAM_ID, person.id), newcomer, 0, now)
        for person in leading:
            await store.leads.name(Asker(TEAM_ID, person.id))
        async with store.engine.begin() as connection:
            # Their reminders were looked at: that is done ahead of time, and not while somebody waits.
            await connection.execute(update(NEWCOMERS).values(look=2 * now))


def _opening(slack: Slack) -> Callable[[Person], Awaitable[object]]:
    homes = slack.site.surfaces.homes

    async def home(person: Person) -> object:
        await slack.open_app(person)
        return await slack.site.changes.until(lambda: homes.get(person.id), "a Home tab")

    return home


def _asking(slack: Slack) -> Callable[[Person], Awaitable[object]]:
    async def team(person: Person) -> object:
        answer = await slack.answer(await slack.command(person, "/cert", "team"))
        assert "share:" in words(answer.blocks)
        return answer

    return team


async def _taken(
    kind: str, limit: float, clock: Clock, act: Callable[[Person], Awaitable[object]], people: Sequence[Person]
) -> Taken:
    # As the program does before it serves; what the stand-in holds would not be in its process.
    gc.collect()
    gc.freeze()
    times, worked = [], []
    for person in people:
        clock.ahead += APART_SECONDS
        began, busy = time.perf_counter(), time.process_time()
        await act(person)
        worked.append((time.process_time() - busy) * 1000)
        times.append((time.perf_counter() - began) * 1000)
    p50, p99 = (percentile(times, percent) for percent in (50, 99))
    return Taken(kind, len(times), p50, p99, percentile(worked, 99), limit)


def report(told: str, measured: Sequence[Taken]) -> Iterator[str]:
    """Yield the lines of the report in Markdown."""
    yield from (TITLE, "", told, "", HEAD, "|---|---:|---:|---:|---:|---:|")
    yield from (
        f"| {one.kind} | {one.times} | {one.p50:.0f} | {one.p99:.0f} | {one.cpu:.0f} | {one.limit:.0f} |"
        for one in measured
    )
    yield from ("", "Machine:", "", *(f"- {name}: {value}" for name, value in machine().items()))


if __name__ == "__main__":
    main()
