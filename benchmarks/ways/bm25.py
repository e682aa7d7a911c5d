"""BM25 as bm25s has it by default, over one document an entry: its question and asks, stemmed."""

from typing import Any

import Stemmer
from bot.domain.knowledge import Knowledge

from benchmarks.ways.way import Found, MissingError, Settings, Way, asked, best_of

INSTALL = "bm25s is not installed; pip install '.[bench]'"


def opened(knowledge: Knowledge, _: Settings) -> Way:
    """Return the way over this knowledge."""
    try:
        import bm25s
    except ImportError as error:
        raise MissingError(INSTALL) from error
    stemmer = Stemmer.Stemmer("english")

    def split(texts: list[str]) -> list[list[str]]:
        tokens: Any = bm25s.tokenize(texts, stopwords=None, stemmer=stemmer, return_ids=False, show_progress=False)
        return [list(words) for words in tokens]

    index = bm25s.BM25()
    index.index(split([" ".join(asked(entry)) for entry in knowledge.entries]), show_progress=False)
    ids = [entry.id for entry in knowledge.entries]

    def rank(text: str) -> Found:
        words = split([text])[0]
        return best_of(ids, index.get_scores(words).tolist() if words else [0.0] * len(ids))

    return Way(rank, rank)
