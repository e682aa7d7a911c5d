"""What is left of a message before it is read: words, without the trappings of chat."""

import pytest
from bot.search.text import LONGEST_QUESTION, clean, fold, respelt, stem, words
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("how   much\n is\tit", "how much is it"),
        ("<@U123ABC> how much is it", "how much is it"),
        ("@certguide how much is it", "how much is it"),
        ("how much is it :thinking_face: ?", "how much is it ?"),
        ("see <https://example.org/a|the page> please", "see the page please"),
        ("see https://example.org/a please", "see please"),
        ("w/o experience w/ coding, w/the rest", "without experience with coding, with the rest"),
        ("how much is it for ann.lee@example.org", "how much is it for"),
        ("how much is it for <mailto:ann@example.org|ann@example.org>", "how much is it for"),
        ("<!here> how much is it", "how much is it"),
        ("<!subteam^S1|@leads> how much is it", "how much is it"),
        ("is it in <#C123|pilots>", "is it in pilots"),
        ("> somebody else said this\nhow much is it", "how much is it"),
        ("&gt; somebody else said this\nhow much is it", "how much is it"),
        ("```\nprint(1)\n``` how much is it", "how much is it"),
        ("how much is `it` now", "how much is now"),
        ("ｈｏｗ ｍｕｃｈ", "how much"),
    ],
)
def test_chat_trappings_are_no_part_of_a_question(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize("typed", ["`focp`", "> quoted only", ":wave:", "<@U1>"])
def test_a_message_that_is_nothing_but_trappings_is_kept(typed: str) -> None:
    assert clean(typed) == typed


def test_what_follows_the_longest_question_is_not_read() -> None:
    assert clean("a" * LONGEST_QUESTION + " tail") == "a" * LONGEST_QUESTION


def test_half_a_character_is_dropped_so_that_the_rest_can_be_encoded() -> None:
    assert clean("how much \ud83d is it") == "how much is it"


def test_words_are_lower_case_without_apostrophes_and_hold_figures() -> None:
    assert words("What’s NEXT, isn't it 2nd-best? (30 days)") == (
        "whats",
        "next",
        "isnt",
        "it",
        "2nd",
        "best",
        "30",
        "days",
    )


@pytest.mark.parametrize(
    ("text", "split"),
    [("Café Ålesund", ("cafe", "alesund")), ("naïve e\u0301cole", ("naive", "ecole")), ("ガギ 한글", ("ガギ", "한글"))],
)
def test_words_have_no_accents_and_other_scripts_stay(text: str, split: tuple[str, ...]) -> None:
    assert words(text) == split


@pytest.mark.parametrize(
    ("one", "other"), [("Self-Paced", "selfpaced"), ("C.B.P.", "cbp"), ("Café Owner", "CAFE owner")]
)
def test_folding_makes_spellings_of_one_name_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("certifications", "certification"), ("renewing", "renewed"), ("prices", "price")]
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_respelling_changes_the_words_that_are_mended_and_nothing_else() -> None:
    assert respelt("Is it CHEEP, then?", {"cheep": "cheap"}) == "Is it cheap, then?"
    assert respelt("Is it CHEEP, then?", {}) == "Is it CHEEP, then?"


@given(st.text())
def test_respelling_by_words_that_are_not_there_changes_nothing(text: str) -> None:
    assert respelt(text, {"": "x", "a b": "y"}) == text


@given(st.text())
def test_cleaning_twice_changes_nothing_more_for_plain_words(text: str) -> None:
    plain = " ".join(words(text))
    assert clean(plain) == clean(clean(plain))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaned_text_can_be_written_as_utf_8(text: str) -> None:
    clean(text).encode("utf-8")
