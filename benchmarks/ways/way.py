"""What a way to find an entry is, and the table of all ways."""

import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from bot.domain.knowledge import Entry, Knowledge
from threadpoolctl import threadpool_limits

BEST = 5
"""How many entries count of what a way finds."""
USUAL_CUT = 80.0
"""From this score (of 100) on bots that use rapidfuzz commonly answer."""


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the entries found, best first, the score of the best, and whether the way would have answered with it.

    `said` is None for a way that leaves this to its user.
    """

    ids: tuple[str, ...]
    score: float
    said: bool | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """`find` is what a program calls for a text, and is timed; `rank` tells what came of it, and may take longer."""

    rank: Callable[[str], Found]
    find: Callable[[str], object]


class MissingError(Exception):
    """A way cannot be taken on this machine; the text says why and what to do."""


Settings = Mapping[str, str]
"""The variables that name an encoder and the folder of its cache, as `bot.encoder.opening` reads them."""
Opener = Callable[[Knowledge, Settings], Way]

OURS, WORDS_ALONE, WRATIO = "Certguide", "Certguide, words alone", "rapidfuzz WRatio"
WAYS: Mapping[str, str] = {
    OURS: "certguide:with_encoder",
    WORDS_ALONE: "certguide:words_alone",
    "sentence encoder alone": "nearest_ask:opened",
    "BM25 (bm25s)": "bm25:opened",
    "SQLite FTS5": "fts5:opened",
    "rapidfuzz token_set_ratio": "fuzzy:token_set_ratio",
    WRATIO: "fuzzy:wratio",
}
"""Where each way is opened. Modules are loaded when their way is taken, so that its memory is its own."""


def opened(name: str, knowledge: Knowledge, settings: Settings) -> Way:
    """Return a way over this knowledge. Raises MissingError when it cannot be taken here."""
    opener: Opener = pkgutil.resolve_name(f"benchmarks.ways.{WAYS[name]}")
    # As the program does: linear algebra on several threads costs a question more than it saves.
    threadpool_limits(limits=1)
    return opener(knowledge, settings)


def asked(entry: Entry) -> tuple[str, ...]:
    """Return what every way compares a text with: the question of an entry and its asks."""
    return (entry.question, *entry.asks)


def best_of(ids: Sequence[str], scores: Iterable[float]) -> Found:
    """Return what was found, from the score of each entry; of equals the one that stands first."""
    pairs = sorted(zip(ids, scores, strict=True), key=itemgetter(1), reverse=True)[:BEST]
    return Found(tuple(id_ for id_, _ in pairs), float(pairs[0][1]) if pairs else 0.0)
