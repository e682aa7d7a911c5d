"""A plan on Home as its owner reads it: what is due when, whom to ask, and nothing twice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from bot.domain.newcomers import Newcomer
from bot.domain.plan import Plan
from bot.domain.plan_files import Form
from bot.domain.team import Contact, TeamLink
from bot.playground.controls import controls, words
from bot.playground.limits.views import view_faults
from bot.service.planning import acting
from bot.slack.home import home_view
from bot.slack.listeners.showing import SHOWN
from bot.slack.message import Block
from bot.slack.planning.section import plan_blocks

from tests.service.planning.plans import TEAM, TODAY, kept, level, planned

KNOWN = level()
OURS = replace(
    TEAM,
    contacts=(Contact("the budget", "Ana & Bo"),),
    links=(TeamLink("The rota", "https://example.org/rota"),) * 40,
)


def read(blocks: Sequence[Block]) -> str:
    return words(home_view(KNOWN, (), None, blocks)["blocks"])


def shown(plan: Plan | None, today: date = TODAY) -> str:
    return read(plan_blocks(Newcomer(plan=plan), today, KNOWN))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "_due today_"),
        (1, "_by tomorrow_"),
        (2, "_by Monday, 2026-11-23_"),
        (7, "_by 2026-11-28_"),
        (-1, "_was due on"),
    ],
)
def test_the_day_of_a_step_is_said_as_one_says_it(days: int, said: str) -> None:
    plan = planned()
    first = replace(plan.steps[0], due=TODAY + timedelta(days=days))
    assert said in shown(replace(plan, steps=(first,)))


def test_an_entry_is_linked_once_however_many_steps_it_is_about() -> None:
    plan = planned()
    both = tuple(replace(one, due=TODAY, entries=(KNOWN.entries[0].id,)) for one in plan.steps[:2])
    assert shown(replace(plan, steps=both)).count(KNOWN.entries[0].question) == 1


def test_an_entry_that_is_linked_is_shown_when_it_is_pressed() -> None:
    step = replace(planned().steps[0], due=TODAY, entries=(KNOWN.entries[0].id,))
    blocks = plan_blocks(Newcomer(plan=replace(planned(), steps=(step,))), TODAY, KNOWN)
    placed = [{**block, "block_id": "b"} for block in blocks]
    [link] = (one.action for one in controls(placed) if one.action.get("value") == KNOWN.entries[0].id)
    assert SHOWN.fullmatch(link["action_id"])


def test_the_team_says_whom_to_ask_and_welcomes_who_has_no_plan() -> None:
    known = replace(KNOWN, onboarding=(OURS,))
    for plan in (planned(), None):
        blocks = plan_blocks(Newcomer(plan=plan), TODAY, known)
        assert not [*view_faults(home_view(known, (), None, blocks))]
        assert "Ask Ana &amp; Bo about the budget.\n<https://example.org/rota|The rota>" in read(blocks)
        assert ("Welcome." in read(blocks)) == (plan is None)


def test_who_passed_is_not_shown_what_they_did_not_need() -> None:
    told = shown(kept(acting.passed(planned(), TODAY, TODAY)))
    assert "skipped" not in told
    assert "*Done: 1*" in told
    assert "The source plans" not in told


def test_a_long_plan_says_where_all_of_it_is_and_fits_on_home() -> None:
    plan, week = planned(), TODAY + timedelta(days=3)
    steps = tuple(
        replace(plan.steps[0], key=f"{n}", due=week, text="x" * 900, sources=("guide#milk",)) for n in range(40)
    )
    files = dict.fromkeys(Form, "https://certs.example.org/plans/x")
    blocks = plan_blocks(Newcomer(plan=replace(plan, steps=steps)), TODAY, KNOWN, ("why",), files)
    view = home_view(KNOWN, (), None, blocks)
    assert not [*view_faults(view)]
    assert "and 22 more; `/cert me` shows all of them" in words(view["blocks"])
