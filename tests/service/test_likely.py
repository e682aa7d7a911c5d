"""Whom a description fits: nobody, when the words only ask for a side of a certification."""

from dataclasses import replace

import pytest
from bot.search.engine import Engine
from bot.search.ranking import Ranking
from bot.service.likely import PERSONAL, Likely, Likeness

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


def test_a_knowledge_that_tells_of_nobody_describes_nobody() -> None:
    knowledge = coffee_knowledge()
    entries = tuple(entry for entry in knowledge.entries if entry.facet not in PERSONAL)
    engine = Engine(replace(knowledge, roles=(), entries=entries))
    assert Likeness(engine).of(engine.reader.read("something for the owner of a coffee shop")) == Likely((), ())


def test_an_entry_on_the_learning_path_that_bears_the_name_of_a_role_speaks_of_it() -> None:
    best = ENGINE.ranker.rank(ENGINE.reader.read("where does the owner path lead?")).best
    on_path = tuple(item for item in best if "owner-path" in item.about and "cafe-owner" not in item.about)
    others = tuple(item for item in best if not {"owner-path", "cafe-owner"} & {*item.about})
    assert LIKENESS.agrees(Ranking(on_path, None, 1.0), "cafe-owner")
    assert others
    assert not LIKENESS.agrees(Ranking(others, None, 1.0), "cafe-owner")
