"""What in a message asks for a recommendation, and what only says what somebody's work is."""

import pytest
from bot.service.wanting import tells_work

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
