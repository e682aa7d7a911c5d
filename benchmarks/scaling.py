"""Measure time and memory against the number of entries: `python -m benchmarks.scaling`, from the top of a checkout."""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from bot.encoder.opening import CACHE_DIR

from benchmarks.growth import TAKEN, TEXTS, Size, grown, sized, starts
from benchmarks.machine import machine
from benchmarks.sets import shipped_set

RESULTS = Path(__file__).parent / "results"
NAME = "scaling"
SIZES = (100, 1_000, 10_000)
TITLE = "# How time and memory grow with the number of entries"
EXPLANATION = f"""
Written by `python -m benchmarks.scaling`. Made-up entries of {TEXTS} texts each, with the words of the shipped knowledge as
often as they occur in it; asked are its expected questions, each put to each way in turn, in one process.

- x: p50 as a multiple of that of `rapidfuzz.process.extractOne` with WRatio over the same texts in the same run.
- MB: peak memory of a process that does only this, Python itself included.
- open: seconds until the first question can be asked, without cached vectors and with them.
""".strip()
HEAD = "| entries | | p50 ms | p99 ms | x | MB | open, cold s | open, warm s |"
START = "The program over the knowledge that comes along, from the command to its first answer: {} s cold, {} s warm."


@click.command(name="python -m benchmarks.scaling")
@click.option("--size", "sizes", multiple=True, type=click.IntRange(min=1), default=SIZES, metavar="N", help="Entries.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=RESULTS, help="Folder of the report."
)
def main(sizes: Sequence[int], output: Path) -> None:
    """Measure latency and memory at 100, 1,000 and 10,000 entries, and how long the program takes to start.

    It takes some minutes: 10,000 entries are 50,000 texts to encode.
    """
    asked = shipped_set()
    measured: list[Size] = []
    for size in sizes:
        click.echo(f"{size} entries", err=True)
        with tempfile.TemporaryDirectory() as cache:
            measured += sized(grown(asked.knowledge, size), asked.texts, {CACHE_DIR: cache})
    with tempfile.TemporaryDirectory() as cache:
        started = starts(os.environ, Path(cache))
    lines = tuple(report(measured, started))
    click.echo("\n".join(lines))
    output.mkdir(parents=True, exist_ok=True)
    (output / f"{NAME}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    body = {"sizes": [asdict(size) for size in measured], "start": started, "machine": machine()}
    (output / f"{NAME}.json").write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")


def report(measured: Sequence[Size], started: tuple[float, float]) -> Iterator[str]:
    """Yield the lines of the report in Markdown."""
    yield from (TITLE, "", EXPLANATION, "", HEAD, "|---:|---|" + "---:|" * 6)
    for size in measured:
        named = f"{size.entries:,}" if size.way == TAKEN[0] else ""
        times = f"{size.p50:.2f} | {size.p99:.2f} | {size.ratio:.2f}"
        yield f"| {named} | {size.way} | {times} | {size.memory:.0f} | {size.cold:.2f} | {size.warm:.2f} |"
    yield from ("", START.format(*(f"{seconds:.2f}" for seconds in started)), "", "Machine:", "")
    yield from (f"- {name}: {value}" for name, value in machine().items())


if __name__ == "__main__":
    main()
