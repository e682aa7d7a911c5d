"""Ours, as `certguide ask` does it, with the sentence encoder and without."""

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Answer
from bot.encoder.opening import english_words
from bot.search.encoder import Encoder
from bot.service.live import LiveAnswering

from benchmarks.ways.encoding import required_encoder
from benchmarks.ways.way import Found, Settings, Way


def with_encoder(knowledge: Knowledge, settings: Settings) -> Way:
    """Return the engine with the encoder of these settings."""
    return _way(knowledge, required_encoder(settings))


def words_alone(knowledge: Knowledge, _: Settings) -> Way:
    """Return the engine without an encoder."""
    return _way(knowledge, None)


def _way(knowledge: Knowledge, encoder: Encoder | None) -> Way:
    answering = LiveAnswering(knowledge, encoder, english_words())

    def rank(text: str) -> Found:
        reply = answering.ask(text).reply
        ids = tuple(match.entry.id for match in reply.ranked)
        return Found(ids, reply.ranked[0].confidence if reply.ranked else 0.0, isinstance(reply, Answer))

    return Way(rank, answering.ask)
