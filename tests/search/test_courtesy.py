"""Thanks, hello and the like, and nothing else, are courtesies."""

import pytest
from bot.domain.reply import Answer
from bot.search.courtesy import Courtesy, courtesy_in, without_courtesy
from bot.search.text import words
from hypothesis import given
from hypothesis import strategies as st

from tests.search.asking import replied


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
        ("found it already, sorry for the noise", Courtesy.THANKS),
        ("oh, wrong channel", Courtesy.THANKS),
        ("Danke dir!", Courtesy.THANKS),
        ("thanks a lot, bye", Courtesy.BYE),
        ("good night everyone", Courtesy.BYE),
        ("who are you?", Courtesy.WHO),
        ("hi, what can you do?", Courtesy.WHO),
        ("hey, does anyone know this?", Courtesy.ASKING),
        ("Sorry to bother you, can I ask a question please", Courtesy.ASKING),
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
        "found it too bitter",
        "which fixed it",
    ],
)
def test_a_message_that_says_anything_else_is_none(text: str) -> None:
    assert courtesy_in(words(text)) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("thanks, and the live one?", "and the live one?"),
        ("Hello team!\nOk, great. how much is it", "how much is it"),
        ("and the live one?", "and the live one?"),
        ("the price, thanks", "the price, thanks"),
        ("are you there? how much is it", "how much is it"),
        ("can anyone help? quick question: how much is it", "how much is it"),
        ("who are you? how much is it", "who are you? how much is it"),
        ("how much is it? does anyone know?", "how much is it? does anyone know?"),
        ("hi, thanks!", "hi, thanks!"),
        ("", ""),
        ("...", "..."),
    ],
)
def test_courtesies_before_what_a_text_says_are_left_out(text: str, left: str) -> None:
    assert without_courtesy(text) == left


@given(
    st.lists(st.sampled_from(("thanks", "hi", ",", "! ", " ", "\n", "?", "price", "😀", ".")), max_size=12).map("".join)
)
def test_what_is_left_is_the_end_of_the_text_and_says_as_much(text: str) -> None:
    left = without_courtesy(text)
    assert text.endswith(left)
    assert ("price" in left) == ("price" in text)
    assert bool(words(left)) == bool(words(text))


@pytest.mark.parametrize("courtesy", ["thanks! ", "cool thx. ", "perfect, thank you so much, "])
def test_who_says_thanks_and_asks_on_gets_the_same_as_without(courtesy: str) -> None:
    expected = replied("how much is bacp", "and the live one?")
    assert isinstance(expected, Answer)
    assert replied("how much is bacp", f"{courtesy}and the live one?").text == expected.text
