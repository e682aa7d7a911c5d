"""What editors are told of a question that was not answered."""

from bot.domain.gaps import Missed
from bot.domain.knowledge import Entry
from bot.domain.reply import Answer, Courtesy, Gap, Match
from bot.service.missing import LONGEST, missed_by

ENTRY = Entry("price", "What does it cost?", "300 USD.")


def test_a_gap_is_kept_redacted_with_what_was_nearest() -> None:
    reply = Gap("I do not know that.", ranked=tuple(Match(ENTRY, 0.1) for _ in range(5)))
    assert missed_by(reply, "ask ann@example.org") == Missed("ask [e-mail]", ("price",) * 3)


def test_a_long_question_is_cut() -> None:
    missed = missed_by(Gap("I do not know that."), "word " * 1_000)
    assert missed
    assert len(missed.text) <= LONGEST


def test_what_was_answered_or_is_known_not_to_be_known_is_no_news() -> None:
    for reply in (Answer("300 USD.", (ENTRY,)), Gap("The page does not say.", entry=ENTRY), Courtesy("Hello.")):
        assert missed_by(reply, "a question") is None
