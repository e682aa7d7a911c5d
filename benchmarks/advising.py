"""Measure how long a recommendation takes: `python -m benchmarks.advising`, from the top of a checkout."""

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import click
from bot.content import load
from bot.domain.advice import Advice
from bot.domain.knowledge import Knowledge
from bot.encoder.opening import open_encoder
from bot.service.live import LiveAnswering
from threadpoolctl import threadpool_limits

from benchmarks.figures import percentile
from benchmarks.invented import texts, write_invented
from benchmarks.machine import machine

RESULTS = Path(__file__).parent / "results"
NAME = "advising"
CERTIFICATIONS, ROLES = 500, 100
LIMIT = 20.0
"""Milliseconds that a recommendation may take at p99."""
TITLE = "# How long a recommendation takes"
EXPLANATION = """
Written by `python -m benchmarks.advising`: {certifications} made-up certifications of three levels with prerequisites and
prices, {roles} roles with two sources each, {texts} texts of one role each, with slips, something held, a budget or a time.

- from a text: read, mend, find the role and the constraints, choose the steps.
- from a wish: the same with what was picked in the modal.

On a busy machine the time of the processor tells more than that of the clock.
""".strip()
HEAD = "| | p50 ms | p99 ms | p99 ms of the processor | recommended |"

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one kind of asking took: milliseconds, those of the processor at p99, and how many percent got a recommendation."""

    kind: str
    p50: float
    p99: float
    cpu: float
    advised: float


@click.command(name="python -m benchmarks.advising")
@click.option("--certifications", type=click.IntRange(1, 510), default=CERTIFICATIONS, help="How many there are.")
@click.option("--roles", type=click.IntRange(1, 120), default=ROLES, help="How many there are.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=RESULTS, help="Folder of the report."
)
def main(certifications: int, roles: int, output: Path) -> None:
    """Measure recommendations over an invented catalog."""
    # As in the program: a question is too small to share.
    threadpool_limits(limits=1)
    asked = texts(roles)
    with tempfile.TemporaryDirectory() as folder:
        knowledge = load(write_invented(Path(folder) / "knowledge", certifications, roles)).knowledge
        assert knowledge
        measured = taken(knowledge, asked, os.environ)
    told = EXPLANATION.format(certifications=certifications, roles=roles, texts=len(asked))
    lines = tuple(report(told, measured))
    click.echo("\n".join(lines))
    output.mkdir(parents=True, exist_ok=True)
    (output / f"{NAME}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    body = {"taken": [asdict(one) for one in measured], "limit_ms": LIMIT, "machine": machine()}
    (output / f"{NAME}.json").write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")


def taken(knowledge: Knowledge, asked: Sequence[str], settings: Mapping[str, str]) -> tuple[Taken, ...]:
    """Return what recommendations take from texts and from the wishes that are read from them."""
    consulting = LiveAnswering(knowledge, open_encoder(settings).encoder).consulting
    wishes = [consulting.adviser.understood(text) for text in asked]
    return (
        _taken("from a text", consulting.recommend, asked),
        _taken("from a wish", consulting.advise, wishes),
    )


def report(told: str, measured: Sequence[Taken]) -> Iterator[str]:
    """Yield the lines of the report in Markdown."""
    yield from (TITLE, "", told, "", HEAD, "|---|---:|---:|---:|---:|")
    yield from (
        f"| {one.kind} | {one.p50:.2f} | {one.p99:.2f} | {one.cpu:.2f} | {one.advised:.0f} % |" for one in measured
    )
    yield from ("", "Machine:", "", *(f"- {name}: {value}" for name, value in machine().items()))


def _taken(kind: str, call: Callable[[Asked], object], asked: Sequence[Asked]) -> Taken:
    call(asked[0])
    times, worked, advised = [], [], 0
    for one in asked:
        began, busy = time.perf_counter(), time.process_time()
        found = call(one)
        worked.append((time.process_time() - busy) * 1000)
        times.append((time.perf_counter() - began) * 1000)
        advised += isinstance(found, Advice) and bool(found.programmes)
    return Taken(kind, percentile(times, 50), percentile(times, 99), percentile(worked, 99), 100 * advised / len(asked))


if __name__ == "__main__":
    main()
