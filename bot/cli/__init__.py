"""The commands: the only place that reads the environment, the command line and standard input."""

import os
import pkgutil
import sys
from collections.abc import Mapping
from typing import Any

import click

from bot.cli.staying import staying

EPILOG = """\b
Examples:
  certguide ask "how much is the focp exam?"
  certguide chat
  certguide check knowledge --strict
  certguide COMMAND --help
"""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""
COMMANDS: Mapping[str, str] = {
    "ask": "asking:ask",
    "chat": "chatting:chat",
    "recommend": "advice_commands:recommend",
    "compare": "advice_commands:compare",
    "path": "advice_commands:path",
    "next": "advice_commands:next_",
    "explain": "asking:explain",
    "list": "browsing:list_",
    "show": "browsing:show",
    "check": "content:check",
    "schema": "content:schema",
    "test": "testing:test",
    "playground": "playground:playground",
    "run": "serve:run",
    "migrate": "migrate:migrate",
    "doctor": "doctor:doctor",
    "gaps": "gaps:gaps",
    "plan": "planning:plan",
    "me": "people:me",
    "team": "people:team_group",
    "manifest": "serve:manifest",
    "start": "start:start",
}
"""Where each command is. A module is loaded when its command is wanted: who asks in the terminal does not wait for what Slack needs."""


class Commands(click.Group):
    """Commands that are loaded when wanted, and that nobody has to read to the end: `certguide list | head -1` is no failure."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click hands it over
        """Return the names of all commands, those that people begin with first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - so it does here
        """Return the command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        with staying():
            command: click.Command = pkgutil.resolve_name(f"bot.cli.{COMMANDS[cmd_name]}")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; once its reader is gone, end it with exit code 0 and drop what is not written yet."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


@click.group(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="certguide", prog_name="certguide")
def certguide() -> None:
    """Answer certification questions from a curated knowledge base, in Slack or in the terminal."""


def main() -> None:
    """Run the command line and leave with its exit code; Ctrl-C leaves quietly."""
    try:
        code = certguide.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)
