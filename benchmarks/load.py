"""How much the running process takes: events at a fixed rate, beside a bare Bolt app in the same run.

`python -m benchmarks.load` starts `certguide run` as the Procfile does, with SQLite, and a stand-in for Slack. Both apps
get the same events one after the other, never at the same time. The generator and the stand-in share a process, so on two
cores the app has one of them. Times are as the sender sees them.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from bot.content import load as load_knowledge
from bot.playground.server import running
from bot.playground.slack import Slack

from benchmarks.processes import Program, Usage, program
from benchmarks.sets import SHIPPED
from benchmarks.traffic import Load, Seen, Traffic

CERTGUIDE, ECHO = "Certguide", "bare Bolt echo"
WARM_UP = Load(events=100, rate=20)
SAMPLES = 20
"""How often memory and processor time are looked at during a run."""
ACK_MS, ANSWER_MS = 100.0, 1_000.0
"""What has to hold at 50 events a second, and up to the ceiling: 99 % acknowledged and answered within these times."""
CEILING_SECONDS = 15
CEILING_STEPS = (50, 75, 100, 125, 150, 200, 250, 300, 350, 400)
CHANNELS_PER_RATE = 8
"""Channels for each event a second, so that the ceiling is not that of one post a second to a channel."""
COLUMNS = ("", "sent/s", "ack p50", "p99", "answer p50", "p99 ms", "errors", "lost", "twice", "CPU ms", "MB", "growth")


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a load on a program; `usage` is what it held and used in even steps from after the warm-up on."""

    name: str
    seen: Seen
    usage: tuple[Usage, ...]

    @property
    def rate(self) -> float:
        """Return how many events a second were really sent."""
        return len(self.seen.sent) / max(self.seen.ended - self.seen.began, 1e-9)

    @property
    def growth(self) -> float:
        """Return by how many percent the memory grew from the first quarter of the run to its end."""
        early, late = self.usage[len(self.usage) // 4].resident, self.usage[-1].resident
        return (late - early) / early * 100

    @property
    def work(self) -> float:
        """Return the milliseconds of a processor for each event."""
        return (self.usage[-1].processor - self.usage[0].processor) / len(self.seen.sent) * 1000

    @property
    def holds(self) -> bool:
        """Say whether everything was acknowledged and answered once and in time."""
        seen = self.seen
        clean = not (seen.errors or seen.lost or seen.twice)
        return clean and percentile(seen.acks, 99) <= ACK_MS and percentile(seen.answers, 99) <= ANSWER_MS


def percentile(seconds: list[float], percent: int) -> float:
    """Return the time, in milliseconds, that so many percent do not exceed (nearest rank); 0 of none."""
    rank = -(-percent * len(seconds) // 100)
    return sorted(seconds)[rank - 1] * 1000 if seconds else 0.0


def table(runs: tuple[Run, ...]) -> Iterator[str]:
    """Yield the lines of a table with a row for each run."""
    yield f"{COLUMNS[0]:16}" + "".join(f"{head:>{len(head) + 3}}" for head in COLUMNS[1:])
    for run in runs:
        seen = run.seen
        times = [percentile(given, percent) for given in (seen.acks, seen.answers) for percent in (50, 99)]
        cells = [f"{run.rate:.1f}", *(f"{time:.1f}" for time in times), seen.errors, seen.lost, seen.twice]
        cells += [f"{run.work:.1f}", f"{run.usage[-1].resident:.0f}", f"{run.growth:+.1f}%"]
        yield f"{run.name:16}" + "".join(
            f"{cell:>{len(head) + 3}}" for cell, head in zip(cells, COLUMNS[1:], strict=True)
        )


@asynccontextmanager
async def started(name: str, slack: Slack, folder: Path) -> AsyncIterator[Program]:
    """Start one of the two programs against the stand-in."""
    installed = slack.site.installation
    variables = {
        "SLACK_BOT_TOKEN": installed.bot_token,
        "SLACK_SIGNING_SECRET": installed.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "CERTGUIDE_KNOWLEDGE": str(SHIPPED),
        "CERTGUIDE_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/load.sqlite3",
    }
    module, arguments = {CERTGUIDE: ("bot", ("run",)), ECHO: ("benchmarks.echo", ())}[name]
    async with program(module, arguments, variables) as app:
        yield app


async def measured(name: str, load: Load) -> Run:
    """Run one of the programs, and return what came of the load on it."""
    loaded = load_knowledge(SHIPPED).knowledge
    if loaded is None:
        raise ValueError(f"{SHIPPED} does not load; see certguide check")
    questions = [question.ask for question in loaded.questions]
    with TemporaryDirectory() as folder:
        async with running() as slack, started(name, slack, Path(folder)) as app:
            url = f"http://127.0.0.1:{app.port}/slack/events"
            await Traffic(slack, WARM_UP, questions).run(url)
            sampling = asyncio.create_task(_sampled(app, load.events / load.rate))
            seen = await Traffic(slack, load, questions).run(url)
            return Run(name, seen, await sampling)


async def _sampled(app: Program, seconds: float) -> tuple[Usage, ...]:
    usage = [await app.usage()]
    for _ in range(SAMPLES):
        await asyncio.sleep(seconds / SAMPLES)
        usage.append(await app.usage())
    return tuple(usage)


@click.command(name="python -m benchmarks.load")
@click.option("--events", default=1_000, show_default=True, help="How many events are sent to each program.")
@click.option("--rate", default=50.0, show_default=True, help="Events a second.")
@click.option("--again", default=0.0, show_default=True, help="Percent of the events that Slack sends again.")
@click.option("--refused", default=0.0, show_default=True, help="Percent of the posts that Slack refuses at first.")
@click.option("--channels", default=400, show_default=True, help="Channels that the events are spread over.")
@click.option("--alone", is_flag=True, help="Leave out the bare Bolt app.")
@click.option("--ceiling", is_flag=True, help="Raise the rate until something does not hold.")
def main(events: int, rate: float, again: float, refused: float, channels: int, alone: bool, ceiling: bool) -> None:
    """Send events at a fixed rate to Certguide and to a bare Bolt app, and print what came of them."""
    load = Load(events, rate, again / 100, refused / 100, channels=channels)
    names = (CERTGUIDE,) if alone else (CERTGUIDE, ECHO)
    click.echo(
        f"{events:,} events over {load.people:,} people and {channels} channels; {again:g} % sent again, {refused:g} % refused"
    )
    for line in table(tuple(asyncio.run(measured(name, load)) for name in names)):
        click.echo(line)
    if ceiling:
        _raise_rate(load)


def _raise_rate(load: Load) -> None:
    for rate in CEILING_STEPS:
        more = replace(
            load, events=rate * CEILING_SECONDS, rate=rate, channels=max(load.channels, rate * CHANNELS_PER_RATE)
        )
        run = asyncio.run(measured(CERTGUIDE, more))
        click.echo(f"{rate}/s: {[*table((run,))][1]}")
        if not run.holds or run.rate < rate * 0.95:
            break


if __name__ == "__main__":
    main()
