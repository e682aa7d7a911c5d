"""Answering with the knowledge in use, which may be renewed at any moment."""

import gc
import weakref
from dataclasses import replace
from threading import Thread

from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reply import Answer, Gap
from bot.service.live import LiveAnswering

from tests.knowledges import GUILD, coffee_knowledge

KNOWLEDGE = coffee_knowledge()
QUESTION = "May I bring my own espresso machine to the Barista Certified Professional?"


def edited(version: str) -> Knowledge:
    """Return the knowledge with another answer to the question, which tells its version."""
    return replace(
        KNOWLEDGE,
        version=version,
        entries=tuple(
            replace(entry, answer=f"Edition {version}.") if entry.question == QUESTION else entry
            for entry in KNOWLEDGE.entries
        ),
    )


def test_answers_come_from_the_knowledge_in_use() -> None:
    answering = LiveAnswering(KNOWLEDGE)
    assert answering.knowledge is KNOWLEDGE
    renewed = edited("two")
    answering.renew(renewed)
    assert answering.knowledge is renewed
    assert answering.ask(QUESTION).reply.text == "Edition two."


def test_the_old_knowledge_is_let_go_without_a_search_for_garbage() -> None:
    answering = LiveAnswering(edited("one"))
    answering.ask("how much is bacp? and how long is it?")
    old = weakref.ref(answering.consulting.engine)
    gc.disable()
    try:
        answering.renew(edited("two"))
        assert old() is None
    finally:
        gc.enable()


def test_an_entry_that_was_taken_away_cannot_be_chosen_any_more() -> None:
    answering = LiveAnswering(KNOWLEDGE)
    assert isinstance(answering.choose("milk-allergy").reply, Answer)
    answering.renew(Knowledge("none", (Entry("other", "What?", "That."),)))
    assert isinstance(answering.choose("milk-allergy").reply, Gap)


def test_what_a_thread_was_about_is_kept_when_the_knowledge_is_renewed() -> None:
    answering = LiveAnswering(KNOWLEDGE)
    context = answering.ask("how much is bacp?").context
    answering.renew(edited("two"))
    assert answering.ask("does it expire?", context).reply.ranked[0].entry.id == f"{GUILD}/renewal"


def test_a_thread_about_what_was_taken_away_goes_on() -> None:
    answering = LiveAnswering(KNOWLEDGE)
    context = answering.ask("how much is bacp?").context
    answering.renew(Knowledge("none", (Entry("other", "What?", "That."),)))
    assert isinstance(answering.ask("does it expire?", context).reply, Gap)


def test_a_question_sees_the_old_knowledge_or_the_new_one() -> None:
    answering = LiveAnswering(edited("one"))
    editions = [edited(version) for version in ("two", "one") * 4]

    def renew() -> None:
        for edition in editions:
            answering.renew(edition)

    renewing = Thread(target=renew)
    renewing.start()
    seen = set()
    while renewing.is_alive():
        reply = answering.ask(QUESTION).reply
        assert isinstance(reply, Answer)
        assert reply.entries[0].answer == reply.text
        seen.add(reply.text)
    renewing.join()
    assert seen <= {"Edition one.", "Edition two."}


def test_what_is_considered_leads_to_the_same_reply() -> None:
    answering = LiveAnswering(KNOWLEDGE)
    for text in ("how much is bacp?", "thanks", "barista certification", "which certification for a café owner?"):
        assert answering.consider(text).reply == answering.ask(text).reply
