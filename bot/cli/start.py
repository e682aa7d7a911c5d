"""The command `start`: what `make run` does, with or without a Slack token."""

import click

from bot.cli.asking import chat
from bot.cli.environment import variables
from bot.cli.serve import run
from bot.config import has_slack_token

START_EXAMPLES = """\b
Examples:
  certguide start
  echo "how much is the focp exam?" | certguide start
"""


@click.command(epilog=START_EXAMPLES)
@click.pass_context
def start(context: click.Context) -> None:
    """Run in Slack when a Slack token is set, else talk in the terminal."""
    told = variables()
    in_slack = has_slack_token(told)
    context.invoke(run if in_slack else chat)
