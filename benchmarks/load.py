"""How much the running process takes: events at a fixed rate, beside a bare Bolt app in the same run.

`python -m benchmarks.load steady` starts `certguide run` as the Procfile does, with SQLite, and a stand-in for Slack. Both
apps get the same events one after the other, never at the same time. The generator and the stand-in share a process, so on
two cores the app has one of them. Times are as the sender sees them.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from bot.content import load as load_knowledge
from bot.playground.server import running
from bot.playground.slack import Slack

from benchmarks.figures_of_load import CERTGUIDE, ECHO, HEAD, Run, cells, record
from benchmarks.processes import Program, Usage, program
from benchmarks.runs import PLANS
from benchmarks.sets import SHIPPED
from benchmarks.traffic import Load, Traffic

RESULTS = Path(__file__).parent / "results"
WARM_UP = Load(events=100, rate=20)
SAMPLES = 20
"""How often memory and processor time are looked at during a run."""
CEILING = "ceiling"
CEILING_SECONDS = 45
CEILING_STEPS = (50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 175, 200, 250, 300)
CHANNELS_PER_RATE = 8
"""Channels for each event a second, so that the ceiling is not that of one post a second to a channel."""
LAGGING = 0.95
"""A sender that reaches less than this share of the rate is itself at its end."""


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
            return Run(name, load, seen, await sampling)


def runs_of(plan: str, load: Load) -> Iterator[Run]:
    """Yield what came of each run of a plan."""
    if plan != CEILING:
        for name in (CERTGUIDE, ECHO) if PLANS[plan].beside_echo else (CERTGUIDE,):
            yield asyncio.run(measured(name, load))
        return
    for rate in CEILING_STEPS:
        channels = max(load.channels, rate * CHANNELS_PER_RATE)
        run = asyncio.run(
            measured(CERTGUIDE, replace(load, events=rate * CEILING_SECONDS, rate=rate, channels=channels))
        )
        yield run
        if not run.holds or run.reached < rate * LAGGING:
            return


async def _sampled(app: Program, seconds: float) -> tuple[Usage, ...]:
    usage = [await app.usage()]
    for _ in range(SAMPLES):
        await asyncio.sleep(seconds / SAMPLES)
        usage.append(await app.usage())
    return tuple(usage)


@click.command(name="python -m benchmarks.load")
@click.argument("plan", type=click.Choice([*PLANS]), default="steady")
@click.option("--events", type=int, help="How many events are sent, instead of what the plan says.")
@click.option("--rate", type=float, help="Events a second, instead of what the plan says.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=RESULTS, help="Folder of the report."
)
def main(plan: str, events: int | None, rate: float | None, output: Path) -> None:
    """Send events at a fixed rate to Certguide, print what came of them, and note it in the report.

    steady takes 5 minutes, faults 7, memory 34, and ceiling a minute for each step. Nothing else should run on the machine.
    """
    load = PLANS[plan].load
    load = replace(load, events=events or load.events, rate=rate or load.rate)
    click.echo(f"{PLANS[plan].shows}\n{HEAD}")
    runs = []
    for run in runs_of(plan, load):
        runs.append(run)
        click.echo(f"| {' | '.join(cells(run))} |")
    for file in record(plan, runs, output):
        click.echo(f"written to {file}")


if __name__ == "__main__":
    main()
