"""`/cert` answers the person who typed it, and nobody else sees it."""

import pytest
from bot.playground.controls import controls
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person

from tests.e2e.reading import read

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "/cert ask"),
        ("help", "/cert ask"),
        ("HELP", "/cert ask"),
        ("hlp", "/cert help"),
        ("ask", "/cert ask"),
        ("ask How much is the River Pilot exam?", "120 euros"),
        ("How much is the River Pilot exam?", "120 euros"),
        ("ask who won the cup in 1998?", "don't know"),
        ("ask Which pay grade does a Harbour Pilot get with us?", "pay grade seven"),
        ("frobnicate", "I do not know"),
        ("lsit", "Did you mean `/cert list`"),
        ("river pilot certificate", "A certification."),
        ("River Pilot", "steer a boat on a river"),
        ("thanks", "welcome"),
        ("help me, how much is the River Pilot exam?", "120 euros"),
        ("about the River Pilot exam: how much is it", "120 euros"),
        ("about us", "What I keep"),
        (":wave:", "/cert ask"),
        ("ask " + "почему " * 500, "English only"),
        ("ask " + "x" * 3990, "don't know"),
    ],
)
async def test_what_is_typed_is_answered_to_the_person_alone(
    slack: Slack, ana: Person, bo: Person, general: Channel, typed: str, said: str
) -> None:
    asked = await slack.command(ana, "/cert", typed, general)
    answer = await slack.answer(asked)
    assert asked.status == 200
    assert said in read(answer)
    assert answer.visible_to == ana.id
    assert slack.seen(bo, general) == ()
    assert slack.site.calls.remarks() == ()


async def test_choices_are_offered_and_answered_to_the_person_alone(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    asked = await slack.command(ana, "/cert", "ask how much is the pilot certificate", general)
    choices = await slack.answer(asked)
    assert [control.label for control in controls(choices.blocks)][2:] == ["None of these"]
    answer = await slack.answer(await slack.press(ana, choices, "River Pilot"))
    assert "120 euros" in read(answer)
    assert slack.seen(ana, general) == (answer,)
    assert slack.seen(bo, general) == ()


async def test_it_works_where_the_app_is_no_member(slack: Slack, ana: Person) -> None:
    private = slack.site.workspace.add_channel("private", ana.id)
    answer = await slack.answer(await slack.command(ana, "/cert", "ask How much is the River Pilot exam?", private))
    assert "120 euros" in read(answer)
