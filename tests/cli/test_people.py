"""What is kept of a person, and what a team shares, leaves the store by the command line."""

import asyncio
import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bot.domain.newcomers import Newcomer
from bot.domain.people import Asker
from bot.domain.plan import Held, Renewal
from bot.store.address import database_url
from bot.store.migrating import migrate
from bot.store.opening import open_store
from icalendar import Calendar

from tests.cli.conftest import Run
from tests.service.planning.plans import GUILD, planned

ANA = Newcomer(
    plan=planned(today=date(2020, 1, 1), role="cafe-owner"),
    held=(Held(GUILD, "=Guild", date(2026, 1, 1), Renewal(date(2029, 1, 1), date(2029, 1, 1), "r")),),
    shares=True,
)
PEOPLE = {
    Asker("T1", "U1"): ANA,
    Asker("T2", "U1"): ANA,
    Asker("T1", "U2"): replace(ANA, shares=False),
    Asker("T1", "U3"): Newcomer(),
}


@pytest.fixture
def certguide(run: Run, tmp_path: Path) -> Run:
    """Return a function that runs a command over a store with people in it."""
    address = f"sqlite+aiosqlite:///{tmp_path / 'store.sqlite3'}"

    async def fill() -> None:
        await migrate(database_url(address))
        async with open_store(database_url(address)) as store:
            for asker, newcomer in PEOPLE.items():
                await store.newcomers.keep(asker, newcomer, 0, 1.0)

    asyncio.run(fill())
    return lambda *arguments, **more: run(*arguments, **{"CERTGUIDE_DATABASE_URL": address, **more})


def test_everything_kept_of_a_person_is_printed(certguide: Run) -> None:
    told = json.loads(certguide("me", "export", "U1", "--team", "T1").stdout)
    assert [row["body"]["plan"]["aim"]["role"] for row in told["newcomers"]] == ["cafe-owner"]
    nobody = certguide("me", "export", "U9")
    assert (nobody.exit_code, nobody.stdout) == (1, "{}\n")
    assert "nothing is kept of U9" in nobody.stderr


def test_the_plan_of_a_person_is_printed_in_the_formats_of_a_plan(certguide: Run) -> None:
    assert certguide("me", "export", "U2", "--format", "markdown").stdout.startswith("# Certified Barista Professional")
    assert Calendar.from_ical(certguide("me", "export", "U2", "--format", "ics").stdout).walk("VEVENT")


@pytest.mark.parametrize(
    ("user", "said"), [("U1", "kept in several workspaces (T1, T2)"), ("U3", "has no plan"), ("U9", "has no plan")]
)
def test_a_plan_that_cannot_be_printed_is_told(certguide: Run, user: str, said: str) -> None:
    failed = certguide("me", "export", user, "--format", "ics")
    assert failed.exit_code == 1
    assert said in failed.stderr


def test_a_team_is_printed_as_csv_with_those_who_share_and_without_formulas(certguide: Run) -> None:
    rows = list(csv.DictReader(certguide("team", "export", "--team", "T1").stdout.splitlines()))
    assert [row["person"] for row in rows] == ["U1"]
    assert (rows[0]["standing"], rows[0]["overdue"], rows[0]["of"]) == ("running", "10", "10")
    assert rows[0]["held"] == "'=Guild (since 2026-01-01, renew 2029-01-01..2029-01-01)"
    assert rows[0]["stuck"] == "10 steps are overdue"
    assert len(certguide("team", "export").stdout.splitlines()) == 3
