"""What the nearest texts account for of a question, weighed against each other."""

import numpy as np
import pytest
from bot.search.encoder import Matrix
from bot.search.neighbours import IN_FAQ, NEAREST, SHARES, Neighbours


def unit(*rows: tuple[float, ...]) -> Matrix:
    matrix = np.array(rows, dtype=np.float32)
    return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), dtype=np.float32)


ROWS = unit((1, 0.1, 0), (1, 0.1, 0.05), (1, 0.1, -0.05), (0.1, 1, 0), (0, 0.1, 1))
OWNERS = np.array([0, 0, 0, 1, 2])
NEIGHBOURS = Neighbours(ROWS, OWNERS, 4)


def weighed(row: Matrix, without: tuple[int, ...] = ()) -> list[float]:
    return [float(score) for score in NEIGHBOURS.weigh(row, ROWS @ row, without)]


def test_the_entry_of_the_texts_around_a_question_accounts_for_most_of_it() -> None:
    for place, owner in enumerate(OWNERS):
        assert int(np.argmax(weighed(ROWS[place]))) == owner


def test_texts_that_say_the_same_share_their_say() -> None:
    first, second, *_ = weighed(unit((1, 1, 0))[0])
    assert second > first / 2


def test_scores_are_from_0_to_1_and_an_entry_without_texts_has_none() -> None:
    scores = weighed(ROWS[0])
    assert all(0 <= score <= 1 for score in scores)
    assert scores[3] == 0


def test_a_text_left_out_is_as_if_it_were_not_there() -> None:
    rows, owners = np.delete(ROWS, 3, axis=0), np.delete(OWNERS, 3)
    expected = Neighbours(rows, owners, 4).weigh(ROWS[3], rows @ ROWS[3])
    assert weighed(ROWS[3], (3,)) == pytest.approx(expected.tolist(), abs=1e-5)
    assert expected[1] == 0


@pytest.mark.parametrize("texts", [0, 1, 2, NEAREST - 1, NEAREST, NEAREST + 1, 3 * NEAREST])
def test_any_number_of_texts_can_be_weighed_and_left_out(texts: int) -> None:
    angles = np.linspace(0, 1, texts)
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    neighbours = Neighbours(rows, np.arange(texts), texts)
    row = unit((1, 0.2))[0]
    for without in ((), tuple(range(min(texts, 1))), tuple(range(texts))):
        scores = neighbours.weigh(row, rows @ row, without)
        assert scores.shape == (texts,)
        assert not scores[list(without)].any()


@pytest.mark.parametrize("texts", [NEAREST + 1, SHARES * NEAREST - 1, SHARES * NEAREST, 10 * SHARES * NEAREST + 7])
@pytest.mark.parametrize("levels", [1, 3, 10_000])
def test_of_many_texts_only_the_nearest_have_a_say_however_they_lie(texts: int, levels: int) -> None:
    row = np.array([1.0], dtype=np.float32)
    steps = np.random.default_rng(texts).permutation(texts) // -(-texts // levels)
    cosines = (steps / levels).astype(np.float32)
    say = Neighbours(np.ones((texts, 1), dtype=np.float32), np.arange(texts), texts).weigh(row, cosines)
    assert np.count_nonzero(say) == NEAREST
    assert cosines[say > 0].min() >= np.sort(cosines)[-NEAREST]


def test_the_same_question_has_the_same_scores() -> None:
    assert weighed(ROWS[1]) == weighed(ROWS[1])


def test_in_a_plain_list_of_questions_what_is_far_accounts_for_less() -> None:
    row = unit((1, 1, 1))[0]
    in_faq = Neighbours(ROWS, OWNERS, 4, IN_FAQ).weigh(row, ROWS @ row)
    assert max(in_faq.tolist()) < max(weighed(row))
