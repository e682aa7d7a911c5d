"""What a person is told, as it is kept until it is posted: enough to render it, and not a word of theirs."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.domain.comparison import Comparison
from bot.domain.grounds import Grounds
from bot.domain.knowledge import Entry
from bot.domain.reply import Answer, Courtesy, Gap, Option, Reply, Suggestions, Turn, entries_told
from bot.domain.sources import Citation

RELATED = 3
"""Related questions that are shown."""


class Status(StrEnum):
    """What kind of thing is told."""

    ANSWER = "answer"
    SUGGESTIONS = "suggestions"
    GAP = "gap"
    COURTESY = "courtesy"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Choice:
    """The id of an entry offered to choose, and the text that names it."""

    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A reply, or a notice that is none: Markdown of editors or of ours, what it cites, what can be chosen.

    `entries` are the ids of those it tells; with them go related questions, why it is told, and the day (ISO 8601) on
    which one of them was due for review, empty when none is overdue. `ref` finds the question again (see
    `bot.domain.gaps.ref_of`) for who takes it further; only a reply that can be taken further has one. `table` is a
    comparison, for where a table can be shown; the text says the same in short.
    """

    status: Status
    text: str
    sources: tuple[Citation, ...] = ()
    choices: tuple[Choice, ...] = ()
    entries: tuple[str, ...] = ()
    ref: str = ""
    related: tuple[Choice, ...] = ()
    grounds: Grounds | None = None
    overdue: str = ""
    table: Comparison | None = None


def notice(text: str) -> Told:
    """Return what we say that answers no question: how to ask, or that something went wrong."""
    return Told(Status.NOTICE, text)


def told_at(turn: Turn, today: date, ref: str = "") -> Told:
    """Return a reply as it is kept, with what belongs to an answer: related questions, its grounds, and its age."""
    what = told(turn.reply, ref)
    if not what.entries:
        return what
    related = _choices(turn.related[:RELATED])
    return replace(what, related=related, grounds=turn.grounds, overdue=_overdue(turn.reply, today))


def told(reply: Reply, ref: str = "") -> Told:
    """Return a reply as it is kept; `ref` finds its question again."""
    match reply:
        case Answer(text=text, sources=sources, entries=entries, table=table):
            return Told(Status.ANSWER, text, sources, entries=_ids(entries), table=table)
        case Suggestions(text=text, options=options):
            return Told(Status.SUGGESTIONS, text, choices=_choices(options), ref=ref)
        case Gap(text=text, near=near, entry=entry):
            told_entries = (entry,) if entry else ()
            return Told(Status.GAP, text, entry.sources if entry else (), _choices(near), _ids(told_entries), ref)
        case Courtesy(text=text):
            return Told(Status.COURTESY, text)


def _ids(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _choices(options: tuple[Option, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(option.entry.id, option.text) for option in options)


def _overdue(reply: Reply, today: date) -> str:
    """Return the earliest day before today on which an entry that is told was to be reviewed."""
    passed = (entry.review_by for entry in entries_told(reply) if entry.review_by and entry.review_by < today)
    return min((day.isoformat() for day in passed), default="")
