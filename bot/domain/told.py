"""What a person is told, as it is kept until it is posted: enough to render it, and not a word of theirs."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.knowledge import Entry
from bot.domain.reply import Answer, Courtesy, Gap, Reply, Suggestions
from bot.domain.sources import Citation


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

    `entries` are the ids of those it tells. `ref` finds the question again (see `bot.domain.gaps.ref_of`) for who takes it
    further; only a reply that can be taken further has one.
    """

    status: Status
    text: str
    sources: tuple[Citation, ...] = ()
    choices: tuple[Choice, ...] = ()
    entries: tuple[str, ...] = ()
    ref: str = ""


def notice(text: str) -> Told:
    """Return what we say that answers no question: how to ask, or that something went wrong."""
    return Told(Status.NOTICE, text)


def told(reply: Reply, ref: str = "") -> Told:
    """Return a reply as it is kept; `ref` finds its question again."""
    match reply:
        case Answer(text=text, sources=sources, entries=entries):
            return Told(Status.ANSWER, text, sources, entries=_ids(entries))
        case Suggestions(text=text, options=options):
            return Told(Status.SUGGESTIONS, text, choices=tuple(Choice(o.entry.id, o.text) for o in options), ref=ref)
        case Gap(text=text, near=near, entry=entry):
            choices = tuple(Choice(option.entry.id, option.text) for option in near)
            told_entries = (entry,) if entry else ()
            return Told(Status.GAP, text, entry.sources if entry else (), choices, _ids(told_entries), ref)
        case Courtesy(text=text):
            return Told(Status.COURTESY, text)


def _ids(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)
