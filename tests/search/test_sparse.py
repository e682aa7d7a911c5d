"""BM25: scores are shares of what could be reached."""

import math
from collections import defaultdict
from collections.abc import Mapping

import numpy as np
import pytest
from bot.search.sparse import SparseIndex, cells_of, cells_of_parts
from hypothesis import given
from hypothesis import strategies as st

TERMS = st.sampled_from("price exam milk shot cup taste".split())
BAGS = st.dictionaries(TERMS, st.floats(0.25, 9), max_size=6)
BASE: tuple[Mapping[str, float], ...] = ({"price": 2, "exam": 1}, {"milk": 1, "exam": 1}, {"milk": 3})


@given(st.lists(BAGS, max_size=8), st.dictionaries(TERMS, st.floats(0.25, 3), max_size=6))
def test_a_score_is_finite_and_between_0_and_1(bags: list[Mapping[str, float]], asked: Mapping[str, float]) -> None:
    scores = SparseIndex(cells_of(bags)).score(asked)
    assert scores.shape == (len(bags),)
    assert np.isfinite(scores).all()
    assert ((scores >= 0) & (scores <= 1 + 1e-6)).all()


@given(BAGS.filter(bool))
def test_a_term_that_nobody_has_lowers_all_scores_by_the_same_share(asked: Mapping[str, float]) -> None:
    index = SparseIndex(cells_of(BASE))
    before, after = index.score(asked), index.score({**asked, "nobody": 1.0})
    shares = [float(b / a) for a, b in zip(before, after, strict=True) if a > 0]
    assert shares == pytest.approx([shares[0]] * len(shares), rel=1e-3) if shares else not before.any()
    assert all(share < 1 for share in shares)


@given(BAGS.filter(bool))
def test_the_order_of_entries_does_not_change_what_each_scores(asked: Mapping[str, float]) -> None:
    forth, back = SparseIndex(cells_of(BASE)).score(asked), SparseIndex(cells_of(BASE[::-1])).score(asked)
    assert forth == pytest.approx(back[::-1])


@given(BAGS.filter(bool), st.floats(0.5, 4))
def test_asking_louder_changes_nothing(asked: Mapping[str, float], factor: float) -> None:
    index = SparseIndex(cells_of(BASE))
    assert index.score({term: weight * factor for term, weight in asked.items()}) == pytest.approx(
        index.score(asked), abs=1e-5
    )


@given(st.lists(BAGS, max_size=8), BAGS)
def test_parts_of_terms_are_as_often_in_an_entry_as_the_terms(
    bags: list[Mapping[str, float]], asked: Mapping[str, float]
) -> None:
    split, spelt = cells_of_parts(cells_of(bags), tuple), cells_of([_letters(bag) for bag in bags])
    assert SparseIndex(split).score(_letters(asked)) == pytest.approx(SparseIndex(spelt).score(_letters(asked)))


def _letters(bag: Mapping[str, float]) -> dict[str, float]:
    letters: defaultdict[str, float] = defaultdict(float)
    for term, weight in bag.items():
        for letter in term:
            letters[letter] += weight
    return letters


def test_a_rare_term_tells_more_than_a_frequent_one_and_an_unseen_one_most() -> None:
    index = SparseIndex(cells_of(BASE))
    assert index.idf("milk") < index.idf("price") < index.idf("nobody")
    assert "milk" in index
    assert "nobody" not in index


def test_an_entry_that_has_a_term_more_often_scores_more_and_less_than_proportionally() -> None:
    once, thrice = SparseIndex(cells_of([{"milk": 1, "cup": 3}, {"milk": 3, "cup": 1}, {"exam": 4}])).score(
        {"milk": 1}
    )[:2]
    assert once < thrice < 3 * once


def test_of_two_entries_with_a_term_the_shorter_scores_more() -> None:
    long, short = SparseIndex(cells_of([{"milk": 1, "cup": 9}, {"milk": 1}])).score({"milk": 1})
    assert short > long


@pytest.mark.parametrize("bags", [[], [{}], [{}, {}]])
def test_without_any_terms_every_score_is_nought(bags: list[Mapping[str, float]]) -> None:
    index = SparseIndex(cells_of(bags))
    assert not index.score({"milk": 1}).any()
    assert not index.score({}).any()
    assert math.isfinite(index.idf("milk"))
