"""What in a message asks for a recommendation, and what only says what somebody's work is."""

import pytest
from bot.service.asking_to_compare import compares
from bot.service.wanting import Wanting, tells_work, wanting

from tests.search.asking import read


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("i run the espresso machines and get blamed for the milk", True),
        ("hi all, i mostly train the new people behind the bar", True),
        ("i am responsible for the beans", True),
        ("i keep getting sour shots", False),
        ("i do not know what to say", False),
        ("i run the bar, how much is bacp", False),
        ("i run the bar, is that enough?", False),
        ("the milk is hot again", False),
    ],
)
def test_a_message_that_only_says_what_work_somebody_does_is_told_from_others(text: str, works: bool) -> None:
    assert tells_work(read(text)) is works


@pytest.mark.parametrize(
    "text",
    [
        "what can i buy for the bar staff",
        "my boss told me to get barista certified",
        "what exam is advised for a roaster",
        "i build learning paths for our bars. what would you take in my place?",
        "new behind the bar, what is the best first step",
    ],
)
def test_who_looks_for_something_to_take_asks_for_a_recommendation(text: str) -> None:
    assert wanting(read(text)) is Wanting.YES


def test_a_training_for_a_time_is_no_training_for_somebody() -> None:
    assert wanting(read("the training room for last week was cold")) is Wanting.MAYBE
    assert wanting(read("the training for our new waiters")) is Wanting.YES


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("is bacp the same as cbpro", True),
        ("the levels of bacp next to those of cbpro", True),
        ("and for owners in the same programme", False),
    ],
)
def test_things_are_put_side_by_side_only_where_that_is_asked_for(text: str, both: bool) -> None:
    assert compares(read(text)) is both
