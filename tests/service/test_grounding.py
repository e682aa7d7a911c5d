"""With a reply is kept why it is what it is, without a word of the asker."""

from dataclasses import asdict

from bot.domain.grounds import Grounds, Thresholds
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context
from bot.service.live import LiveAnswering

from tests.knowledges import GUILD, coffee_knowledge

ANSWERING = LiveAnswering(coffee_knowledge())
QUESTION = "zebra: how much is the Barista Certified Professional exam?"


def test_what_was_understood_and_how_sure_we_are_is_kept() -> None:
    turn = ANSWERING.ask(QUESTION)
    grounds = turn.grounds
    assert grounds is not None
    assert GUILD in grounds.subjects
    assert grounds.facet == "price"
    assert grounds.best == tuple((match.entry.id, match.confidence) for match in turn.reply.ranked)
    policy = ANSWERING.policy
    assert grounds.thresholds == Thresholds(policy.answer_from, policy.pair_from, policy.suggest_from)
    assert "zebra" not in str(asdict(grounds))


def test_a_choice_says_that_it_was_picked() -> None:
    turn = ANSWERING.choose("milk-allergy")
    assert isinstance(turn.reply, Answer)
    assert turn.grounds == Grounds(Reason.CHOSEN, best=(("milk-allergy", 1.0),))


def test_an_answer_leads_on_to_other_questions() -> None:
    turn = ANSWERING.ask("what does the barista certified professional cost", Context())
    facets = [option.entry.facet for option in turn.related]
    assert "price" not in facets
    assert facets
    assert len(facets) == len(set(facets))
