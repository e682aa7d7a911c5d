"""What is offered to somebody whose question is not understood for sure."""

from dataclasses import replace

import pytest
from bot.domain.reason import Reason
from bot.search.asking_back import AskingBack
from bot.search.policy import SEMANTIC
from bot.search.ranking import Ranker

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge
from tests.search.asking import reader

KNOWLEDGE = coffee_knowledge()
RANKER = Ranker(KNOWLEDGE.entries, reader(), KNOWLEDGE.synonyms)
ASKING_BACK = AskingBack(KNOWLEDGE, reader(), RANKER, SEMANTIC)


@pytest.mark.parametrize(
    ("text", "coverage", "confidence", "offered"),
    [
        ("is the milk hot", 0.1, 0.25, False),
        ("is the milk hot", 0.9, 0.25, True),
        ("is the milk hot", 0.1, 0.35, True),
        ("is the milk hot at bacp", 0.1, 0.25, True),
        ("is the milk hot at bacp", 0.5, 0.1, False),
    ],
)
def test_little_is_offered_to_a_question_that_names_nothing_and_shares_few_words(
    text: str, coverage: float, confidence: float, offered: bool
) -> None:
    question = reader().read(text)
    ranking = replace(RANKER.rank(question), coverage=coverage)
    assert (len(ASKING_BACK.nearest(question, ranking, confidence)) > 1) is offered


@pytest.mark.parametrize("text", ["barista certification", "what is the barista certification?"])
def test_an_ambiguous_name_alone_is_asked_back_for_by_what_each_of_its_meanings_is(text: str) -> None:
    assert _offered(text) == [f"{SCHOOL}/what-is", f"{GUILD}/what-is"]


def test_an_ambiguous_name_with_a_side_is_asked_back_for_by_that_side() -> None:
    offered = _offered("does the barista certification have to be renewed")
    assert f"{GUILD}/renewal" in offered
    assert f"{GUILD}/what-is" not in offered


def _offered(text: str) -> list[str]:
    question = reader().read(text)
    back = ASKING_BACK.about(question, RANKER.rank(question), 0.5)
    assert back
    assert back.reason is Reason.OPEN_NAME
    return [option.entry.id for option in back.options]
