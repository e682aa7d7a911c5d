"""The command `test`: the expected questions of a folder, and how far its confidences can be trusted."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from bot.cli.opening import knowledge_option, opened
from bot.service.reliability import Reliability, reliability
from bot.service.testing import Tested, tested

TEST_EXAMPLES = """\b
Examples:
  certguide test
  certguide test knowledge
  certguide test --calibration
"""
NONE = "This folder has no questions.yaml, so there is nothing to test."
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
        for line in _reliability(reliability(answering.samples())):
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


def _reliability(found: Reliability) -> Iterator[str]:
    """Yield a line for each tenth of confidence, and the expected calibration error."""
    yield "confidence  samples  mean  right"
    for tenth in found.tenths:
        yield f"{tenth.low:.1f} to {tenth.high:.1f}  {tenth.samples:7}  {tenth.mean:.2f}  {tenth.right:.2f}"
    yield f"expected calibration error {found.error:.3f} over {found.samples} samples"
