"""Texts that are nearly the same are found without comparing each with each."""

import random
from pathlib import Path

import pytest
from bot.content.near import alike_pairs, groups, misspelt_pairs

from tests.content.folders import messages, write

WORDS = [f"{first}{second}{third}" for first in "bdfgk" for second in "aeiou" for third in "lmnrs"]


def entries(*texts: str, key: str = "question") -> str:
    """Return entries that differ in a field; the others tell them apart."""
    lines = ["entries:"]
    for number, text in enumerate(texts):
        fields = {
            "id": f"e{number}",
            "question": f"{WORDS[number]} {WORDS[-number - 1]}?",
            "answer": WORDS[number],
            key: "'" + text.replace("'", "''") + "'",
        }
        lines.append("- {" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}")
    return "\n".join(lines)


def test_equal_keys_are_grouped_and_none_is_no_key() -> None:
    assert list(groups(["a", "b", None, "a", None, "c", "a"])) == [(0, 3, 6)]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("price architect exam", "price architcet exam", True),
        ("price architect exam", "price architec exam", True),
        ("price architect exam", "price architectt exam", True),
        ("price architect exam", "price architects exams", False),
        ("price focp exam", "price focf exam", False),
        ("price level12345", "price level12346", False),
        ("architect", "architcet", True),
        ("price architect", "exam architect", False),
    ],
)
def test_texts_are_misspelt_when_one_letter_of_one_long_word_differs(one: str, other: str, near: bool) -> None:
    pairs = set(misspelt_pairs([tuple(one.split()), tuple(other.split())]))

    assert pairs == ({(0, 1)} if near else set())


def test_alike_sets_are_the_same_as_when_each_is_compared_with_each() -> None:
    rng = random.Random(13)
    texts = [frozenset(rng.sample(WORDS, rng.randint(8, 30))) for _ in range(150)]
    texts += [text - {next(iter(text))} for text in texts]
    every = {
        (one, other)
        for other, words in enumerate(texts)
        for one in range(other)
        if len(texts[one] & words) / len(texts[one] | words) >= 0.9
    }

    assert set(alike_pairs(texts, 0.9)) == every
    assert len(every) > 50


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("how much does focp cost", "How much does the FOCP cost?", True),
        ("can you tell how much focp costs please", "tell how much focp costs", True),
        ("what does the architect exam check", "what does the architcet exam check", True),
        ("what's the price of the exam", "what is the price for exams", True),
        ("how much is focp", "how much is focf", False),
        ("when is the exam", "where is the exam", False),
        ("from basic to high", "from high to basic", False),
        ("is it hard", "is this it", False),
        ("do i need to code", "do i not need to code", False),
    ],
)
def test_asks_of_two_entries_are_near_when_little_words_or_a_misspelling_tell_them_apart(
    one: str, other: str, near: bool, tmp_path: Path
) -> None:
    assert bool(messages(write(tmp_path, faq_a=entries(one, other)), "near-ask")) is near


def test_words_that_several_entries_have_are_not_taken_for_misspelt(tmp_path: Path) -> None:
    known = entries("what is the former exam", "what is the formet exam", "who is former", "which formet is it")

    assert messages(write(tmp_path, faq_a=known), "near-ask") == []


def test_near_asks_of_one_entry_are_welcome(tmp_path: Path) -> None:
    entry = (
        "entries: [{id: a, question: how much is focp?, answer: b, asks: [how much is the focp, how much for focp]}]"
    )

    assert messages(write(tmp_path, faq_a=entry), "near-ask") == []


LONG = "No. The page says nothing of that, so ask the publisher before you rely on it"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ((LONG, LONG), ["the entry e0 in faq/a.yaml:2 has the same answer (e1)"]),
        ((LONG, LONG.upper() + "!"), ["the entry e0 in faq/a.yaml:2 has the same answer (e1)"]),
        (
            ("See it.", "See it.", "See it.", "See it."),
            ["the entry e0 in faq/a.yaml:2 has the same answer, and 2 more have it (e1)"],
        ),
        ((LONG, LONG + " now"), ["the entry e0 in faq/a.yaml:2 has nearly the same answer (e1)"]),
        ((LONG + " 300", LONG + " 499"), []),
        ((LONG, "Yes. It costs three hundred dollars, as the page of the publisher says it does"), []),
        (("It costs 300 dollars.", "The exam costs 300 dollars, with one retake."), []),
        (
            ("The exam costs 300 dollars.", "Exams cost $300 dollars"),
            ["the entry e0 in faq/a.yaml:2 has nearly the same answer (e1)"],
        ),
        (("It costs much.", "It costs more."), []),
    ],
)
def test_answers_of_two_entries_are_told_when_they_are_nearly_the_same(
    answers: tuple[str, ...], said: list[str], tmp_path: Path
) -> None:
    assert messages(write(tmp_path, faq_a=entries(*answers, key="answer")), "near-duplicate") == said


def test_nearly_the_same_answer_about_two_things_is_no_duplicate(tmp_path: Path) -> None:
    text = "entries:\n- {id: a, question: one?, answer: '%s', about: [x]}\n- {id: b, question: two?, answer: '%s now', about: [y]}\n"

    assert messages(write(tmp_path, faq_a=text % (LONG, LONG)), "near-duplicate") == []
