"""Thanks, hello and the like, and nothing else, are courtesies."""

import pytest
from bot.search.courtesy import Courtesy, courtesy_in
from bot.search.text import words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hello!", Courtesy.HELLO),
        ("hey team, good morning", Courtesy.HELLO),
        ("How's it going?", Courtesy.HELLO),
        ("thanks", Courtesy.THANKS),
        ("Thank you so much, that helped a lot", Courtesy.THANKS),
        ("ok great thx", Courtesy.THANKS),
        ("lol ok", Courtesy.THANKS),
        ("Danke dir!", Courtesy.THANKS),
        ("thanks a lot, bye", Courtesy.BYE),
        ("good night everyone", Courtesy.BYE),
        ("who are you?", Courtesy.WHO),
        ("hi, what can you do?", Courtesy.WHO),
    ],
)
def test_a_courtesy_is_told_by_its_kind(text: str, kind: Courtesy) -> None:
    assert courtesy_in(words(text)) is kind


@pytest.mark.parametrize(
    "text",
    [
        "hello, how much is the exam",
        "thanks, and the live one?",
        "great price",
        "the job",
        "is it",
        "help me choose",
        "",
        "test the milk",
    ],
)
def test_a_message_that_says_anything_else_is_none(text: str) -> None:
    assert courtesy_in(words(text)) is None
