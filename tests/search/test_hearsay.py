"""Who said or asks what a message asks is left out, unless it asks for that person, or names a source."""

import pytest
from bot.search.hearsay import without_hearsay
from hypothesis import given
from hypothesis import strategies as st

from tests.search.asking import reader


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("my manager said the exam is free, is that so?", "the exam is free, is that so?"),
        ("Our café owner says that cbpro and bacp are the same", "cbpro and bacp are the same"),
        ("we have a new machine and a friend told me it is banned", "we have a new machine and it is banned"),
        ("the finance team wants to know if the exam is online", "the exam is online"),
        ("hi all, my team lead is asking how long it takes", "hi all, how long it takes"),
        ("So someone mentioned that renewal is free.", "renewal is free."),
    ],
)
def test_what_is_said_or_asked_is_left_alone(text: str, left: str) -> None:
    assert without_hearsay(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "my manager wants to know which certification he should take",
        "our café owner asked which certification to take",
        "the guide says that the first level takes a week",
        "the second page says no",
        "which level does my manager need",
        "i said no",
        "my boss asked me to learn the matter",
        "our contract says that the exam is paid",
        "the barista never heard of the guild, is it known",
        "my manager said so",
        "what does the café owner need to know",
    ],
)
def test_who_asks_for_themselves_and_what_a_source_says_stays(text: str) -> None:
    assert without_hearsay(text) == text


def test_the_role_of_who_said_it_is_not_in_question() -> None:
    assert reader().read("our café owner says cbpro has to be renewed").subjects.all.keys() == {"certification"}


@given(st.text(alphabet=st.sampled_from("my our the a said that asks , . ? \n manager exam"), max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert len(without_hearsay(text)) <= len(text)
