"""rapidfuzz over all texts, as bots commonly use it: the nearest text by one scorer."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from bot.domain.knowledge import Knowledge
from rapidfuzz import fuzz, process, utils

from benchmarks.ways.way import USUAL_CUT, Found, Settings, Way, asked, best_of

Scorer = Callable[..., float]


def wratio(knowledge: Knowledge, _: Settings) -> Way:
    """Return the way with the default scorer of `process.extractOne`."""
    return _way(knowledge, fuzz.WRatio)


def token_set_ratio(knowledge: Knowledge, _: Settings) -> Way:
    """Return the way with the scorer that disregards what only one of two texts has."""
    return _way(knowledge, fuzz.token_set_ratio)


def _way(knowledge: Knowledge, scorer: Scorer) -> Way:
    """Return a way that calls `extractOne`; the other entries are ranked by the same scores, with `cdist`."""
    ids = [entry.id for entry in knowledge.entries]
    texts = [[utils.default_process(text) for text in asked(entry)] for entry in knowledge.entries]
    starts = np.cumsum([0, *map(len, texts)])[:-1]
    every = [text for group in texts for text in group]

    def find(text: str) -> object:
        return process.extractOne(utils.default_process(text), every, scorer=scorer)

    def rank(text: str) -> Found:
        scores = process.cdist([utils.default_process(text)], every, scorer=scorer, dtype=np.float64)[0]
        found = best_of(ids, np.maximum.reduceat(scores, starts).tolist())
        return replace(found, said=found.score >= USUAL_CUT)

    return Way(rank, find)
