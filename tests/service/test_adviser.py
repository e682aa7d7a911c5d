"""From what somebody writes to advice, with a knowledge about something else than the shipped one."""

from datetime import date
from decimal import Decimal

import pytest
from bot.domain.advice import Advice, Unclear
from bot.domain.wish import Budget, Stage, Way
from bot.service.following import following
from bot.service.live import LiveAnswering
from bot.service.wishing import described_in
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs import NIMBUS, pack

ANSWERING = LiveAnswering(pack(NIMBUS), today=lambda: date(2026, 11, 20))
ADVISER = ANSWERING.consulting.adviser
SAID = (
    "operations engineer",
    "guard",
    "I hold",
    "NOP",
    "beekeeper",
    "at most 300 EUR",
    "six weeks",
    "uptime path",
    "not",
    ",",
)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("i am an operations engineer", ("operations-engineer",)),
        ("app developer and data wrangler", ("application-developer", "data-worker")),
        ("aplication developper here", ("application-developer",)),
    ],
)
def test_roles_are_found_by_name_alias_and_misspelt(text: str, roles: tuple[str, ...]) -> None:
    assert ADVISER.understood(text).roles == roles


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("I hold Nimbus Operator, what now?", ("nimbus-operator",)),
        ("already passed nimbus builder and NOP, which next", ("nimbus-builder", "nimbus-operator")),
        ("I have to take Nimbus Operator", ()),
        ("i don't have nimbus operator", ()),
    ],
)
def test_what_is_held_is_read_from_the_clause_that_says_so(text: str, held: tuple[str, ...]) -> None:
    assert sorted(ADVISER.understood(text).held) == sorted(held)


@pytest.mark.parametrize(
    ("text", "days"),
    [("six weeks left", 42), ("in 3 months", 90), ("10 days", 10), ("5 years of work", None), ("a week", 7)],
)
def test_time_is_read_in_days(text: str, days: int | None) -> None:
    assert ADVISER.understood(text).days == days


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("at most €300", Budget(Decimal(300), "EUR")),
        ("my budget is 1,500 usd", Budget(Decimal(1500), "USD")),
        ("up to 2k", Budget(Decimal(2000))),
        ("under 3 weeks", None),
        ("$1.2.3", None),
    ],
)
def test_a_budget_is_read_with_its_currency(text: str, budget: Budget | None) -> None:
    assert ADVISER.understood(text).budget == budget


def test_a_beginner_and_the_exam_alone_are_understood() -> None:
    wish = ADVISER.understood("total beginner, exam only please")
    assert (wish.stage, wish.way) == (Stage.ENTRY, Way.EXAM)


def test_a_goal_leads_to_the_learning_path_that_speaks_of_it() -> None:
    wish = ADVISER.understood("uptime path")
    assert wish.lines == ("uptime-path",)
    advice = ADVISER.advise(wish)
    assert isinstance(advice, Advice)
    assert [step.id for step in advice.programmes[0].routes[0].steps] == [
        "nimbus-operator-associate",
        "nimbus-reliability-professional",
        "nimbus-builder-associate",
        "nimbus-delivery-professional",
        "nimbus-principal-expert",
    ]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("baker, at most 300 EUR and six weeks", "baker, and"),
        ("exam only for a baker", "for a baker"),
        ("I hold NOP, but I bake bread", "I bake bread"),
        ("I hold NOP", "I hold NOP"),
    ],
)
def test_whom_a_text_describes_is_read_without_what_it_says_of_money_time_and_things_held(
    text: str, described: str
) -> None:
    assert " ".join(described_in(text).replace("but", "").split()) == described


def test_an_unknown_role_gets_the_nearest_ones_and_a_question() -> None:
    advice = ADVISER.advise(ADVISER.understood("beekeeper"), "beekeeper")
    assert isinstance(advice, Unclear)
    assert len(advice.roles) == 3


def test_the_same_text_gets_the_same_advice() -> None:
    text = "operations engineer with nimbus operator and 8 weeks"
    assert ADVISER.advise(ADVISER.understood(text)) == ADVISER.advise(ADVISER.understood(text))


def test_where_nothing_is_left_to_take_what_is_said_of_what_comes_next_is_told() -> None:
    advice = ANSWERING.consulting.recommend("I hold nimbus principal")
    assert isinstance(advice, Advice)
    assert not advice.has_steps
    outline = ANSWERING.consulting.outline(advice)
    assert outline.lead[-1] == "The sources name nothing further to take."


def test_what_comes_next_is_told_with_its_source() -> None:
    found = following(ANSWERING.knowledge, ADVISER.chooser.ladder, "nimbus-operator")
    (after,) = found.afters
    ((direction, step),) = after.directions
    assert (direction, step.to, step.sources) == ("same_track", ("nimbus-reliability",), ("handbook#nimbus-operator",))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SAID) | st.text(max_size=20), max_size=6).map(" ".join))
def test_whatever_somebody_writes_gets_advice_or_the_nearest_roles_and_a_question(text: str) -> None:
    advice = ANSWERING.consulting.recommend(text)
    assert advice == ANSWERING.consulting.recommend(text)
    assert advice.wish.open == isinstance(advice, Unclear)
    if isinstance(advice, Unclear):
        assert 0 < len(advice.roles) <= 3
