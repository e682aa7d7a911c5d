"""An explanation says what was understood, what came near, and why the reply is what it is."""

from dataclasses import replace

import pytest
from bot.domain.location import Location
from bot.domain.reason import Reason
from bot.encoder.opening import english_words
from bot.search.engine import Engine
from bot.service.explaining import LACKING, explanation_of
from bot.service.live import LiveAnswering
from bot.terminal.explained import explained

from tests.knowledges import coffee_knowledge

KNOWLEDGE = replace(coffee_knowledge(), locations={"milk-allergy": Location("faq/written.yaml", 7, 3)})
ANSWERING = LiveAnswering(KNOWLEDGE, correct=english_words())


def lines(*thread: str) -> list[str]:
    context = ANSWERING.ask(thread[0]).context if len(thread) > 1 else ANSWERING.ask("").context
    return list(explained(ANSWERING.explain(thread[-1], context)))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("thanks", Reason.COURTESY),
        ("?!", Reason.EMPTY),
        ("how much is the tea sommelier", Reason.ELSEWHERE),
        ("which certification for a café owner?", Reason.ROLE),
        ("bacp vs cbpro", Reason.COMPARISON),
        ("barista certification", Reason.OPEN_NAME),
        ("who is cbpro foundation for?", Reason.SURE),
        ("what do bacp judges earn", Reason.NOT_GIVEN),
        ("purple elephant of zanzibar", Reason.UNKNOWN),
    ],
)
def test_the_last_line_gives_the_status_and_the_reason_of_the_reply(text: str, reason: Reason) -> None:
    status = ANSWERING.ask(text).reply.__class__.__name__.lower()
    assert lines(text)[-1] == f"Reply: {status}. {reason}"


@pytest.mark.parametrize(
    ("thread", "line"),
    [
        (("is there a blind tastng",), "mended: tastng as tasting"),
        (
            ("how much is bacp?", "and the live one?"),
            "about: certification: barista-certified-professional; offer: guild-live",
        ),
        (("barista certification",), "could also mean: barista-certified-professional, certified-barista-professional"),
        (("is the tea sommelier hard",), "named but not covered: Tea Sommelier Diploma"),
        (("how much is bacp?",), "side asked for: price"),
        (("?!",), "words: nothing"),
    ],
)
def test_what_was_understood_is_told(thread: tuple[str, ...], line: str) -> None:
    assert f"  {line}" in lines(*thread)


def test_the_best_entries_are_told_with_their_places() -> None:
    told = lines("can I be certified with a milk allergy?")
    assert any(line.startswith("  1. milk-allergy (faq/written.yaml:7): ") for line in told)
    assert sum(line.startswith(("  1.", "  2.", "  3.", "  4.", "  5.")) for line in told) == 5


def test_the_confidence_and_the_thresholds_are_told() -> None:
    text = "\n".join(lines("who is cbpro foundation for?"))
    explanation = ANSWERING.explain("who is cbpro foundation for?")
    assert f"\nConfidence: {explanation.confidence:.3f}\n" in text
    assert f"answer from {explanation.thresholds['answer']}, alone from" in text
    assert all(f"  {signal}: " in text for signal in explanation.signals)


def test_what_two_close_entries_need_that_lack_most_of_the_words_is_told_where_it_is_more() -> None:
    engine = Engine(coffee_knowledge())
    asked = engine.consider("who is cbpro foundation for?")
    assert LACKING not in explanation_of(asked, engine).thresholds
    engine.policy = replace(engine.policy, pair_meets=0.5)
    assert explanation_of(asked, engine).thresholds[LACKING] == engine.policy.answer_from


def test_the_words_that_tell_are_shown_with_what_has_them() -> None:
    told = next(
        line
        for line in lines("can a purple person with a milk allergy be certified?")
        if "purple" in line and "lacks" in line
    )
    assert "allergy (" in told
    assert "% , has it)".replace(" ,", ",") in told
