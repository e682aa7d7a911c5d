"""The command to talk: `chat`."""

import sys

import click
from rich.console import Console

from bot.cli.opening import knowledge_option, opened_to_stay
from bot.terminal.chat import answer_lines, converse

CHAT_EXAMPLES = """\b
Examples:
  certguide chat
  echo "how much is the focp exam?" | certguide chat
"""


@click.command(epilog=CHAT_EXAMPLES)
@knowledge_option
def chat(knowledge: str | None) -> None:
    """Talk with the bot in the terminal; with a pipe or a file as input, answer each line."""
    answering = opened_to_stay(knowledge)
    if not sys.stdin.isatty():
        answer_lines(answering, sys.stdin, lambda text: click.echo(text, nl=False))
        return
    console = Console()
    converse(answering, console, console.input)
