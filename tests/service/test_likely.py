"""Whom a description fits: nobody, when the words only ask for a side of a certification."""

import pytest
from bot.search.engine import Engine
from bot.service.likely import Likely, Likeness

from tests.knowledges import coffee_knowledge

ENGINE = Engine(coffee_knowledge())
LIKENESS = Likeness(ENGINE)


@pytest.mark.parametrize(
    "text", ["what is the price of the exam", "how long does the course take", "is the certificate hard to get"]
)
def test_a_side_asked_for_alone_describes_nobody(text: str) -> None:
    assert LIKENESS.of(ENGINE.reader.read(text)) == Likely((), ())


def test_a_person_told_of_with_a_side_is_described() -> None:
    likely = LIKENESS.of(ENGINE.reader.read("what is the price of an exam for the owner of a coffee shop"))
    assert likely.roles[0][1] == "cafe-owner"
