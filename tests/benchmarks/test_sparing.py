"""What words alone answer where they are surest is counted as theirs, and all else as found with the encoder."""

from dataclasses import replace

import pytest
from benchmarks.measuring import Decision, Ran, decided
from benchmarks.sets import QuestionSet
from benchmarks.sparing import SHARES, sparings
from benchmarks.ways.way import Found

from tests.benchmarks.coffee_shop import COFFEE

COPIES = 5
ASKED = replace(COFFEE, queries=COFFEE.queries * COPIES, outside=())
"""Twenty texts, of which each is five percent."""
RIGHT = [Found((min(query.gold),), 0.8, True) for query in ASKED.queries]
WHOLE = Ran(RIGHT, [5.0] * len(RIGHT))


def words(said: int, wrong: tuple[int, ...] = ()) -> Ran:
    """Return words alone that are the surer the earlier a text stands, and decline all but so many."""
    found = [
        Found(("none",) if place in wrong else found.ids, 1 - place / 100, place < said)
        for place, found in enumerate(RIGHT)
    ]
    return Ran(found, [1.0] * len(found))


def test_nothing_spared_is_what_the_encoder_finds() -> None:
    first = next(sparings(ASKED, WHOLE, words(20)))
    assert (first.share, first.decision, first.p50, first.p99) == (0, decided(RIGHT, ASKED), 5.0, 5.0)


def test_errors_of_words_alone_count_from_the_share_on_in_which_they_are() -> None:
    wrong = {one.share: one.decision.wrong for one in sparings(ASKED, WHOLE, words(20, wrong=(3, 9)))}
    assert [wrong[share] for share in (10, 20, 40, 50)] == pytest.approx([0, 5, 5, 10])


def test_the_median_falls_when_half_of_the_texts_are_spared() -> None:
    p50 = {one.share: one.p50 for one in sparings(ASKED, WHOLE, words(20))}
    assert (p50[40], p50[60]) == (5.0, 1.0)


def test_no_text_is_spared_that_words_alone_decline() -> None:
    assert [one.share for one in sparings(ASKED, WHOLE, words(7))] == [share for share in SHARES if share <= 35]


def test_a_text_outside_that_words_alone_answer_is_wrong() -> None:
    asked = QuestionSet("one", COFFEE.knowledge, COFFEE.queries[:1], ("the weather",) * 9)
    nothing, sure = Found((), 0.0, False), Found(("e0000",), 0.9, True)
    whole, alone = Ran([nothing] * 10, [2.0] * 10), Ran([nothing, sure, *[nothing] * 8], [1.0] * 10)
    *_, last = sparings(asked, whole, alone)
    assert last.decision == Decision(0.0, 100.0, 100 * 8 / 9)
