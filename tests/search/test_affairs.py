"""Talk about the writers' own affairs and their work is no question about a certification, whatever words it shares with one."""

from dataclasses import replace

import pytest
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Gap, Suggestions
from bot.search.affairs import Affairs
from bot.search.engine import Engine
from bot.search.reading import Reader

from tests.knowledges import coffee_knowledge
from tests.search.asking import replied

READER = Reader(coffee_knowledge())
ENGINE = Engine(coffee_knowledge())


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("who steams the oat milk in our bar today", True),
        ("what did they pour into my espresso last month", True),
        ("is our café owner in", True),
        ("is oat milk allowed in our exam", False),
        ("can we take bacp together", False),
        ("how long do we have for the machine", False),
        ("is oat milk allowed", False),
    ],
)
def test_own_affairs_are_told_from_certifications(text: str, own: bool) -> None:
    assert Affairs(coffee_knowledge()).are_own(READER.read(text)) is own


def test_where_people_ask_about_their_own_affairs_anyway_they_are_answered() -> None:
    knowledge = coffee_knowledge()
    entry = replace(
        knowledge.entries[0], id="bar", question="Who cleans our bar?", asks=("who wipes our bar today",), about=()
    )
    desk = replace(knowledge, entries=(entry,))
    assert not Affairs(desk).are_own(READER.read("who steams the oat milk in our bar today"))


def test_own_affairs_are_not_answered_however_near_they_are() -> None:
    assert isinstance(ENGINE.ask("is oat milk allowed").reply, Answer)
    assert isinstance(ENGINE.ask("is oat milk allowed in our kitchen today").reply, Gap)


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("how much does an espresso machine cost", True),
        ("how do i clean the grinder", True),
        ("how much does it cost", False),
        ("is the blind tasting hard to pass", False),
        ("who should take it", False),
        ("how much is bacp", False),
        ("how do roasters clean the grinder in the exam", False),
    ],
)
def test_talk_about_the_work_is_told_from_questions_about_certifications(text: str, work: bool) -> None:
    assert Affairs(coffee_knowledge()).are_of_the_work(READER.read(text)) is work


def test_in_a_plain_list_of_questions_nothing_is_talk_about_the_work() -> None:
    entries = tuple(replace(entry, about=()) for entry in coffee_knowledge().entries)
    plain = Affairs(replace(coffee_knowledge(), entries=entries))
    assert not plain.are_of_the_work(READER.read("how much does an espresso machine cost"))


def test_talk_about_the_work_takes_more_confidence_to_answer_than_a_question_about_a_certification() -> None:
    sure = replace(ENGINE.policy, answer_from=0.2)
    found = Engine(coffee_knowledge(), policy=sure).consider("how much does an espresso machine cost")
    assert sure.answer_from < found.confidence < sure.alone_from
    assert isinstance(found.reply, Suggestions)
    assert found.reason is Reason.OF_THE_WORK


@pytest.mark.parametrize(
    "text", ["who is the ceo of the Steam Academy?", "how many employees does the steam academy have"]
)
def test_the_affairs_of_a_company_are_not_answered_with_what_it_teaches(text: str) -> None:
    reply = replied(text)
    assert isinstance(reply, Gap)
    assert "Steam Academy" in reply.text


def test_what_a_company_teaches_is_told() -> None:
    assert isinstance(replied("what is the Steam Academy?"), Answer)
