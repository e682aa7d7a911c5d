"""Conversations about the last answer: where it comes from, whether it is sure, what more there is."""

import pytest
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Gap, Suggestions, Turn
from bot.service.answering import context_after
from bot.service.live import LiveAnswering

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge

ANSWERING = LiveAnswering(coffee_knowledge())
PRICE = "how much is the live course of bacp?"


def turned(*thread: str) -> Turn:
    return ANSWERING.ask(thread[-1], context_after(ANSWERING, thread[:-1]))


@pytest.mark.parametrize("text", ["source?", "are you sure?", "why?"])
def test_who_asks_for_the_grounds_of_an_answer_gets_its_sources(text: str) -> None:
    reply = turned(PRICE, text).reply
    assert "Coffee Guild: Guild page (Prices). It bears no date." in reply.text
    assert "$1,480" not in reply.text


def test_a_dated_source_is_named_with_its_date() -> None:
    assert "It is dated 2026-03-01." in turned("who is the master level of cbpro for?", "says who?").reply.text


def test_who_doubts_that_the_sources_are_silent_is_told_where_it_would_stand() -> None:
    reply = turned("what do bacp judges earn?", "really?").reply
    assert isinstance(reply, Gap)
    assert reply.text.startswith("None of my sources gives this")
    assert reply.entry


def test_who_wants_more_can_choose_among_other_sides_of_the_same_subject() -> None:
    reply = turned(PRICE, "tell me more").reply
    assert isinstance(reply, Suggestions)
    assert all({GUILD, "guild-live"} & {*option.entry.about} for option in reply.options)
    assert "guild-live/price" not in [option.entry.id for option in reply.options]


def test_who_means_the_other_one_can_choose_among_the_others_of_its_kind() -> None:
    reply = turned(PRICE, "no, the other one").reply
    assert isinstance(reply, Suggestions)
    assert [option.entry.id for option in reply.options[:2]] == ["guild-exam/price", "guild-self-paced/price"]


def test_the_other_one_of_two_is_told_under_its_question() -> None:
    reply = turned("what is bacp?", "and the other one?").reply
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == [f"{SCHOOL}/what-is"]
    assert reply.text.startswith(f"**{reply.entries[0].question}**")


@pytest.mark.parametrize("text", ["source?", "what else?", "are you sure?", "that's not what I asked"])
def test_the_thread_stays_with_what_was_answered(text: str) -> None:
    before, after = turned(PRICE), turned(PRICE, text)
    assert after.context == before.context
    assert after.grounds
    assert after.grounds.reason is Reason.REJOINDER


@pytest.mark.parametrize("text", ["really?", "why?", "tell me more"])
def test_a_rejoinder_to_nothing_is_no_question(text: str) -> None:
    reply = turned(text)
    assert isinstance(reply.reply, Gap)
    assert reply.reply.ranked
    assert reply.grounds
    assert reply.grounds.reason is Reason.EMPTY


def test_a_rejoinder_to_a_question_back_says_that_nothing_is_answered_yet() -> None:
    reply = ANSWERING.ask("are you sure?", Context((GUILD,), "price")).reply
    assert isinstance(reply, Gap)
    assert reply.text.startswith("I have not answered yet")


def test_what_is_said_of_a_quote_is_no_rejoinder() -> None:
    turn = turned("> bacp has to be renewed\nis that right?")
    assert turn.grounds
    assert turn.grounds.reason not in (Reason.REJOINDER, Reason.EMPTY)
