"""What people see of what is kept of them is true, fits Slack, and says how to change it without buttons."""

from datetime import date

import pytest
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.people import Preferences
from bot.domain.sources import Source
from bot.playground.limits.messages import message_faults
from bot.playground.limits.views import view_faults
from bot.slack.about import about_message
from bot.slack.message import Message
from bot.slack.remarking import remark_modal, thanks
from bot.slack.settings import forgotten_message, settings_message

SHOWN = [settings_message(Preferences(keeps), recent, 90) for keeps in (True, False) for recent in (0, 1, 10)] + [
    forgotten_message(90),
    thanks(90),
    about_message(Knowledge("v1"), 90),
]


@pytest.mark.parametrize("shown", SHOWN)
def test_slack_takes_it(shown: Message) -> None:
    assert list(message_faults(list(shown.blocks))) == []


@pytest.mark.parametrize(
    ("keeps", "said"), [(True, "settings keep off turns that off"), (False, "settings keep on lets the editors")]
)
def test_settings_say_how_to_change_them_by_typing(keeps: bool, said: str) -> None:
    text = settings_message(Preferences(keeps), 0, 90).text
    assert said in text
    assert "/cert me forget" in text


@pytest.mark.parametrize(("recent", "said"), [(0, "no answers"), (1, "the last answer"), (10, "the last 10 answers")])
def test_settings_say_how_many_answers_are_remembered(recent: int, said: str) -> None:
    assert said in settings_message(Preferences(), recent, 90).text


def test_who_is_forgotten_hears_that_their_wish_is_forgotten_too() -> None:
    assert "keep off" in forgotten_message(90).text


@pytest.mark.parametrize(
    ("source", "entry", "said"),
    [
        (None, None, "v1."),
        (date(2026, 1, 2), None, "v1, last checked against a source on 2026-01-02."),
        (date(2026, 1, 2), date(2026, 3, 4), "v1, last checked against a source on 2026-03-04."),
        (date(2026, 5, 6), date(2026, 3, 4), "v1, last checked against a source on 2026-05-06."),
    ],
)
def test_about_says_when_somebody_last_checked(source: date | None, entry: date | None, said: str) -> None:
    entries = (Entry("price", "How much?", "1.", reviewed=entry),)
    knowledge = Knowledge("v1", entries, (Source("guide", "Guide", checked=source),))
    assert f"knowledge: {said}" in about_message(knowledge, 90).text


def test_slack_takes_the_modal_for_the_editors() -> None:
    assert list(view_faults(remark_modal("remark", 90))) == []
