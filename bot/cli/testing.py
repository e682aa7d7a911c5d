"""The command `test`: the expected questions of a folder, and how far its confidences can be trusted."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from bot.cli.opening import knowledge_option, opened
from bot.search.calibration import Sample
from bot.service.testing import Tested, tested

TEST_EXAMPLES = """\b
Examples:
  certguide test
  certguide test knowledge
  certguide test --calibration
"""
NONE = "This folder has no questions.yaml, so there is nothing to test."
BINS = 10
FAILED = 1


@click.command(epilog=TEST_EXAMPLES)
@click.argument("folder", metavar="[DIR]", required=False)
@click.option("--calibration", is_flag=True, help="Print how often a confidence is right, from asks left out.")
@knowledge_option
def test(folder: str | None, calibration: bool, knowledge: str | None) -> None:
    """Ask the questions of questions.yaml and say which do not get what is expected.

    The exit code is 0 when all do, 1 when one does not, 2 when the folder cannot be read.
    """
    answering = opened(folder or knowledge)
    if calibration:
        for line in _reliability(answering.samples()):
            click.echo(line)
        return
    results = tuple(tested(answering))
    for line in _report(results):
        click.echo(line)
    sys.exit(0 if all(result.passed for result in results) else FAILED)


def _report(results: Sequence[Tested]) -> Iterator[str]:
    if not results:
        yield NONE
        return
    for result in results:
        if not result.passed:
            came = ", ".join(entry.id for entry in result.entries) or "no entry"
            yield f"{result.expected.ask}"
            yield f"  expected {result.expected.expect}, got {result.status} ({came}), confidence {result.confidence:.2f}"
    kinds, passed = (
        Counter(result.kind for result in results),
        Counter(result.kind for result in results if result.passed),
    )
    yield from (f"{kind}: {passed[kind]} of {kinds[kind]}" for kind in sorted(kinds))
    yield f"{sum(passed.values())} of {len(results)} questions got what is expected"


def _reliability(samples: Sequence[Sample]) -> Iterator[str]:
    """Yield a line for each tenth of confidence, and the expected calibration error (Naeini et al., 2015)."""
    yield "confidence  samples  mean  right"
    error = 0.0
    for number in range(BINS):
        inside = [sample for sample in samples if min(int(sample.confidence * BINS), BINS - 1) == number]
        if inside:
            mean = sum(sample.confidence for sample in inside) / len(inside)
            right = sum(sample.right for sample in inside) / len(inside)
            error += abs(mean - right) * len(inside) / len(samples)
            yield f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}  {len(inside):7}  {mean:.2f}  {right:.2f}"
    yield f"expected calibration error {error:.3f} over {len(samples)} samples"
