"""What goes to the experts and comes back fits Slack's limits, pings nobody, and forges nothing, whatever people type."""

import json

import pytest
from bot.domain.experts import ExpertQuestion
from bot.domain.knowledge import Knowledge
from bot.domain.people import Asker
from bot.playground.limits.messages import message_faults, too_much_text
from bot.playground.limits.views import view_faults
from bot.slack import experts
from bot.slack.experts import LONGEST_ANSWER, LONGEST_QUESTION, Where
from bot.slack.message import Message
from bot.slack.modal import told_modal, waiting_modal
from bot.slack.rendering import shown
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.slack.test_text import BROADCAST, HOSTILE

IN_CHANNEL, DIRECT, ALONE = Where("C1", "1.1", "1.2"), Where("D1", "1.1", "1.2"), Where()
WHERE = st.sampled_from([IN_CHANNEL, DIRECT, ALONE])
QUESTIONS = HOSTILE.map(lambda text: (text * 50)[:LONGEST_QUESTION])
ANSWERS = HOSTILE.map(lambda text: (text * 50)[:LONGEST_ANSWER])
ADDRESS = "https://team.slack.com/archives/C1/p11?thread_ts=1.1&cid=C1"
MENTION = "<@"


def assert_sound(message: Message) -> None:
    """Check that Slack takes a message, and that nobody is called by it."""
    assert list(message_faults(list(message.blocks))) == []
    assert not too_much_text(list(message.blocks))
    assert message.text
    for text in (message.text, *(text["text"] for text in mrkdwn_in(list(message.blocks)))):
        assert not BROADCAST.search(text)
        assert MENTION not in text


def mrkdwn_in(part: object) -> list[dict[str, str]]:
    if isinstance(part, list):
        return [found for item in part for found in mrkdwn_in(item)]
    if not isinstance(part, dict):
        return []
    own = [part] if part.get("type") in ("mrkdwn", "markdown") else []
    return own + [found for value in part.values() for found in mrkdwn_in(value)]


@settings(max_examples=60)
@given(HOSTILE, QUESTIONS, ANSWERS, WHERE, st.sampled_from(["", ADDRESS]))
def test_messages_hold_whatever_people_type(name: str, text: str, answer: str, where: Where, address: str) -> None:
    assert_sound(experts.question_message(7, name, text, where, address))
    assert_sound(experts.answered_message(text, name))
    assert_sound(shown(experts.answer_told(text, answer, name), Knowledge("v1")))


@settings(max_examples=60)
@given(QUESTIONS, ANSWERS, WHERE)
def test_modals_hold_whatever_people_type(text: str, answer: str, where: Where) -> None:
    asked = experts.asking_modal("ask", "r" * 32, where, text, 90)
    answering = experts.answering_modal("answer", "[1]", ExpertQuestion(Asker("T1", "U1"), text, "r1"))
    for view in (asked, answering, waiting_modal(experts.ASK_TITLE), told_modal(experts.ASK_TITLE, text, answer)):
        assert list(view_faults(view)) == []
    assert experts.asked_of(asked["private_metadata"]) == ("r" * 32, where)


@pytest.mark.parametrize(
    ("where", "link", "answer"),
    [(IN_CHANNEL, True, "into the thread"), (DIRECT, False, "to you here"), (ALONE, False, "in a direct message")],
    ids=["channel", "direct message", "alone"],
)
def test_the_asker_is_told_what_others_will_see_and_where_the_answer_comes(
    where: Where, link: bool, answer: str
) -> None:
    said = experts.asking_modal("ask", "r1", where, "", 30)["blocks"][0]["text"]["text"]
    assert "with your name" in said
    assert ("link to where you asked" in said) == link
    assert answer in said
    assert "at most 30 days" in said


def test_a_modal_carries_no_words_and_no_names() -> None:
    view = experts.asking_modal("ask", "r1", IN_CHANNEL, "who can steer?", 90)
    assert json.loads(view["private_metadata"]) == ["r1", "C1", "1.1", "1.2"]


def test_somebody_without_a_name_is_a_colleague() -> None:
    assert "A colleague asks" in experts.question_message(1, "", "who?", ALONE, "").text
