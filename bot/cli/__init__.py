"""The commands: the only place that reads the environment, the command line and standard input."""

import os
import sys
from typing import Any

import click

from bot.cli.advising import compare, next_, path, recommend
from bot.cli.asking import ask, chat, explain
from bot.cli.browsing import list_, show
from bot.cli.content import check, schema
from bot.cli.doctor import doctor
from bot.cli.gaps import gaps
from bot.cli.migrate import migrate
from bot.cli.playground import playground
from bot.cli.serve import manifest, run
from bot.cli.start import start
from bot.cli.testing import test

EPILOG = """\b
Examples:
  certguide ask "how much is the focp exam?"
  certguide chat
  certguide check knowledge --strict
  certguide COMMAND --help
"""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""


class Quiet(click.Group):
    """Commands that nobody has to read to the end: `certguide list | head -1` is no failure."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; once its reader is gone, end it with exit code 0 and drop what is not written yet."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


@click.group(
    cls=Quiet, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="certguide", prog_name="certguide")
def certguide() -> None:
    """Answer certification questions from a curated knowledge base, in Slack or in the terminal."""


for command in (
    ask,
    chat,
    recommend,
    compare,
    path,
    next_,
    explain,
    list_,
    show,
    check,
    schema,
    test,
    playground,
    run,
    migrate,
    doctor,
    gaps,
    manifest,
    start,
):
    certguide.add_command(command)


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
