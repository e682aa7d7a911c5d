"""A plan is made on the command line from a name, for hours, a day and a time zone."""

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run


def test_a_plan_is_printed_as_markdown(run: Run) -> None:
    printed = run("plan", "school-foundation", "--hours", "14")
    assert printed.exit_code == 0
    assert printed.stdout.startswith("# Certified Barista Professional, Foundation\n\nExam planned for ")
    assert "At 14 hours a week that makes 15 days." in printed.stdout


def test_a_certification_goes_by_its_names(run: Run) -> None:
    assert "# Barista Certified Professional" in run("plan", "bacp", "--timezone", "Asia/Tokyo").stdout


def test_a_plan_is_printed_as_a_calendar(run: Run) -> None:
    read = Calendar.from_ical(run("plan", "bacp", "--format", "ics", "--holds", "school-foundation").stdout)
    assert isinstance(read, Calendar)
    assert "Take the exam" in " ".join(event.summary or "" for event in read.events)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("tea",), 1, "The knowledge base does not know this certification or level."),
        (("bacp", "--exam", "2020-01-01"), 1, "This day is not ahead of us"),
        (("bacp", "--timezone", "Nowhere"), 2, "Nowhere is no time zone"),
        (("bacp", "--hours", "0"), 2, "1<=x<=40"),
        (("bacp", "--exam", "soon"), 2, "'soon' does not match the format"),
    ],
)
def test_what_cannot_be_planned_is_told(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    failed = run("plan", *arguments)
    assert failed.exit_code == code
    assert said in failed.stderr


def test_the_time_zone_may_come_from_the_settings(run: Run) -> None:
    assert run("plan", "bacp", CERTGUIDE_TIMEZONE="Nowhere").exit_code == 2
