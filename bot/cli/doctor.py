"""The command `doctor`."""

import asyncio
import logging
import sys

import click

from bot.cli.environment import variables
from bot.cli.folders import knowledge_folder
from bot.cli.opening import knowledge_option
from bot.doctor.examining import examined
from bot.doctor.finding import Finding, Mark

DOCTOR_EXAMPLES = """\b
Examples:
  certguide doctor
  CERTGUIDE_METRICS_PORT=9464 certguide doctor
"""
UNWELL = 1
"""Exit code when something is wrong."""


@click.command(epilog=DOCTOR_EXAMPLES)
@knowledge_option
def doctor(knowledge: str | None) -> None:
    """Look at settings, tokens, scopes, clock, store, knowledge, encoder and the running process; say what is wrong.

    The exit code is 0 when nothing is wrong, 1 when something is.
    """
    # The SDK logs what it calls; our lines say what came of it.
    logging.getLogger("certguide.slack").setLevel(logging.CRITICAL)
    found = asyncio.run(_told(knowledge))
    bad = sum(finding.mark is Mark.WRONG for finding in found)
    click.echo(f"{bad} wrong, {sum(finding.mark is Mark.NOTE for finding in found)} to note")
    sys.exit(UNWELL if bad else 0)


async def _told(knowledge: str | None) -> list[Finding]:
    """Print each finding as it is found, and return all of them."""
    told = variables()
    found = []
    async for finding in examined(told, knowledge_folder(knowledge, told)):
        click.echo(finding)
        found.append(finding)
    return found
