"""Misspelt words are mended to words of the knowledge; correct ones are left alone."""

from collections import Counter

import pytest
from bot.encoder.opening import english_words
from bot.search.mending import SHORT_FOR, Vocabulary
from bot.search.reading import Reader
from bot.search.slips import SHORTEST
from hypothesis import given
from hypothesis import strategies as st

from tests.knowledges import coffee_knowledge

KNOWN = Counter({"renewal": 5, "espresso": 3, "certification": 9, "price": 2, "machine": 4, "exam": 8})
VOCABULARY = Vocabulary(KNOWN, ("price", "prince", "rental", "expresses"))


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ppl", "people"), ("yrs", "years"), ("infra", "infrastructure"), ("lvl", "level"), ("sth", "something")],
)
def test_a_word_shortened_as_in_chat_is_written_out_unless_the_knowledge_has_it(typed: str, meant: str) -> None:
    assert VOCABULARY.mend(typed) == meant
    assert Vocabulary({typed: 1}).mend(typed) == typed


@pytest.mark.parametrize(
    ("typed", "meant"), [("cerxtifcation", "certification"), ("barsitqa", "barista"), ("foudnatin", "foundation")]
)
def test_a_long_word_with_two_slips_is_mended_though_the_knowledge_has_it_seldom(typed: str, meant: str) -> None:
    assert Reader(coffee_knowledge(), english_words()).read(f"bacp {typed}").mended == ((typed, meant),)


@pytest.mark.parametrize("word", ["shouldnt", "wasnt", "havent", "theyre", "youve", "wheres"])
def test_a_contraction_without_its_apostrophe_is_a_word(word: str) -> None:
    assert Reader(coffee_knowledge(), english_words()).read(f"bacp {word} renewed").mended == ()


def test_what_stands_beside_a_word_makes_no_unlikely_one_of_it() -> None:
    counts, rows = {"renewal": 10**6, "renewable": 1, "is": 9}, [("renewable", "is")] * 2
    assert Vocabulary(counts, (), lambda: rows).mend("renewabl", "", "is") == "renewal"


def test_an_abbreviation_in_the_plural_is_no_slip_of_a_shorter_word() -> None:
    assert Vocabulary({"vs": 9, "is": 9}).mend("vms") == "vms"


@pytest.mark.parametrize("word", ["thanos", "flink", "sdm", "xkl"])
def test_a_rare_word_is_not_mended_to_one_that_turns_the_reading_nor_a_clipped_one_to_any(word: str) -> None:
    question = Reader(coffee_knowledge(), english_words()).read(f"does bacp need {word}")
    assert question.mended == ()
    assert question.facets == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("pirce", "price"), ("orice", "price"), ("csot", "cost"), ("teh", "the"), ("wht", "what"), ("skils", "skills")],
)
def test_a_likely_slip_from_a_word_that_turns_the_reading_is_mended(typed: str, meant: str) -> None:
    assert Reader(coffee_knowledge(), english_words()).read(f"bacp {typed}").mended == ((typed, meant),)


@pytest.mark.parametrize("word", ["renewal", "rental", "expresses", "prince"])
def test_a_word_that_is_spelt_right_is_left_alone(word: str) -> None:
    assert VOCABULARY.mend(word) == word


@pytest.mark.parametrize("word", ["ex", "30days", "prices2", "zzzzzz", "", "machinist"])
def test_short_words_figures_and_far_words_are_left_alone(word: str) -> None:
    assert VOCABULARY.mend(word) == word


def test_a_word_nearer_to_another_of_the_language_is_not_bent_towards_the_knowledge() -> None:
    assert Vocabulary({"espresso": 9}).mend("expresson") == "espresso"
    assert Vocabulary({"espresso": 9}, ("the", "expression")).mend("expresson") == "expression"


@pytest.mark.parametrize(
    ("counts", "language", "meant"),
    [
        ({"tasting": 1, "testing": 9}, (), "testing"),
        ({}, ("testing", "tasting"), "testing"),
        ({}, ("tasting", "testing"), "tasting"),
        ({"tasting": 1}, ("testing", "tasting"), "tasting"),
    ],
)
def test_of_two_near_words_the_more_frequent_is_taken(
    counts: dict[str, int], language: tuple[str, ...], meant: str
) -> None:
    assert Vocabulary(counts, language).mend("txsting") == meant


@pytest.mark.parametrize(("typed", "meant"), [("tset", "test"), ("tesst", "test"), ("tist", "test")])
def test_a_swap_is_likelier_than_another_slip_and_that_is_likelier_than_another_first_letter(
    typed: str, meant: str
) -> None:
    assert Vocabulary({"test": 5, "set": 9, "tess": 1, "list": 9}).mend(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("book a meening", "book a meeting"), ("meening of it", "meaning of it"), ("a long meening", "a long meeting")],
)
def test_of_two_near_words_the_one_that_the_knowledge_has_beside_the_same_words_is_taken(
    typed: str, meant: str
) -> None:
    texts = [text.split() for text in ("the meaning of it", "meaning of words", "book a meeting")]
    counts = Counter({"meaning": 4, "meeting": 5, **dict.fromkeys("a the of it book words long".split(), 3)})
    assert Vocabulary(counts, (), lambda: texts).mend_all(typed.split()) == tuple(meant.split())


