"""Run all ways on question sets, and write what came of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from benchmarks import chart
from benchmarks.machine import machine
from benchmarks.measuring import Figures, Ran, measured, timed
from benchmarks.memory import peak_of
from benchmarks.reporting import Report, Result, as_json, markdown, result, table
from benchmarks.sets import QuestionSet
from benchmarks.sparing import sparings
from benchmarks.ways.way import OURS, WAYS, WORDS_ALONE, MissingError, Settings, Way, opened

NAME = "answers"
SAMPLE = 200
"""Texts put to a way while its memory is measured."""


def compared(sets: Iterable[QuestionSet], settings: Settings, left_out: Sequence[str] = ()) -> Report:
    """Return the figures of all ways on all sets; what cannot be taken on this machine is told, too.

    Progress goes to standard error, the table of each set to standard output as soon as it is there.
    """
    results, reasons = [], dict.fromkeys(left_out)
    for asked in sets:
        ways, missing = _opened(asked, settings)
        reasons |= dict.fromkeys(missing)
        results.append(_result(asked, ways, settings))
        click.echo("\n".join((f"\n{asked.name}", *table(results[-1]))))
    return Report(tuple(results), tuple(reasons), machine())


def write(report: Report, folder: Path) -> Iterator[str]:
    """Write the report as Markdown, JSON and PNG to a folder, and yield what people should know of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.md").write_text(markdown(report), encoding="utf-8")
    (folder / f"{NAME}.json").write_text(as_json(report), encoding="utf-8")
    drawn = chart.draw(report, folder / f"{NAME}.png")
    yield from report.left_out
    if not drawn:
        yield chart.MISSING
    yield f"Written to {folder}: {NAME}.md, {NAME}.json{f', {NAME}.png' if drawn else ''}"


def _opened(asked: QuestionSet, settings: Settings) -> tuple[Mapping[str, Way], Sequence[str]]:
    ways: dict[str, Way] = {}
    missing: list[str] = []
    for name in WAYS:
        try:
            ways[name] = opened(name, asked.knowledge, settings)
        except MissingError as error:
            missing.append(f"{name}: {error}")
    return ways, missing


def _result(asked: QuestionSet, ways: Mapping[str, Way], settings: Settings) -> Result:
    # First of all, since our own way keeps the stems of words that it has met, and a program meets a question once.
    times = timed({name: way.find for name, way in ways.items()}, asked.texts)
    sample = asked.texts[:: max(len(asked.texts) // SAMPLE, 1)]
    figures: list[Figures] = []
    ran: dict[str, Ran] = {}
    for name, way in ways.items():
        click.echo(f"{asked.name}: {name}", err=True)
        ran[name] = Ran([way.rank(text) for text in asked.texts], times[name])
        of_way = measured(name, way, asked, ran[name])
        figures.append(replace(of_way, memory=peak_of(name, asked.knowledge, settings, sample)))
    spared = sparings(asked, ran[OURS], ran[WORDS_ALONE]) if OURS in ran else ()
    return result(asked, figures, tuple(spared))
