"""The best entries are told apart by the words, word pairs and letter groups in which they differ."""

import numpy as np
import pytest
from bot.search.contrast import IN_FAQ, MOST, Contrast
from bot.search.text import stems_of

TEXTS = (
    ("how long is the written exam", "length of the written exam", "how many minutes has the exam"),
    ("how much is the written exam", "price of the written exam"),
    ("who may sit the practical test", "rules for the practical test"),
)
CONTRAST = Contrast([[stems_of(text) for text in several] for several in TEXTS])


def weighed(text: str, places: tuple[int, ...] = (0, 1, 2), without: tuple[int, int] | None = None) -> dict[int, float]:
    shares = CONTRAST.weigh(stems_of(text), places, without)
    return dict(zip(places, map(float, shares), strict=True))


@pytest.mark.parametrize(
    ("text", "place"),
    [("length of the exam", 0), ("price of the exam", 1), ("how much", 1), ("how long", 0), ("the practical one", 2)],
)
def test_the_words_in_which_entries_differ_decide(text: str, place: int) -> None:
    shares = weighed(text)
    assert max(shares, key=shares.__getitem__) == place


def test_probabilities_of_the_entries_add_up_to_1() -> None:
    for places in ((0, 1, 2), (2, 0), (1,)):
        assert sum(weighed("price of the exam", places).values()) == pytest.approx(1)


def test_one_entry_alone_is_told_apart_from_none() -> None:
    assert weighed("zanzibar elephants", (2,)) == {2: 1}


def test_the_order_in_which_entries_are_given_is_of_no_account() -> None:
    assert weighed("how long", (2, 1, 0)) == pytest.approx(weighed("how long", (0, 1, 2)))


def test_a_text_left_out_is_as_if_it_were_not_there() -> None:
    assert weighed("price of the written exam", (1, 2), (1, 1))[1] < weighed("price of the written exam", (1, 2))[1]
    assert weighed("how long", (1, 2), (0, 0)) == weighed("how long", (1, 2))


def test_words_that_no_entry_has_leave_it_open() -> None:
    assert weighed("zanzibar elephants") == pytest.approx(dict.fromkeys(range(3), 1 / 3))


@pytest.mark.parametrize(("text", "place"), [("hwo lengt", 0), ("prise", 1), ("practicl", 2)])
def test_in_a_plain_list_of_questions_letter_groups_tell_misspelt_words_too(text: str, place: int) -> None:
    assert weighed(text) == pytest.approx(dict.fromkeys(range(3), 1 / 3))
    shares = Contrast([[stems_of(text) for text in several] for several in TEXTS], IN_FAQ).weigh(
        stems_of(text), range(3)
    )
    assert int(np.argmax(shares)) == place
    assert shares.sum() == pytest.approx(1)


@pytest.mark.parametrize("texts", [0, 1, MOST - 1, MOST, MOST + 1])
def test_any_number_of_texts_can_be_compared(texts: int) -> None:
    contrast = Contrast([[("price", str(number)) for number in range(texts)], [("length",)]])
    shares = contrast.weigh(("price", "7"), (0, 1))
    assert np.isfinite(shares).all()
    assert (shares[0] > shares[1]) == (texts > 0)
