"""Find entries that can never win: asked with their own words, another entry answers."""

from collections.abc import Iterator

from bot.domain.knowledge import Entry, Knowledge
from bot.domain.location import Location
from bot.domain.problem import Problem, Severity
from bot.search.ranking import Ranker
from bot.search.reading import Reader

CODE = "never-wins"
MESSAGE = "the entry loses its own question and every ask to {winner}"
FIX = "word its question and asks by what only this entry answers, or merge the two"


def never_wins(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a warning for each entry that an editor wrote and none of its own texts finds.

    Matching is by words alone, so that a folder is checked quickly and alike on every machine.
    """
    reader = Reader(knowledge)
    ranker = Ranker(knowledge.entries, reader, knowledge.synonyms)
    for entry in knowledge.entries:
        if not entry.statements:
            winner = _winner(entry, reader, ranker)
            if winner != entry:
                location = knowledge.locations.get(entry.id, Location("faq"))
                yield Problem(location, Severity.WARNING, CODE, MESSAGE.format(winner=winner.id), entry.id, FIX)


def _winner(entry: Entry, reader: Reader, ranker: Ranker) -> Entry:
    """Return the entry itself when one of its texts finds it, else what its question finds."""
    first: Entry | None = None
    for text in (entry.question, *entry.asks):
        best = ranker.rank(reader.read(text)).best[0].entry
        if best == entry:
            return entry
        first = first or best
    return first or entry
