"""The command `start`: what `make run` does, with or without a Slack token, with or without lines to answer."""

import os
import stat
import sys

import click

from bot.cli.chatting import chat
from bot.cli.environment import variables
from bot.cli.playground import Wanted, has_screen, start_playground
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
    """Run in Slack when a Slack token is set; else answer what is piped, or start the playground."""
    told = variables()
    if has_slack_token(told):
        context.invoke(run)
    elif _is_given_lines():
        context.invoke(chat)
    else:
        start_playground(Wanted(open_=has_screen(told)))


def _is_given_lines() -> bool:
    """Say whether standard input is a pipe or a file, rather than a terminal or nothing."""
    if sys.stdin is None or sys.stdin.closed:
        return False
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return not sys.stdin.isatty()
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)
