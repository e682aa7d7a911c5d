"""Which certification suits a role: what every source recommends, told together."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Reply
from bot.encoder.opening import english_words
from bot.search.engine import Engine
from bot.service.adviser import Adviser
from bot.service.answering import context_after
from bot.service.live import LiveAnswering
from bot.service.recommending import Recommending

from tests.knowledges import GUILD, ROLE, coffee_knowledge, with_made_entries

STAFF = (("roastery-manager", "Roastery manager"), ("milk-engineer", "Milk engineer"))
ANSWERING = LiveAnswering(coffee_knowledge())


def asked(*thread: str) -> Reply:
    return ANSWERING.ask(thread[-1], context_after(ANSWERING, thread[:-1])).reply


@pytest.mark.parametrize(
    "text",
    [
        "which certification would you recommend to a café owner?",
        "we hired a coffee shop owner, any recommendation?",
        "best barista certification for a cafe owner",
        "I am a coffee shop owner. Which certification suits me?",
    ],
)
def test_a_role_is_answered_with_the_recommendations_of_all_sources(text: str) -> None:
    reply = asked(text)
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["cafe-owner/role"]
    assert "**Barista guide:** Start with Foundation." in reply.text
    assert "**Guild page:** Send one of your staff to the exam." in reply.text
    assert reply.sources == ("guide#roles", "page#rules")


@pytest.mark.parametrize("text", ["cafe owner here", "CAFE OWNER", "Café owner"])
def test_who_says_a_role_and_nothing_else_gets_what_is_recommended_with_or_without_accents(text: str) -> None:
    reply = asked(text)
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["cafe-owner/role"]


def test_talk_of_a_colleague_gets_no_recommendation() -> None:
    assert not isinstance(asked("our café owner is on leave today"), Answer)


@pytest.mark.parametrize(
    "text", ["our café owner is on leave today", "the cafe owner quit", "can the café owner join?"]
)
def test_talk_of_a_colleague_is_not_taken_for_asking_what_to_take(text: str) -> None:
    english = LiveAnswering(coffee_knowledge(), None, english_words())
    assert english.consider(text).reason is not Reason.ROLE
    assert english.consider("which one is for café owners?").reason is Reason.ROLE


@pytest.mark.parametrize(
    "text", ["what does a café owner take of cbpro and what comes along", "coffee shop owner, any paper for the wall?"]
)
def test_a_role_is_recommended_for_in_unusual_words_where_nothing_is_nearer(text: str) -> None:
    reply = asked(text)
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["cafe-owner/role"]


def test_what_fits_a_description_is_told_only_where_the_ranking_has_it_among_the_best() -> None:
    engine = Engine(coffee_knowledge())
    recommending = Recommending(engine, Adviser(engine, lambda: date(2026, 11, 21)))
    question = engine.reader.read("do I get days off from our café for an exam, and who do I ask?")
    ranking = engine.ranker.rank(question)
    others = tuple(item for item in ranking.best if "cafe-owner" not in item.entry.about)
    assert recommending(question, ranking) is not None
    assert recommending(question, replace(ranking, best=others)) is None


def test_what_merely_mentions_a_credential_is_told_nothing_of_those_it_is_for_where_that_is_unlikely() -> None:
    written, asks = coffee_knowledge(), ("latte judges at the exam", "is the exam for latte art judges")
    judges = Entry("judges", "Is it for latte judges?", "Yes, for judges.", asks, about=(GUILD,), facet="audience")
    engine = Engine(replace(written, entries=(*written.entries, judges)))
    recommending = Recommending(engine, Adviser(engine, lambda: date(2026, 11, 21)))
    question = engine.reader.read("latte judges and the exam")
    ranking = engine.ranker.rank(question)
    engine.policy = replace(engine.policy, answer_from=1.0)
    assert recommending(question, ranking) is not None
    engine.policy = replace(engine.policy, pair_from=1.0)
    assert recommending(question, ranking) is None


@pytest.mark.parametrize("text", ["can I expense the course", "is the exam on a Sunday"])
def test_nobody_is_taken_for_somebody_who_is_not_described(text: str) -> None:
    reply = asked(text)
    assert not (isinstance(reply, Answer) and reply.entries[0].id == "cafe-owner/role")


def test_a_role_with_a_certification_is_answered_with_what_concerns_it() -> None:
    reply = asked("which level of cbpro do you recommend to a café owner?")
    assert isinstance(reply, Answer)
    assert "Start with Foundation." in reply.text
    assert "Send one of your staff" not in reply.text
    assert reply.sources == ("guide#roles",)


def test_a_recommendation_is_for_the_role_of_the_thread() -> None:
    reply = asked("which certification would you recommend to a café owner?", "which level should i take?")
    assert isinstance(reply, Answer)
    assert reply.entries[0].id == "cafe-owner/role"


@pytest.mark.parametrize(
    "text", ["which certification for a coffee shop owner", "which level of cbpro do you recommend to a café owner?"]
)
def test_ranked_holds_each_entry_once_with_falling_confidences(text: str) -> None:
    ranked = asked(text).ranked
    ids = [match.entry.id for match in ranked]
    assert ids[0] == "cafe-owner/role"
    assert len(ids) == len(set(ids)) <= 5
    assert all(one.confidence > other.confidence for one, other in pairwise(ranked))
    assert all(0 <= match.confidence <= 1 for match in ranked)


def test_what_somebody_holds_is_taken_into_account() -> None:
    reply = asked("I already hold cbpro foundation and I am a café owner. Which certification do you recommend?")
    assert isinstance(reply, Answer)
    assert "Barista guide: Certified Barista Professional, Professional. (you hold Certified Barista" in reply.text


@pytest.mark.parametrize("text", ["and for managers?", "what about my colleague in milk"])
def test_a_follow_up_for_somebody_named_by_half_is_not_for_the_role_of_the_thread(text: str) -> None:
    roles = tuple(replace(ROLE, id=id_, name=name, aliases=()) for id_, name in STAFF)
    answering = LiveAnswering(with_made_entries(replace(coffee_knowledge(), entries=(), roles=(ROLE, *roles))))
    context = answering.ask("which certification would you recommend to a café owner?").context
    reply = answering.ask(text, context).reply
    assert isinstance(reply, Answer)
    assert reply.text.startswith("That sounds like the work of this role: ")
    assert reply.entries[0].id in ("roastery-manager/role", "milk-engineer/role")


@pytest.mark.parametrize("text", ["i passed cbpro foundation, what is next?", "foundation of cbpro is finished. next"])
def test_who_tells_what_they_hold_and_asks_on_gets_what_comes_next(text: str) -> None:
    reply = asked(text)
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["school-foundation/next"]


def test_limits_that_nothing_keeps_to_are_named() -> None:
    reply = asked("I am a café owner with a budget of $50. Which certification do you recommend?")
    assert isinstance(reply, Answer)
    assert "at the most 50 USD" in reply.text


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("which certification can i get for at most $130?", ["guild-exam/price"]),
        ("two hundred dollars is all i have", ["guild-exam/price"]),
        ("at most $1,500, no videos but a class with a trainer, in person", ["guild-live/price"]),
        ("my budget is 250 usd, which option should i take?", ["guild-self-paced/price", "guild-exam/price"]),
        ("i don't want to sit through videos, what can i get for $300", ["guild-exam/price"]),
        ("we want our own course for our company only, what should i book?", []),
    ],
)
def test_a_budget_is_answered_with_the_offers_within_it(text: str, offers: list[str]) -> None:
    reply = asked(text)
    told = [entry.id for entry in reply.entries if entry.id.endswith("/price")] if isinstance(reply, Answer) else []
    assert sorted(told) == sorted(offers)
