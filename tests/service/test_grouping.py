"""Gaps are grouped by what they are about: always alike, with counts and what comes nearest, the latest first."""

import random

import pytest
from bot.content.folding import folded
from bot.domain.gaps import KeptGap
from bot.encoder.opening import open_encoder
from bot.search.encoder import Encoder
from bot.service.grouping import GapGroup, gap_groups

RENEWAL = (
    "how long is the barista licence valid",
    "how long is my barista licence valid?",
    "is the barista licence valid for long",
)
MILK = ("which milk do you use in the exam", "which milk do i use in the exam", "what milk do you use in the exam")
ALONE = "who invented espresso"


def gap(text: str, at: float = 0, *near: str) -> KeptGap:
    return KeptGap(text, near, at)


@pytest.fixture(scope="module", params=["words", "meaning"])
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder | None:
    """Return nothing to compare by words alone, else the encoder."""
    if request.param == "words":
        return None
    return open_encoder({"CERTGUIDE_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}).encoder


def texts(groups: tuple[GapGroup, ...]) -> list[set[str]]:
    return [set(group.texts) for group in groups]


def test_questions_that_are_alike_come_together_the_latest_first(encoder: Encoder | None) -> None:
    asked = [gap(text, at) for at, text in enumerate((*RENEWAL, ALONE, *MILK))]
    assert texts(gap_groups(asked, folded, encoder)) == [set(MILK), {ALONE}, set(RENEWAL)]


def test_the_same_gaps_in_another_order_give_the_same_groups(encoder: Encoder | None) -> None:
    asked = [gap(text, at, "a") for at, text in enumerate((*RENEWAL, ALONE, *MILK, *RENEWAL))]
    groups = gap_groups(asked, folded, encoder)
    for seed in range(5):
        assert gap_groups(random.Random(seed).sample(asked, len(asked)), folded, encoder) == groups


def test_a_group_tells_how_often_when_and_what_was_near_most_often() -> None:
    asked = [gap("Who pays?", 3, "b", "a"), gap("who pays", 5, "a"), gap("who pays", 1, "c", "a")]
    [group] = gap_groups(asked, folded, None)
    assert group == GapGroup(("who pays", "Who pays?"), ("a", "b", "c"), 3, 1, 5)


def test_questions_with_the_same_entries_near_are_more_alike() -> None:
    one, other = "price of the renewal", "what does renewal cost"
    near = ("renewal", "price", "validity")
    assert len(gap_groups([gap(one), gap(other)], folded, None)) == 2
    assert len(gap_groups([gap(one, 0, *near), gap(other, 0, *near)], folded, None)) == 1


def test_questions_whose_words_are_not_kept_come_together_by_what_was_near() -> None:
    asked = [gap("", 1, "a", "b"), gap("", 2, "b", "a"), gap("", 3, "c"), gap("who", 4, "a", "b")]
    groups = gap_groups(asked, folded, None)
    assert [(group.texts, group.near, group.count) for group in groups] == [
        (("who",), ("a", "b"), 1),
        ((), ("c",), 1),
        ((), ("a", "b"), 2),
    ]


def test_nothing_is_no_group() -> None:
    assert gap_groups([], folded, None) == ()
