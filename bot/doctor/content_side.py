"""What answers are made of: the knowledge, and the encoder that finds them."""

import time
from collections.abc import Mapping
from pathlib import Path

from bot.content import CannotLoad, load
from bot.content.problems import errors
from bot.doctor.finding import Finding, fine, note, told, wrong
from bot.encoder.opening import ENCODER, EncoderError, open_encoder

KNOWLEDGE, ENCODING = "knowledge", "encoder"
FOLDER_FIX = "name a knowledge folder with --knowledge or CERTGUIDE_KNOWLEDGE"
SAMPLE = "how much is the exam?"
SLOW_MS = 50.0
"""A question takes about 2 ms to encode on one core."""


def examined_knowledge(folder: Path) -> Finding:
    """Load the knowledge folder and return what was found."""
    try:
        loaded = load(folder)
    except CannotLoad as error:
        return wrong(KNOWLEDGE, str(error).rstrip("."), FOLDER_FIX)
    if loaded.knowledge is None:
        return wrong(KNOWLEDGE, f"{len(errors(loaded.problems))} errors in {folder}", f"see certguide check {folder}")
    return fine(KNOWLEDGE, f"{len(loaded.knowledge.entries)} entries in {folder}, version {loaded.knowledge.version}")


def examined_encoder(variables: Mapping[str, str]) -> Finding:
    """Encode a question with the encoder of the settings and return what was found."""
    try:
        opened = open_encoder(variables)
    except EncoderError as error:
        return told(ENCODING, str(error))
    if opened.encoder is None:
        if opened.reason:
            return wrong(ENCODING, opened.reason, f"install certguide again, or set {ENCODER} to off")
        return note(ENCODING, "off: questions are matched by words alone", f"set {ENCODER} to on for better answers")
    opened.encoder.encode([SAMPLE])
    began = time.perf_counter()
    opened.encoder.encode([SAMPLE])
    took = (time.perf_counter() - began) * 1000
    if took > SLOW_MS:
        return note(ENCODING, f"takes {took:.0f} ms for a question", "give the process a core of its own")
    return fine(ENCODING, f"takes {took:.1f} ms for a question")
