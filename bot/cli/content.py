"""The commands for editors: `check`, `schema`."""

import json
import sys
from datetime import UTC, datetime

import click

from bot.cli.environment import variables
from bot.cli.folders import knowledge_folder
from bot.cli.opening import CANNOT, knowledge_option
from bot.cli.problems import FORMATS, fails
from bot.content import CannotLoad
from bot.content import check as check_folder
from bot.content.json_schema import schema_of, schema_of_all
from bot.content.kinds import KINDS
from bot.service.never_wins import never_wins

CHECK_EXAMPLES = """\b
Examples:
  certguide check
  certguide check knowledge --strict
  certguide check knowledge --format github
"""
SCHEMA_EXAMPLES = """\b
Examples:
  certguide schema
  certguide schema faq > faq.schema.json
"""
FAILED = 1


@click.command(epilog=CHECK_EXAMPLES)
@click.argument("folder", metavar="[DIR]", required=False)
@click.option("--strict", is_flag=True, help="Fail on warnings too, except those of the code stale.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day to go by, such as 2026-11-20."
)
@click.option(
    "--format", "format_", type=click.Choice(tuple(FORMATS)), default="text", show_default=True, help="How to print."
)
@knowledge_option
def check(folder: str | None, strict: bool, today: datetime | None, format_: str, knowledge: str | None) -> None:
    """Say what is wrong with a knowledge folder, where, and what to do.

    The exit code is 0 when nothing fails, 1 when something does, 2 when the folder cannot be read.
    """
    path = knowledge_folder(folder or knowledge, variables())
    try:
        problems = check_folder(path, today.date() if today else datetime.now(UTC).date(), (never_wins,))
    except CannotLoad as error:
        click.echo(f"certguide: {error}", err=True)
        sys.exit(CANNOT)
    for line in FORMATS[format_](problems, path):
        click.echo(line)
    sys.exit(FAILED if any(fails(problem, strict=strict) for problem in problems) else 0)


@click.command(epilog=SCHEMA_EXAMPLES)
@click.argument("kind", type=click.Choice(tuple(KINDS)), required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of file, or of all kinds, for editors that complete and check YAML."""
    click.echo(json.dumps(schema_of(kind) if kind else schema_of_all(), indent=2, ensure_ascii=False))
