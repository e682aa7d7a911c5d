"""What a question leads to: an Answer, Suggestions, a Gap or a Courtesy."""

from dataclasses import dataclass

from bot.domain.comparison import Comparison
from bot.domain.grounds import Grounds
from bot.domain.knowledge import Entry
from bot.domain.sources import Citation


@dataclass(frozen=True, slots=True)
class Match:
    """An entry with the probability (0 to 1) that it answers the question."""

    entry: Entry
    confidence: float


@dataclass(frozen=True, slots=True)
class Context:
    """What a thread is about: ids of its subjects, the facet last asked for, the entry last told; never the asker's words."""

    subjects: tuple[str, ...] = ()
    facet: str | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """We are sure. `text` is Markdown; `entries` are those it was taken from, best first.

    `table` has more than the text of things that are compared, for where a table can be shown.
    """

    text: str
    entries: tuple[Entry, ...]
    ranked: tuple[Match, ...] = ()
    table: Comparison | None = None

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Return the places cited by the entries, each once, in order."""
        return tuple(dict.fromkeys(citation for entry in self.entries for citation in entry.sources))


@dataclass(frozen=True, slots=True)
class Option:
    """An entry offered to choose; `text` names its certification."""

    entry: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """We are not sure: two or three options to choose from, best first."""

    text: str
    options: tuple[Option, ...]
    ranked: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """We do not know, or the sources do not say. `near` are the nearest things that we do know.

    `entry` is set when an entry says that the sources do not give this, `withheld` (ids) when entries that would be told
    were marked as wrong: then it is no news for editors.
    """

    text: str
    near: tuple[Option, ...] = ()
    entry: Entry | None = None
    ranked: tuple[Match, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Courtesy:
    """Thanks and hello."""

    text: str
    ranked: tuple[Match, ...] = ()


Reply = Answer | Suggestions | Gap | Courtesy

STATUSES = {Answer: "answer", Suggestions: "suggestions", Gap: "gap", Courtesy: "courtesy"}
"""What a reply is called in JSON, in `questions.yaml` and in explanations."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A reply, what the thread is about after it, why it is what it is, and what could be asked next, best first."""

    reply: Reply
    context: Context
    grounds: Grounds | None = None
    related: tuple[Option, ...] = ()


def entries_told(reply: Reply) -> tuple[Entry, ...]:
    """Return the entries that a reply tells; none when it asks back or knows nothing."""
    match reply:
        case Answer(entries=entries):
            return entries
        case Gap(entry=Entry() as entry):
            return (entry,)
        case _:
            return ()
