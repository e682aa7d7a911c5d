"""Every figure is what one gets by hand."""

import pytest
from benchmarks.figures import answered_at, auroc, curve, percentile, reciprocal_rank, share

SCORED = [(0.9, True), (0.8, True), (0.7, False), (0.6, True), (0.6, False), (0.1, True), (0.0, False), (0.0, False)]
"""Wrong shares at falling thresholds: 0/1, 0/2, 1/3, 2/5, 2/6, 4/8."""


@pytest.mark.parametrize(("percent", "value"), [(50, 3.0), (99, 3.0), (100, 4.0)])
def test_a_percentile_is_a_value_that_was_measured(percent: int, value: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], percent) == value


def test_a_share_is_in_percent_and_nothing_has_none() -> None:
    assert (share([True, False, False, True]), share([])) == (50.0, 0.0)


@pytest.mark.parametrize(("ranked", "value"), [(["a", "b"], 1.0), (["b", "c", "a"], 1 / 3), (["b"], 0.0), ([], 0.0)])
def test_a_reciprocal_rank_is_that_of_the_first_right_entry(ranked: list[str], value: float) -> None:
    assert reciprocal_rank(ranked, frozenset({"a"})) == value


@pytest.mark.parametrize(
    ("inside", "outside", "value"),
    [
        ([0.9, 0.8], [0.1], 100.0),
        ([0.1], [0.9], 0.0),
        ([0.5], [0.5], 50.0),
        ([0.9, 0.4, 0.2], [0.4, 0.3], 100 * 3.5 / 6),
        ([0.9], [], None),
    ],
)
def test_auroc_counts_pairs_and_equal_scores_half(
    inside: list[float], outside: list[float], value: float | None
) -> None:
    assert auroc(inside, outside) == value


@pytest.mark.parametrize(("wrong", "value"), [(0.0, 25.0), (0.05, 25.0), (0.34, 75.0), (0.4, 75.0), (0.5, 100.0)])
def test_as_much_is_answered_as_the_wrong_share_allows(wrong: float, value: float) -> None:
    assert answered_at(SCORED, wrong) == value


def test_equal_scores_are_answered_together_or_not_at_all() -> None:
    assert answered_at([(0.5, True), (0.5, False)], 0.1) == 0.0


def test_a_curve_holds_the_most_right_answers_for_each_share_of_wrong_ones() -> None:
    assert curve(SCORED) == ((0.0, 12.5), (0.0, 25.0), (33.33, 50.0))


def test_a_long_curve_is_thinned() -> None:
    scored = [(1000.0 - place, place % 3 > 0) for place in range(1000)]
    assert len(curve(scored)) < 250
