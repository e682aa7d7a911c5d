"""The command `plan`: a plan for a certification, to read, to keep or to put into a calendar."""

import sys
import time
from dataclasses import replace
from datetime import datetime

import click

from bot.cli.environment import variables
from bot.cli.opening import CANNOT, knowledge_option, loaded
from bot.domain.card import Card
from bot.domain.knowledge import Knowledge
from bot.domain.plan import EVERYDAY, LEAST_HOURS, MOST_HOURS, Aim, Experience, Plan, Refused
from bot.service.browsing import Browsing
from bot.service.planning.clock import day_in, is_zone
from bot.service.planning.planner import Planner
from bot.terminal.calendar import calendar
from bot.terminal.planned import markdown

PLAN_EXAMPLES = """\b
Examples:
  certguide plan architect-foundation
  certguide plan focp --hours 4 --exam 2027-03-01
  certguide plan architect-foundation --format ics > plan.ics
"""
NOT_PLANNED = 1
NO_ZONE = "{zone} is no time zone; write an IANA name such as Europe/Berlin"
FORMATS = ("markdown", "ics")
ZONE = "CERTGUIDE_TIMEZONE"


@click.command(epilog=PLAN_EXAMPLES)
@click.argument("target")
@click.option(
    "--hours",
    type=click.IntRange(LEAST_HOURS, MOST_HOURS),
    default=EVERYDAY,
    metavar="N",
    help="Hours a week; 7 unless told.",
)
@click.option(
    "--exam", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of the exam, when it is fixed."
)
@click.option(
    "--experience",
    type=click.Choice([one.value for one in Experience]),
    default=Experience.NEW.value,
    help="How much you know of the matter.",
)
@click.option("--holds", multiple=True, metavar="ID", help="A level or certification that you hold; repeat for more.")
@click.option("--timezone", metavar="ZONE", help="Time zone (IANA); else CERTGUIDE_TIMEZONE, else UTC.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], help="Markdown, or a calendar.")
@knowledge_option
def plan(
    target: str,
    hours: int,
    exam: datetime | None,
    experience: str,
    holds: tuple[str, ...],
    timezone: str | None,
    form: str,
    knowledge: str | None,
) -> None:
    """Plan a level or certification step by step, with dates and sources.

    TARGET is its id, its name or an alias.
    """
    known, zone = loaded(knowledge), _zone(timezone)
    aim = Aim(_id_of(target, known), held=holds, experience=Experience(experience), hours=hours, zone=zone)
    if exam:
        aim = replace(aim, exam=exam.date())
    now = time.time()
    made = Planner(known).make(aim, day_in(zone, now))
    if isinstance(made, Refused):
        _leave(f"{target}: {made.why}", NOT_PLANNED)
    else:
        click.echo(shown(made, known, form, now), nl=False)


def shown(made: Plan, known: Knowledge, form: str, at: float) -> str:
    """Return a plan in one of the formats."""
    return calendar(made, (), known, at) if form == "ics" else markdown(made, (), known)


def _zone(given: str | None) -> str:
    zone = given or variables().get(ZONE, "").strip() or "UTC"
    if not is_zone(zone):
        _leave(NO_ZONE.format(zone=zone), CANNOT)
    return zone


def _id_of(target: str, known: Knowledge) -> str:
    found = Browsing(lambda: known).found(target)
    return found.about.id if isinstance(found, Card) else target


def _leave(why: str, code: int) -> None:
    click.echo(f"certguide: {why}", err=True)
    sys.exit(code)
