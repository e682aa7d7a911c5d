"""A plan is made of what the knowledge holds, with dates, sources and entries for every step."""

from datetime import date, timedelta

import pytest
from bot.domain.plan import Act, Aim, Experience, Refused, Why
from bot.service.planning.planner import Planner

from tests.knowledges import SCHOOL, coffee_knowledge
from tests.service.planning.plans import FOUNDATION, GUILD, PROFESSIONAL, TODAY, level, planned, step


def days_of(act: Act, **aim: object) -> list[int]:
    plan = planned(**aim)  # type: ignore[arg-type]
    return [(one.due - TODAY).days for one in plan.steps if one.act is act]


def test_a_plan_holds_every_kind_of_step_that_the_knowledge_has_for_it() -> None:
    told = [(one.act, (one.due - TODAY).days, one.text) for one in planned().steps]
    assert told == [
        (Act.TEAM, 2, "Ask Ana for the budget. [The form](https://example.org/f)"),
        (Act.PREPARATION, 7, "Learn the words (what the source says for 7 days)"),
        (Act.PROJECT, 20, "Practise: Write a menu."),
        (Act.PREPARATION, 30, "Pull ten shots a day (what the source says for 30 days)"),
        (Act.PROJECT, 40, "Practise: Taste six cups."),
        (Act.MISTAKES, 54, "Look out for the mistakes that people make: Chasing crema; Grinding too early."),
        (Act.PREPARATION, 60, "Run a bar for a day (what the source says for 60 days)"),
        (
            Act.EXAM,
            60,
            "Take the exam of Certified Barista Professional, Foundation. No source says how to buy it; ask your lead.",
        ),
        (Act.TEAM_AFTER, 63, "Tell the others."),
        (Act.NEXT, 67, "See what can come next: Take Professional."),
    ]


def test_a_certification_without_levels_is_planned_with_its_offers_at_their_stated_prices() -> None:
    plan = planned(target=GUILD)
    assert step(plan, "training-1").text == (
        "Decide whether to train for it: Self-paced course ($240); Live course ($1,480); Private course (no price stated)."
    )
    assert step(plan, "exam-1").text == "Take the exam of Barista Certified Professional: Exam only ($120)."
    assert (plan.pace.stated, plan.pace.days) == (0, 30)


def test_a_certification_with_levels_begins_at_its_first() -> None:
    assert planned(target=SCHOOL).aim.target == FOUNDATION


def test_what_is_required_comes_first_unless_it_is_held() -> None:
    needs = step(planned(target=PROFESSIONAL), "needs-1")
    assert "Certified Barista Professional, Foundation; A year behind a bar." in needs.text
    assert needs.due == TODAY
    assert "Foundation" not in step(planned(target=PROFESSIONAL, held=(FOUNDATION,)), "needs-1").text


def test_what_is_next_on_the_path_is_named_after_the_exam() -> None:
    plan = planned(path=(FOUNDATION, PROFESSIONAL))
    assert step(plan, "next-1").text.startswith("Go on with Certified Barista Professional, Professional")


def test_every_step_of_the_catalog_cites_its_source_and_links_the_entries_about_it() -> None:
    known = level()
    ids = {entry.id for entry in known.entries}
    for one in planned(known).steps:
        assert one.sources or one.act in (Act.TEAM, Act.TEAM_AFTER)
        assert {*one.entries} <= ids
    assert step(planned(known), "preparation-1").entries == (f"{FOUNDATION}/preparation",)


@pytest.mark.parametrize(
    ("hours", "days"), [(7, [7, 30, 60]), (14, [3, 15, 30]), (3, [16, 70, 140]), (40, [1, 5, 11]), (1, [49, 210, 420])]
)
def test_the_days_of_a_source_are_scaled_to_the_hours_a_week(hours: int, days: list[int]) -> None:
    assert days_of(Act.PREPARATION, hours=hours) == days
    pace = planned(hours=hours).pace
    assert (pace.stated, pace.days, pace.hours, pace.short) == (60, days[-1], hours, False)
    assert pace.sources == ("guide#levels", "guide#milk")


@pytest.mark.parametrize(("experience", "stages"), [(Experience.NEW, 3), (Experience.SOME, 2), (Experience.MUCH, 1)])
def test_who_knows_more_prepares_for_less_long(experience: Experience, stages: int) -> None:
    assert len(days_of(Act.PREPARATION, experience=experience)) == stages


@pytest.mark.parametrize(("left", "days", "short"), [(90, [10, 45, 90], False), (45, [10, 45], False), (3, [3], True)])
def test_until_an_exam_that_is_booked_what_fits_is_prepared(left: int, days: list[int], short: bool) -> None:
    exam = TODAY + timedelta(days=left)
    assert days_of(Act.PREPARATION, exam=exam) == days
    plan = planned(exam=exam)
    assert (plan.exam, plan.pace.given, plan.pace.short) == (exam, True, short)


@pytest.mark.parametrize(
    ("target", "exam", "why"),
    [
        ("tea", None, Why.UNKNOWN),
        (FOUNDATION, TODAY, Why.PAST),
        (FOUNDATION, date(2026, 11, 20), Why.PAST),
        (FOUNDATION, date(2029, 1, 1), Why.FAR),
    ],
)
def test_what_cannot_be_planned_is_refused(target: str, exam: date | None, why: Why) -> None:
    assert Planner(coffee_knowledge()).make(Aim(target, exam=exam), TODAY) == Refused(why)
