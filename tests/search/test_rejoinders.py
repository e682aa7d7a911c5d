"""What people say of the answer they just got is known by its words, and nothing else is taken for it."""

import pytest
from bot.search.courtesy import courtesy_in
from bot.search.rejoinders import Rejoinder, rejoinder_in
from bot.search.text import words


@pytest.mark.parametrize(
    ("text", "rejoinder"),
    [
        ("Source?", Rejoinder.SOURCE),
        ("hm ok, and where did you get that from?", Rejoinder.SOURCE),
        ("says who??", Rejoinder.SOURCE),
        ("Are you sure?", Rejoinder.DOUBT),
        ("wait, is that right?", Rejoinder.DOUBT),
        ("I don't believe that", Rejoinder.DOUBT),
        ("really? says who?", Rejoinder.SOURCE),
        ("but why?", Rejoinder.WHY),
        ("how come", Rejoinder.WHY),
        ("ok thanks, tell me more please", Rejoinder.MORE),
        ("what else?", Rejoinder.MORE),
        ("and the other one?", Rejoinder.OTHER),
        ("no, not that one", Rejoinder.OTHER),
        ("that's not what I asked", Rejoinder.MISSED),
    ],
)
def test_a_rejoinder_is_told_by_its_kind(text: str, rejoinder: Rejoinder) -> None:
    assert rejoinder_in(words(text)) is rejoinder


@pytest.mark.parametrize(
    "text", ["", "why is the exam so long?", "are you sure about the price of the exam?", "more levels", "ok", "thanks"]
)
def test_a_message_that_says_anything_else_is_none(text: str) -> None:
    assert rejoinder_in(words(text)) is None


@pytest.mark.parametrize(
    "text", ["ok great, that's what I needed", "hmm ok", "good to know!", "I see, makes sense", "nvm"]
)
def test_who_takes_an_answer_for_enough_says_a_courtesy(text: str) -> None:
    assert courtesy_in(words(text)) is not None
    assert rejoinder_in(words(text)) is None
