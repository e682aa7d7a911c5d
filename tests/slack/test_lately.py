"""Questions that options were offered for are known for an hour, and no more than so many."""

import pytest
from bot.domain.people import Asker
from bot.slack.lately import SECONDS, Lately, Question

from tests.clock import Clock

ANA, BO = Asker("T1", "U1"), Asker("T1", "U2")


@pytest.mark.parametrize(("seconds", "text"), [(0, "how"), (SECONDS, "how"), (SECONDS + 1, "")])
def test_a_question_is_known_for_an_hour(seconds: float, text: str) -> None:
    clock = Clock()
    lately = Lately(clock)
    lately.note("r1", Question("how", ANA))
    clock.now = seconds
    assert lately.known("r1").text == text
    assert lately.known("r2") == Question()


def test_the_oldest_is_forgotten_when_there_are_too_many() -> None:
    lately = Lately(Clock(), most=2)
    for ref in ("r1", "r2", "r1", "r3"):
        lately.note(ref, Question(ref, ANA))
    assert [lately.known(ref).text for ref in ("r1", "r2", "r3")] == ["r1", "", "r3"]


def test_the_questions_of_a_person_are_forgotten_at_their_word() -> None:
    lately = Lately(Clock())
    for ref, asker in (("r1", ANA), ("r2", BO)):
        lately.note(ref, Question(ref, asker))
    lately.forget(ANA)
    assert [lately.known(ref).text for ref in ("r1", "r2")] == ["", "r2"]
