"""The figures of a way are those of what it finds."""

from dataclasses import replace

from benchmarks.measuring import MOST_TIMED, WARM_UP, Decision, Figures, Ran, measured, timed
from benchmarks.sets import QuestionSet
from benchmarks.ways.way import Found, Way

from tests.benchmarks.coffee_shop import COFFEE

FOUND = {
    "opening hours please": Found(("e0000", "e0001"), 0.9, True),
    "origin of your beans": Found(("e0002", "e0001"), 0.6, True),
    "is there oat milk": Found(("e0002",), 0.8, False),
    "what kinds of milk have you got": Found((), 0.0, False),
    "who won the match": Found(("e0001",), 0.7, True),
    "how tall is the eiffel tower": Found(("e0001",), 0.1, False),
}
NOTHING = Found((), 0.0, False)
ORACLE = Way(rank=lambda text: FOUND.get(text, NOTHING), find=len)


def figures_of(way: Way, asked: QuestionSet = COFFEE, times: tuple[float, ...] = (1.0,)) -> Figures:
    return measured("oracle", way, asked, Ran([way.rank(text) for text in asked.texts], times))


def test_figures_are_those_counted_by_hand() -> None:
    figures = figures_of(ORACLE, times=(1.0, 2.0, 9.0))
    assert (figures.way, figures.top1, figures.mrr) == ("oracle", 50.0, (1 + 1 / 2 + 1) / 4)
    assert figures.auroc == 100 * 5 / 8
    assert (figures.at10, figures.at5) == (100 * 2 / 6, 100 * 2 / 6)
    assert (figures.p50, figures.p99) == (2.0, 2.0)
    assert figures.decision == Decision(25.0, 100 * (1 - 1 / 3), 50.0)


def test_a_loss_is_the_top1_that_typing_errors_take() -> None:
    assert figures_of(ORACLE).losses == (50.0, 50.0)


def test_a_set_without_texts_outside_has_no_auroc_and_nothing_to_decline() -> None:
    figures = figures_of(ORACLE, replace(COFFEE, outside=()))
    assert figures.auroc is None
    assert figures.decision
    assert figures.decision.declined is None


def test_a_way_that_decides_nothing_has_no_decision() -> None:
    undecided = Way(rank=lambda _: Found(("e0000",), 1.0), find=len)
    assert figures_of(undecided).decision is None


def test_every_call_gets_every_text_once_after_a_warm_up() -> None:
    asked: list[str] = []
    times = timed({"first": asked.append, "second": asked.append}, ["one", "two"])
    assert asked == [*WARM_UP, *WARM_UP, "one", "one", "two", "two"]
    assert {name: len(taken) for name, taken in times.items()} == {"first": 2, "second": 2}


def test_no_more_texts_are_timed_than_tell() -> None:
    times = timed({"only": len}, ["text"] * (3 * MOST_TIMED))
    assert len(times["only"]) == MOST_TIMED
