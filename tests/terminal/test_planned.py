"""A plan leaves the program as Markdown and as a calendar that other programs read."""

from datetime import date, timedelta

from bot.domain import planned as wording
from bot.domain.plan import Held, Renewal
from bot.service.planning import acting
from bot.terminal.calendar import calendar
from bot.terminal.planned import markdown
from icalendar import Calendar

from tests.service.planning.plans import GUILD, TODAY, kept, level, planned

KNOWN = level()
HELD = Held(GUILD, "Guild", TODAY, Renewal(date(2028, 11, 21), date(2029, 11, 21), "Every two to three years."))


def test_a_plan_as_markdown_tells_every_step_with_its_sources_and_what_became_of_it() -> None:
    plan = kept(acting.skip(kept(acting.tick(planned(), "project-1", TODAY)), "project-2", "no cups", TODAY))
    text = markdown(plan, (HELD,), KNOWN)
    assert text.startswith(
        "# Certified Barista Professional, Foundation\n\nExam planned for 2027-01-20. The source plans 60 days, and so does "
        "this plan, at 7 hours a week."
    )
    assert "- [ ] 2026-11-28: Learn the words (what the source says for 7 days)\n  Source: Barista guide" in text
    assert "- [x] 2026-11-21: Practise: Write a menu." in text
    assert "- [-] 2026-11-21: Practise: Taste six cups. (skipped: no cups)" in text
    assert "Guild since 2026-11-21. To be renewed between 2028-11-21 and 2029-11-21; the source gives a range." in text
    assert "## From your team\n\n- Welcome." in text


def test_without_a_plan_only_what_is_held_is_told() -> None:
    assert markdown(None, (HELD,), KNOWN).startswith("## Held")


def test_a_plan_as_a_calendar_has_a_day_for_each_open_step_and_each_renewal() -> None:
    plan = kept(acting.tick(planned(), "project-1", TODAY))
    read = Calendar.from_ical(calendar(plan, (HELD,), KNOWN, 1_795_000_000.0))
    assert isinstance(read, Calendar)
    events = {event.uid: event for event in read.events}
    assert len(events) == len(plan.open) + 1
    exam = events["exam-1.school-foundation@certguide"]
    assert (exam.start, exam.end) == (plan.exam, plan.exam + timedelta(days=1))
    assert "Source: " in str(events["preparation-1.school-foundation@certguide"].description)
    renewal = events[f"renew.{GUILD}@certguide"]
    assert (renewal.start, renewal.end) == (date(2028, 11, 21), date(2029, 11, 22))


def test_it_is_said_how_the_days_come_about() -> None:
    exam = TODAY + timedelta(days=20)
    assert "60 days. At 3 hours a week that makes 140 days. The source states days" in wording.pace(
        planned(hours=3).pace
    )
    assert "which is our assumption" not in wording.pace(planned().pace)
    assert "there are 20 until your exam" in wording.pace(planned(exam=exam).pace)
    assert "fewer than the 49" in wording.pace(planned(exam=exam, hours=1).pace)
    assert "the 30 days of this plan are ours" in wording.pace(planned(target=GUILD).pace)
    assert "spread over the 20 days" in wording.pace(planned(target=GUILD, exam=exam).pace)


def test_it_is_said_where_a_plan_stands() -> None:
    until = TODAY + timedelta(days=3)
    assert wording.standing(kept(acting.pause(planned(), TODAY))) == "Paused since 2026-11-21"
    assert wording.standing(kept(acting.pause(planned(), TODAY, until))).endswith("goes on on 2026-11-24")
    assert wording.standing(kept(acting.passed(planned(), TODAY, TODAY))) == "Passed on 2026-11-21"
    assert wording.renewal(Renewal(TODAY, TODAY, "")) == "To be renewed by 2026-11-21."
