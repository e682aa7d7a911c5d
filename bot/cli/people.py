"""The commands `me export` and `team export`: everything kept of a person, and the plans that a team shares."""

import csv
import json
import sys
import time

import click

from bot.cli.opening import knowledge_option, loaded
from bot.cli.store import with_store
from bot.domain.newcomers import Newcomer
from bot.domain.people import Asker
from bot.domain.plan_files import Form
from bot.service.planning.overseeing import team_of
from bot.store.exporting import kept_of
from bot.store.opening import SqlStore
from bot.terminal.exported import exported
from bot.terminal.team_table import rows

ME_EXAMPLES = """\b
Examples:
  certguide me export U012AB3CD
  certguide me export U012AB3CD --format ics > plan.ics
"""
TEAM_EXAMPLES = """\b
Examples:
  certguide team export > team.csv
"""
NOTHING_KEPT = 1
FORMS = {"markdown": Form.MARKDOWN, "ics": Form.CALENDAR}
FORMATS = ("json", *FORMS)
NOTHING = "nothing is kept of {user}"
NO_PLAN = "{user} has no plan and holds nothing that is kept"
SEVERAL = "{user} is kept in several workspaces ({teams}); name one with --team"

team_option = click.option(
    "--team", default="", metavar="TEAM", help="Id of a workspace (T...), when there are several."
)


@click.group(epilog=ME_EXAMPLES)
def me() -> None:
    """Show what is kept of one person."""


@me.command("export")
@click.argument("user")
@team_option
@click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], help="All of it, or the plan.")
@knowledge_option
def export_me(user: str, team: str, form: str, knowledge: str | None) -> None:
    """Print everything that is kept of a person (USER is their id in Slack), or their plan as Markdown or a calendar."""
    kept = with_store(lambda store: kept_of(store.engine, user, team))
    if form == FORMATS[0]:
        click.echo(json.dumps(kept, indent=2, ensure_ascii=False))
        if not kept:
            _leave(NOTHING.format(user=user))
        return
    teams = sorted({str(row["team"]) for row in kept.get("newcomers", ())})
    if len(teams) > 1:
        _leave(SEVERAL.format(user=user, teams=", ".join(teams)))
    newcomer = with_store(lambda store: _newcomer(store, Asker(teams[0], user))) if teams else Newcomer()
    text = exported(newcomer, FORMS[form], loaded(knowledge), time.time())
    if not text:
        _leave(NO_PLAN.format(user=user))
    click.echo(text, nl=False)


@click.group("team", epilog=TEAM_EXAMPLES)
def team_group() -> None:
    """Show the plans that people share."""


@team_group.command("export")
@team_option
@knowledge_option
def export_team(team: str, knowledge: str | None) -> None:
    """Print the plans that people agreed to share, as CSV: those who need help first."""
    known, people = loaded(knowledge), with_store(lambda store: store.newcomers.sharing(team))
    csv.writer(sys.stdout).writerows(rows(team_of(people, known, time.time())))


async def _newcomer(store: SqlStore, asker: Asker) -> Newcomer:
    return (await store.newcomers.get(asker)).newcomer


def _leave(why: str) -> None:
    click.echo(f"certguide: {why}", err=True)
    sys.exit(NOTHING_KEPT)
