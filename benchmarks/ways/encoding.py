"""The sentence encoder for the ways that need one."""

from bot.encoder.cache import CachedEncoder
from bot.encoder.opening import open_encoder

from benchmarks.ways.way import MissingError, Settings

SWITCHED_OFF = "the sentence encoder is switched off"


def required_encoder(settings: Settings) -> CachedEncoder:
    """Return the encoder of these settings. Raises MissingError when there is none."""
    result = open_encoder(settings)
    if result.encoder is None:
        raise MissingError(result.reason or SWITCHED_OFF)
    return result.encoder
