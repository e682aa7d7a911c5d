"""What is kept is told: `/cert about` and `/cert me` name every table of the store that holds something of people."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bot.domain.newcomers import GapAtStep, Greeting, Newcomer
from bot.domain.people import Preferences
from bot.domain.plan import Held, Renewal, State
from bot.domain.plan_files import Form
from bot.domain.reminders import Rhythm
from bot.playground.controls import words
from bot.playground.limits.views import view_faults
from bot.slack.about import OF_NOBODY, OF_YOU, about_message
from bot.slack.mine import NOTHING, PARTS, Mine, mine_modal
from bot.store.tables import METADATA

from tests.knowledges import coffee_knowledge
from tests.service.planning.plans import GUILD, planned

KNOWLEDGE = coffee_knowledge()
PLAN = planned(today=date(2026, 1, 5), role="cafe-owner")
ENTRY = KNOWLEDGE.entries[0]
OF_PEOPLE = {table.name for table in METADATA.sorted_tables if {"person", "channel"} & {*table.c.keys()}}
ANA = Newcomer(
    zone="Europe/Berlin",
    rhythm=Rhythm(True, (2,), 10),
    plan=replace(
        PLAN,
        steps=(replace(PLAN.steps[0], state=State.SKIPPED, closed=date(2026, 1, 6), note="known"), *PLAN.steps[1:]),
    ),
    held=(Held(GUILD, "Guild card", date(2026, 1, 1), Renewal(date(2028, 1, 1), date(2029, 1, 1), "r")),),
    shares=True,
    greeting=Greeting.NEVER,
    gaps=(GapAtStep("ab", "k"), GapAtStep("ab", "k")),
)
ROWS: dict[str, list[dict[str, Any]]] = {
    "preferences": [{"keeps_gaps": False}],
    "newcomers": [{"at": 1_767_654_000.0}],
    "reminders": [{"at": 1_767_690_000.0, "body": {"steps": ["a", "b"], "renewals": []}}],
    "recent": [{"at": 1.0, "entries": [ENTRY.id, "gone"]}],
    "votes": [{"at": 1.0, "entry": ENTRY.id, "value": "unhelpful", "reason": "<!channel> old"}],
    "expert_questions": [{"at": 1.0, "text": "which roast?", "answered": False, "refused": ""}],
    "leads": [{}],
    "outbox": [{"at": 1.0, "entries": []}],
    "topics": [{"at": 1.0, "subjects": ["barista"], "entry": None}],
    "channels": [{"next_at": 1.0}],
}
SAID = (
    "are not kept",
    PLAN.title,
    "Skipped on 2026-01-06",
    "(your reason: known)",
    f"To do by {PLAN.steps[1].due}",
    "You hold Guild card since 2026-01-01. To be renewed between 2028-01-01 and 2029-01-01",
    "Reminders: Wednesday at 10:00",
    "Time zone: Europe/Berlin",
    "your leads see the plan",
    "without their words: 2",
    "asked me not to write",
    "2026-01-06 10:00: 2 steps",
    f"{ENTRY.question}; gone",
    "not helpful (you wrote: channel old)",
    "which roast? (waits for an answer)",
    "You are a lead",
    "a message of no entry",
    "barista",
)


def test_both_lists_name_each_table_that_holds_something_of_people() -> None:
    assert {table for tables in OF_YOU.values() for table in tables} == OF_PEOPLE
    assert {*PARTS} == OF_PEOPLE


def test_about_leaves_no_table_out() -> None:
    told = {table for texts in (OF_YOU, OF_NOBODY) for tables in texts.values() for table in tables}
    assert told == {table.name for table in METADATA.sorted_tables}
    said = about_message(KNOWLEDGE, 30).text
    assert [text for text in (*OF_YOU, *OF_NOBODY) if text[:15] not in said] == []


def test_everything_kept_is_in_the_modal() -> None:
    assert {*ROWS} == OF_PEOPLE
    view = mine_modal(Mine(ROWS, ANA, KNOWLEDGE), Preferences())
    assert not [*view_faults(view)]
    shown = words(view["blocks"])
    assert [said for said in SAID if said not in shown] == []
    assert "<!channel>" not in json.dumps(view)


def test_of_whom_nothing_is_kept_that_is_said() -> None:
    view = mine_modal(Mine({}, Newcomer(), KNOWLEDGE), Preferences())
    assert NOTHING in words(view["blocks"])
    assert not [*view_faults(view)]


@pytest.mark.parametrize("count", [1, 61, 5_000])
def test_the_modal_holds_what_slack_takes_and_says_what_is_left_out(count: int) -> None:
    row = {"at": 1.0, "entry": ENTRY.id, "value": "helpful", "reason": "x" * 1_000}
    view = mine_modal(
        Mine({**ROWS, "votes": [row] * count}, ANA, KNOWLEDGE, {Form.MARKDOWN: "https://x.org"}), Preferences()
    )
    assert not [*view_faults(view)]
    assert (f"and {count - 60} more" in words(view["blocks"])) == (count > 60)
