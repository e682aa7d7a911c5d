"""The confidence is fitted to the knowledge at hand, and stays as it is when there is too little to fit to."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from bot.domain.knowledge import Entry
from bot.domain.reply import Context
from bot.search import calibration
from bot.search.calibration import FEWEST, SAMPLES, Sample, calibrated, left_out
from bot.search.policy import LEXICAL, Signal, logistic, logit
from bot.search.question import Question
from bot.search.ranking import Ranker
from bot.search.reading import Reader
from hypothesis import given
from hypothesis import strategies as st

from tests.knowledges import coffee_knowledge
from tests.search.asking import reader

KNOWLEDGE = coffee_knowledge()
RANKER = Ranker(KNOWLEDGE.entries, reader(), KNOWLEDGE.synonyms)
ASKS = sum(len(entry.asks) for entry in KNOWLEDGE.entries if not entry.statements)


def samples(count: int, confidence: float, right: float) -> list[Sample]:
    return [Sample(confidence, place < right * count) for place in range(count)]


def picked(entries: Sequence[Entry]) -> set[str]:
    asks: set[str] = set()

    class Noting(Reader):
        def read(self, text: str, context: Context = Context()) -> Question:
            asks.add(text)
            return super().read(text, context)

    ranker = Ranker(entries, reader(), KNOWLEDGE.synonyms)
    assert list(left_out(entries, Noting(KNOWLEDGE), ranker, LEXICAL.raw))
    return asks


def test_asks_of_written_entries_are_left_out_and_some_with_their_entries() -> None:
    found = list(left_out(KNOWLEDGE.entries, reader(), RANKER, LEXICAL.raw))
    assert ASKS < len(found) < 2 * ASKS
    assert all(0 <= sample.confidence <= 1 for sample in found)


def test_an_entry_with_many_asks_counts_no_more_than_one_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    few = Entry("few", "How many cups?", "Six.", tuple(f"cups number {number}" for number in range(40)))
    many = Entry("many", "How many pots?", "Two.", tuple(f"pots number {number}" for number in range(400)))
    monkeypatch.setattr(calibration, "SAMPLES", 60)
    asks = picked((few, many))
    assert all(20 <= len(asks & {*entry.asks}) <= 40 for entry in (few, many))


def test_a_question_whose_entry_is_left_out_has_no_right_answer() -> None:
    (entry,) = (entry for entry in KNOWLEDGE.entries if entry.id == "school-tasting")
    alone = Ranker((entry, KNOWLEDGE.entries[1]), reader(), ())
    found = list(left_out((entry,), reader(), alone, LEXICAL.raw))
    assert found[0].right
    assert 0 < sum(not sample.right for sample in found) < len(found)


def test_the_asks_of_other_entries_stay_picked_when_an_entry_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "SAMPLES", ASKS // 3)
    *entries, last = KNOWLEDGE.entries
    before, after = picked((*entries, last)), picked(entries)
    assert 0 < len(before) < ASKS
    assert before - {*last.asks} <= after


def test_too_few_samples_change_nothing() -> None:
    assert calibrated(LEXICAL, samples(FEWEST - 1, 0.9, 0.0)) is LEXICAL


@pytest.mark.parametrize(("claimed", "right"), [(0.9, 0.5), (0.5, 0.9), (0.2, 0.8), (0.99, 0.7)])
def test_a_claim_is_drawn_towards_what_proved_right(claimed: float, right: float) -> None:
    policy = calibrated(LEXICAL, samples(SAMPLES, claimed, right))
    now = logistic(policy.slope * logit(claimed) + policy.shift)
    assert abs(now - right) < 0.5 * abs(claimed - right)


@given(st.lists(st.builds(Sample, st.floats(0, 1), st.booleans()), min_size=FEWEST, max_size=80))
def test_a_calibrated_confidence_is_a_probability_that_still_rises_with_the_raw_one(found: list[Sample]) -> None:
    policy = calibrated(LEXICAL, found)
    signals = dict.fromkeys(Signal, 0.0)
    confidences = [policy.confidence({**signals, Signal.WORDS: step / 10}) for step in range(11)]
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert all(one <= other for one, other in pairwise(confidences))
