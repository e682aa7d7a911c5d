"""Typing errors are few, random and the same on every run."""

import pytest
from benchmarks.typing_errors import misspelt
from rapidfuzz.distance import OSA

TEXTS = ("how much is the exam", "what comes after the foundation level", "prerequisites?")


@pytest.mark.parametrize("edits", [1, 2])
def test_a_text_is_at_most_so_many_edits_away(edits: int) -> None:
    for text, wrong in zip(TEXTS * 20, misspelt(TEXTS * 20, edits), strict=True):
        # A swap of neighbours after another edit may count twice, since OSA edits no part of a text again.
        assert OSA.distance(text, wrong) <= edits + (edits > 1)


def test_the_same_seed_gives_the_same_errors_and_another_gives_others() -> None:
    assert misspelt(TEXTS, 2) == misspelt(TEXTS, 2) != misspelt(TEXTS, 2, seed=14)


def test_errors_are_those_of_the_published_figures() -> None:
    assert misspelt(TEXTS, 1) == PUBLISHED


def test_a_text_without_letters_stays() -> None:
    assert misspelt(["42?", ""], 3) == ("42?", "")


PUBLISHED = ("how much iv the exam", "what comes afvter the foundation level", "pruerequisites?")