@pytest.mark.parametrize("word", ["renewals", "certifications", "pricing", "machines"])
def test_a_word_with_another_ending_than_one_of_ours_is_no_slip(word: str) -> None:
    assert VOCABULARY.mend(word) == word


def test_a_slip_from_a_rare_word_is_less_likely_than_a_word_that_we_do_not_know() -> None:
    language = tuple(f"{one}{other}{last}" for one in "bdgkmp" for other in "aeiou" for last in "nrst") * 60
    assert Vocabulary({}, (*language, "zyx")).mend("zyxo") == "zyxo"


@pytest.mark.parametrize(
    ("typed", "strange"),
    [
        ("espresso machine", 0),
        ("esspresso machine", 0),
        ("qwortel zimber", 1),
        ("qwortel machine", 0.5),
        ("30 days", 0.5),
    ],
)
def test_strange_is_what_nobody_knows_and_what_is_no_slip_from_the_knowledge(typed: str, strange: float) -> None:
    split = typed.split()
    assert VOCABULARY.strange(split, [VOCABULARY.mend(word) for word in split]) == strange


def test_without_a_language_no_word_is_strange() -> None:
    assert Vocabulary(KNOWN).strange(["qwortel"], ["qwortel"]) == 0


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=SHORTEST - 1))
def test_no_word_shorter_than_the_shortest_is_changed(word: str) -> None:
    assert VOCABULARY.mend(word) == word


@given(st.text(alphabet="acefhiment", max_size=14))
def test_mending_leads_to_the_word_itself_or_to_a_word_that_is_known(word: str) -> None:
    mended = VOCABULARY.mend(word)
    assert mended == word or mended in VOCABULARY.known or mended == SHORT_FOR.get(word)


@given(st.text(alphabet="acefhiment", max_size=14))
def test_mending_twice_is_mending_once(word: str) -> None:
    assert VOCABULARY.mend(VOCABULARY.mend(word)) == VOCABULARY.mend(word)


@pytest.mark.parametrize("word", KNOWN)
def test_no_slip_of_a_letter_is_overlooked(word: str) -> None:
    ends = [(word[:place], word[place:]) for place in range(len(word))]
    changed = {f"{head}ñ{tail[1:]}" for head, tail in ends}
    longer = {f"{head}ñ{tail}" for head, tail in ends}
    shorter = {f"{head}{tail[1:]}" for head, tail in ends}
    swapped = {f"{head}{tail[1::-1]}{tail[2:]}" for head, tail in ends}
    assert {Vocabulary(KNOWN).mend(slip) for slip in changed | longer | shorter | swapped} == {word}


def test_a_question_tells_which_words_were_mended() -> None:
    question = Reader(coffee_knowledge(), english_words()).read("is there a blind tastng in the exam")
    assert question.mended == (("tastng", "tasting"),)
    assert question.text == "is there a blind tasting in the exam"


def test_what_is_not_mended_stands_in_the_question_as_it_was_typed() -> None:
    text = "Is there a BLIND Tastng in the Exam (İstanbul)?"
    assert Reader(coffee_knowledge(), english_words()).read(text).text == text.replace("Tastng", "tasting")


@pytest.mark.parametrize("text", ["is the glass broken", "my contract was extended", "who cooks the noodles"])
def test_plain_english_about_something_else_is_not_bent_towards_the_knowledge(text: str) -> None:
    assert Reader(coffee_knowledge(), english_words()).read(text).mended == ()


@pytest.mark.parametrize(
    ("typed", "meant"), [("bapc", "bacp"), ("baccp", "bacp"), ("bacd", "bacd"), ("bpacp", "bpacp"), ("bcp", "bcp")]
)
def test_an_abbreviation_with_another_letter_is_another_one(typed: str, meant: str) -> None:
    assert Vocabulary({"bacp": 9, "price": 5}, english_words()).mend(typed) == meant


def test_a_prepared_vocabulary_has_read_the_texts_and_mends_alike() -> None:
    texts = [text.split() for text in ("the meaning of it", "meaning of words", "book a meeting")]
    read: list[str] = []

    def asked() -> list[list[str]]:
        read.append("all")
        return texts

    counts = Counter(word for text in texts for word in text)
    vocabulary, late = Vocabulary(counts, (), asked), Vocabulary(counts, (), lambda: texts)
    assert read == []
    vocabulary.prepare()
    assert read == ["all"]
    assert vocabulary.mend_all(("the", "meanig", "of")) == late.mend_all(("the", "meanig", "of"))
    assert read == ["all"]
