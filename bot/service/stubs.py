"""Entries to be: what people asked in vain, and what experts answered, as editors take it up."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bot.domain.experts import Draft
from bot.domain.gaps import Stub
from bot.domain.knowledge import Knowledge
from bot.service.grouping import GapGroup

ASKED = "asked {count} times, last on {last}"
ASKED_ONCE = "asked once, on {last}"
NEAREST = "nearest: {entry} ({question})"
NEAREST_SHOWN = 3
ANSWERED = "number {number}, answered by an expert on {day}"


def stubs_of(groups: Iterable[GapGroup], knowledge: Knowledge) -> tuple[Stub, ...]:
    """Return an entry to be for each group whose words are kept."""
    questions = {entry.id: entry.question for entry in knowledge.entries}
    return tuple(
        Stub(group.texts[0], group.texts[1:], notes=(_asked(group), *_nearest(group.near, questions)))
        for group in groups
        if group.texts
    )


def stubs_of_drafts(drafts: Iterable[Draft]) -> tuple[Stub, ...]:
    """Return an entry to be for each answer of an expert."""
    return tuple(Stub(draft.question, (), draft.answer, (_answered(draft),)) for draft in drafts)


def day_of(at: float) -> str:
    """Return the day of a time in seconds since the epoch, such as 2026-11-20, in UTC."""
    return datetime.fromtimestamp(at, UTC).date().isoformat()


def _answered(draft: Draft) -> str:
    return ANSWERED.format(number=draft.id, day=day_of(draft.at))


def _asked(group: GapGroup) -> str:
    return (ASKED_ONCE if group.count == 1 else ASKED).format(count=group.count, last=day_of(group.last))


def _nearest(near: Sequence[str], questions: dict[str, str]) -> Iterable[str]:
    there = [id_ for id_ in near if id_ in questions][:NEAREST_SHOWN]
    return (NEAREST.format(entry=id_, question=questions[id_]) for id_ in there)
