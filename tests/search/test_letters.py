"""Few words are compared letter by letter, and none is overlooked that is near enough."""

from bot.search.letters import Letters
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

WORDS = st.text(alphabet="abcdeñ你", min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=30), WORDS, st.sampled_from((1, 2)))
def test_every_word_that_so_many_edits_make_is_near(several: list[str], word: str, edits: int) -> None:
    near = Letters(several).near(word, edits)
    assert [other for other in near if OSA.distance(word, other) <= edits] == [
        other for other in several if OSA.distance(word, other) <= edits
    ]


def test_words_of_other_letters_are_not_near() -> None:
    assert Letters(("price", "prize", "levels", "rice")).near("prce", 1) == ["price", "rice"]
