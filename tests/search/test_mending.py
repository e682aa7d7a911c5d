"""Misspelt words are mended to words of the knowledge; correct ones are left alone."""

from collections import Counter

import pytest
from bot.encoder.opening import english_words
from bot.search.mending import SHORTEST, Vocabulary
from bot.search.question import Reader
from hypothesis import given
from hypothesis import strategies as st

from tests.knowledges import coffee_knowledge

KNOWN = Counter({"renewal": 5, "espresso": 3, "certification": 9, "price": 2, "machine": 4, "exam": 8})
VOCABULARY = Vocabulary(KNOWN, frozenset({"rental", "expresses", "prince", "price"}))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("renewl", "renewal"),
        ("reneawl", "renewal"),
        ("esspresso", "espresso"),
        ("certifcaton", "certification"),
        ("certiifcation", "certification"),
        ("machnie", "machine"),
        ("pirce", "price"),
    ],
)
def test_a_word_a_letter_or_two_off_is_mended(typed: str, meant: str) -> None:
    assert VOCABULARY.mend(typed) == meant


@pytest.mark.parametrize("word", ["renewal", "rental", "expresses", "prince"])
def test_a_word_that_is_spelt_right_is_left_alone(word: str) -> None:
    assert VOCABULARY.mend(word) == word


@pytest.mark.parametrize("word", ["exma", "30days", "prices2", "zzzzzz", "", "machinist"])
def test_short_words_figures_and_far_words_are_left_alone(word: str) -> None:
    assert VOCABULARY.mend(word) == word


def test_a_word_nearer_to_correct_english_than_to_the_knowledge_is_left_alone() -> None:
    assert Vocabulary({"espresso": 9}).mend("expressso") == "espresso"
    assert Vocabulary({"espresso": 9}, frozenset({"expresso"})).mend("expressso") == "expressso"


def test_of_two_near_words_the_more_frequent_is_taken() -> None:
    assert Vocabulary({"tasting": 1, "testing": 9}).mend("txsting") == "testing"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=SHORTEST - 1))
def test_no_word_shorter_than_the_shortest_is_changed(word: str) -> None:
    assert VOCABULARY.mend(word) == word


@given(st.text(alphabet="acefhiment", max_size=14))
def test_mending_leads_to_the_word_itself_or_into_the_knowledge(word: str) -> None:
    mended = VOCABULARY.mend(word)
    assert mended == word or mended in KNOWN


@given(st.text(alphabet="acefhiment", max_size=14))
def test_mending_twice_is_mending_once(word: str) -> None:
    assert VOCABULARY.mend(VOCABULARY.mend(word)) == VOCABULARY.mend(word)


def test_a_question_tells_which_words_were_mended() -> None:
    question = Reader(coffee_knowledge(), english_words()).read("is there a blind tastng in the exam")
    assert question.mended == (("tastng", "tasting"),)


@pytest.mark.parametrize("text", ["is the glass broken", "my contract was extended", "who cooks the noodles"])
def test_plain_english_about_something_else_is_not_bent_towards_the_knowledge(text: str) -> None:
    assert Reader(coffee_knowledge(), english_words()).read(text).mended == ()
