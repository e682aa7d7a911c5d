"""Compare the ways to find an entry on question sets: `python -m benchmarks`, from the top of a checkout."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from bot.encoder.opening import CACHE_DIR, ENCODER, ON

from benchmarks import public_sets
from benchmarks.comparing import compared, write
from benchmarks.convert import EXISTING
from benchmarks.sets import QuestionSet, question_set, read_set, shipped_set

RESULTS = Path(__file__).parent / "results"
HELD_OUT = 19
"""Intents of BANKING77 that get no entry in one of its two sets: a quarter."""
NO_CLINC = "CLINC150: give its data_full.json with --clinc; python -m benchmarks --help says where to get it"
NO_BANKING = (
    "BANKING77: give its train.csv and test.csv with --banking; python -m benchmarks --help says where to get them"
)


@click.command(name="python -m benchmarks", epilog=public_sets.HELP)
@click.option("--clinc", type=EXISTING, metavar="FILE", help="CLINC150: data_full.json.")
@click.option("--banking", type=EXISTING, nargs=2, metavar="TRAIN TEST", help="BANKING77: train.csv and test.csv.")
@click.option("--set", "files", type=EXISTING, multiple=True, metavar="FILE", help="A set of benchmarks.convert.")
@click.option("--every", default=1, show_default=True, metavar="N", help="Ask only every Nth text, for a quick look.")
@click.option("--encoder", default=ON, metavar="FOLDER", help="Another sentence encoder than the one that comes along.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=RESULTS, help="Folder of the report."
)
def main(
    clinc: Path | None,
    banking: tuple[Path, Path] | None,
    files: tuple[Path, ...],
    every: int,
    encoder: str,
    output: Path,
) -> None:
    """Run Certguide beside rapidfuzz, BM25, SQLite FTS5 and a sentence encoder alone, and write a report with a chart.

    Without options it asks the expected questions of the knowledge that comes along, which takes a minute. With the public
    sets it takes about ten.
    """
    left_out = [*([] if clinc else [NO_CLINC]), *([] if banking else [NO_BANKING])]
    sets = (asked.every(every) for asked in _sets(clinc, banking, files))
    with tempfile.TemporaryDirectory() as cache:
        report = compared(sets, {ENCODER: encoder, CACHE_DIR: cache}, left_out)
    for line in write(report, output):
        click.echo(line)


def _sets(clinc: Path | None, banking: tuple[Path, Path] | None, files: Sequence[Path]) -> Iterator[QuestionSet]:
    yield shipped_set()
    if clinc:
        yield from (question_set(public_sets.clinc150(clinc, examples)) for examples in (5, 10))
    if banking:
        yield from (question_set(public_sets.banking77(*banking, 10, held_out=held)) for held in (0, HELD_OUT))
    yield from map(read_set, files)


if __name__ == "__main__":
    main()
