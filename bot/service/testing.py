"""Ask the expected questions of a knowledge folder, and say which did not get what an editor expects."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.knowledge import Entry, ExpectedQuestion
from bot.domain.reply import STATUSES, Answer, Gap, Reply, Suggestions
from bot.service.answering import Answering, context_after

FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Tested:
    """An expected question with what came: the status, the entries told and the confidence of the best entry."""

    expected: ExpectedQuestion
    status: str
    entries: tuple[Entry, ...]
    confidence: float
    passed: bool

    @property
    def kind(self) -> str:
        """Return the kind of question: follow-up, answer, suggestions, gap or courtesy."""
        if self.expected.thread:
            return FOLLOW_UP
        return self.expected.expect if self.expected.expect in STATUSES.values() else STATUSES[Answer]


def tested(answering: Answering) -> Iterator[Tested]:
    """Yield each expected question with what came of it."""
    for expected in answering.knowledge.questions:
        reply = answering.ask(expected.ask, context_after(answering, expected.thread)).reply
        entries = _told(reply)
        confidence = reply.ranked[0].confidence if reply.ranked else 0.0
        yield Tested(expected, STATUSES[type(reply)], entries, confidence, _passes(expected, reply, entries))


def _told(reply: Reply) -> tuple[Entry, ...]:
    match reply:
        case Answer(entries=entries):
            return entries
        case Gap(entry=entry) if entry:
            return (entry,)
        case Suggestions(options=options):
            return tuple(option.entry for option in options)
        case _:
            return ()


def _passes(expected: ExpectedQuestion, reply: Reply, entries: tuple[Entry, ...]) -> bool:
    about = {id_ for entry in entries for id_ in entry.about}
    if expected.about and not about.intersection(expected.about):
        return False
    if expected.expect in STATUSES.values():
        return STATUSES[type(reply)] == expected.expect
    return not isinstance(reply, Suggestions) and any(entry.id == expected.expect for entry in entries)
