"""What is asked after a recommendation is asked of what was recommended."""

import pytest
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Gap, Turn
from bot.service.answering import context_after
from bot.service.live import LiveAnswering

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge

ANSWERING = LiveAnswering(coffee_knowledge())
WHICH = "which certification would you recommend to a café owner?"


def turned(*thread: str) -> Turn:
    return ANSWERING.ask(thread[-1], context_after(ANSWERING, thread[:-1]))


def reason(turn: Turn) -> Reason | None:
    return turn.grounds.reason if turn.grounds else None


def test_each_recommended_certification_is_told_under_its_name() -> None:
    turn = turned(WHICH, "does it have to be renewed?")
    assert isinstance(turn.reply, Answer)
    assert reason(turn) is Reason.RECOMMENDED
    assert [entry.id for entry in turn.reply.entries] == [f"{GUILD}/renewal"]
    assert "**Barista Certified Professional (BACP): renewal**" in turn.reply.text
    assert "**Certified Barista Professional**\nI don't know that" in turn.reply.text


@pytest.mark.parametrize(
    "text", ["how much does it cost?", "what does that cost", "how do i prepare?", "and the exam?"]
)
def test_no_side_of_it_gets_the_recommendation_again(text: str) -> None:
    assert "cafe-owner/role" not in [entry.id for entry in getattr(turned(WHICH, text).reply, "entries", ())]


def test_the_recommended_level_is_meant() -> None:
    reply = turned(WHICH, "how do i prepare?").reply
    assert isinstance(reply, Answer)
    assert "school-foundation/preparation" in [entry.id for entry in reply.entries]


def test_what_the_sources_do_not_give_for_any_of_them_is_a_gap() -> None:
    reply = turned(WHICH, "what is the passing score?").reply
    assert isinstance(reply, Gap)
    assert reply.entry


def test_one_side_after_the_other_can_be_asked() -> None:
    turn = turned(WHICH, "does it have to be renewed?", "how do i prepare?")
    assert reason(turn) is Reason.RECOMMENDED


@pytest.mark.parametrize("text", ["how much is cbpro?", "and for a steam academy?", "and who is it for?"])
def test_what_names_something_itself_or_is_put_about_people_is_another_question(text: str) -> None:
    assert reason(turned(WHICH, text)) is not Reason.RECOMMENDED


def test_a_role_that_nothing_was_told_to_is_not_answered_for() -> None:
    assert reason(ANSWERING.ask("how much does it cost?", Context(("cafe-owner",)))) is not Reason.RECOMMENDED


def test_a_certification_in_the_thread_is_the_one_meant() -> None:
    assert reason(turned(WHICH, "what is cbpro?", "how do i prepare?")) is not Reason.RECOMMENDED
    assert SCHOOL in turned(WHICH, "what is cbpro?").context.subjects


def test_what_is_asked_after_a_comparison_is_told_of_each_side() -> None:
    turn = turned("compare bacp and cbpro", "what is it about?", "and the format?")
    assert reason(turn) is Reason.RECOMMENDED
    assert isinstance(turn.reply, Answer)
    assert {id_ for entry in turn.reply.entries for id_ in entry.about} >= {GUILD, SCHOOL}


def test_an_entry_about_all_of_them_need_not_be_told_of_each() -> None:
    turn = turned("compare bacp and cbpro", "can I take it with a milk allergy?")
    assert reason(turn) is not Reason.RECOMMENDED
    assert isinstance(turn.reply, Answer)
    assert turn.reply.entries[0].id == "milk-allergy"


def test_what_the_sources_give_goes_before_what_they_do_not() -> None:
    turn = turned("compare bacp and cbpro", "is it worth it, what is the value?")
    assert "guild-jury-pay" not in [entry.id for entry in getattr(turn.reply, "entries", ())]
