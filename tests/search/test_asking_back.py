"""What is offered to somebody whose question is not understood for sure."""

from dataclasses import replace

import pytest
from bot.search.asking_back import AskingBack
from bot.search.policy import SEMANTIC
from bot.search.ranking import Ranker

from tests.knowledges import coffee_knowledge
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
