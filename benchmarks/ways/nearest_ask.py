"""The sentence encoder alone: the entry with the text whose vector is nearest."""

import numpy as np
from bot.domain.knowledge import Knowledge

from benchmarks.ways.encoding import required_encoder
from benchmarks.ways.way import Found, Settings, Way, asked, best_of


def opened(knowledge: Knowledge, settings: Settings) -> Way:
    """Return the way with the encoder of these settings."""
    encoder = required_encoder(settings)
    ids = [entry.id for entry in knowledge.entries]
    texts = [asked(entry) for entry in knowledge.entries]
    starts = np.cumsum([0, *map(len, texts)])[:-1]
    vectors = np.ascontiguousarray(
        encoder.encode_all([text for group in texts for text in group])[:, : encoder.meaning]
    )

    def rank(text: str) -> Found:
        cosines = vectors @ encoder.encode([text])[0, : encoder.meaning]
        return best_of(ids, np.maximum.reduceat(cosines, starts).tolist())

    return Way(rank, rank)
