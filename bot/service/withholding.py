"""Keep entries that an admin marked as wrong out of every reply, until they are changed."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace

from bot.domain.feedback import fingerprint
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Gap, Option, Reply, Suggestions, Turn, entries_told
from bot.search import wording
from bot.service.answering import Answering
from bot.service.consulting import Consulting
from bot.service.quoting import quoted

MARKED = "I have an answer to this, but it was marked as wrong and is being corrected. Please ask again later."
ONE_MARKED = "One of the answers that may fit was marked as wrong and is being corrected."
COMPOSED = frozenset((Reason.COMPARISON, Reason.SEVERAL))
"""Why a reply may say what stands in other entries than those it is told to be of."""


@dataclass(frozen=True, slots=True)
class Withholding:
    """Answers without what is withheld; `marked` gives the fingerprints by entry of all that was marked as wrong."""

    answering: Answering
    marked: Callable[[], Mapping[str, str]]

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge in use."""
        return self.answering.knowledge

    @property
    def consulting(self) -> Consulting:
        """Return what recommends and compares; it is told at each use what to do without."""
        return self.answering.consulting

    def ask(self, text: str, context: Context = Context()) -> Turn:
        """Reply to a text without what is withheld."""
        return self._without(self.answering.ask(text, context))

    def choose(self, entry_id: str) -> Turn:
        """Reply with an entry unless it is withheld."""
        return self._without(self.answering.choose(entry_id))

    def _without(self, turn: Turn) -> Turn:
        ids = withheld_ids(self.knowledge, self.marked())
        return without(turn, ids, self.knowledge) if ids else turn


def withheld_ids(knowledge: Knowledge, marked: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of entries that are as they were when they were marked as wrong."""
    there = (entry for entry in knowledge.entries if entry.id in marked) if marked else ()
    return frozenset(entry.id for entry in there if fingerprint(entry) == marked[entry.id])


def without(turn: Turn, ids: Set[str], knowledge: Knowledge) -> Turn:
    """Return the turn without these entries: a Gap that says so where one of them would be told.

    A comparison that quotes one in its table alone is told in text.
    """
    related = _others(turn.related, ids)
    hidden = tuple(entry for entry in knowledge.entries if entry.id in ids)
    reply = _reply_without(turn.reply, ids, knowledge, _marked(turn, ids, hidden))
    if isinstance(reply, Answer) and reply.table and quoted(reply.table.text, reply.entries, hidden):
        reply = replace(reply, table=None)
    return replace(turn, reply=reply, related=related if entries_told(reply) else ())


def _marked(turn: Turn, ids: Set[str], hidden: Iterable[Entry]) -> tuple[str, ...]:
    """Return which of these entries, which are hidden, the reply tells, also by quoting them."""
    told = entries_told(turn.reply)
    if marked := tuple(entry.id for entry in told if entry.id in ids):
        return marked
    composed = told and turn.grounds and turn.grounds.reason in COMPOSED
    return quoted(turn.reply.text, told, hidden) if composed else ()


def _reply_without(reply: Reply, ids: Set[str], knowledge: Knowledge, marked: tuple[str, ...]) -> Reply:
    if marked:
        return Gap(MARKED, _options(entries_told(reply), ids, knowledge), ranked=reply.ranked, withheld=marked)
    match reply:
        case Suggestions(options=options) if left := _lost(options, ids):
            return _suggested(reply, left, ids)
        case Gap(near=near):
            return replace(reply, near=_others(near, ids))
        case _:
            return reply


def _suggested(reply: Suggestions, lost: tuple[str, ...], ids: Set[str]) -> Reply:
    """Return suggestions of what is left; of a single thing one can only say that it is near."""
    left = _others(reply.options, ids)
    if len(left) > 1:
        return replace(reply, options=left)
    return Gap(ONE_MARKED if left else MARKED, left, ranked=reply.ranked, withheld=lost)


def _options(entries: Iterable[Entry], ids: Set[str], knowledge: Knowledge) -> tuple[Option, ...]:
    named = {certification.id: certification.name for certification in knowledge.certifications}
    return tuple(wording.option(entry, named) for entry in entries if entry.id not in ids)


def _lost(options: tuple[Option, ...], ids: Set[str]) -> tuple[str, ...]:
    return tuple(option.entry.id for option in options if option.entry.id in ids)


def _others(options: tuple[Option, ...], ids: Set[str]) -> tuple[Option, ...]:
    return tuple(option for option in options if option.entry.id not in ids)
