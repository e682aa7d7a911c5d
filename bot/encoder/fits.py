"""The fit of the confidence, kept on disk by all that it was made of, so that a start does not make it again."""

import hashlib
import math
import struct
from collections.abc import Callable
from pathlib import Path

from bot import search
from bot.encoder.checked import read_checked, write_checked
from bot.search.calibration import Fit

MAGIC = b"certguide-fit-1\n"
WORDS_ALONE = "words"
"""Stands for the model where there is none."""
_BODY = struct.Struct("<32sdd")
"""The key of the fit, its slope and its shift."""


class KeptFit:
    """Keeps the last fit of a model; the key is of the knowledge, of the model, and of the program that matches."""

    def __init__(self, model: str, folder: Path) -> None:
        """Keep it in this folder; `model` names the content of the encoder's model."""
        self._file = folder / f"fit-{model}.bin"
        self._program = _hash_of_program()

    def __call__(self, described: str, fit: Callable[[], Fit]) -> Fit:
        """Return the fit to what is described, made only when the one that is kept was made of anything else."""
        # An id may hold half of a character.
        key = hashlib.sha256(self._program + described.encode("utf-8", "surrogatepass")).digest()
        kept = _read(self._file, key)
        if kept is None:
            kept = fit()
            write_checked(self._file, MAGIC, _BODY.pack(key, *kept))
        return kept


def _read(file: Path, key: bytes) -> Fit | None:
    body = read_checked(file, MAGIC)
    if body is None or len(body) != _BODY.size:
        return None
    made_of, slope, shift = _BODY.unpack(body)
    return (slope, shift) if made_of == key and math.isfinite(slope) and math.isfinite(shift) else None


def _hash_of_program() -> bytes:
    """Return a hash of the modules that match: another version of them fits otherwise, also one that is being edited."""
    digest = hashlib.sha256()
    for folder in search.__path__:
        for file in sorted(Path(folder).glob("*.py")):
            digest.update(file.read_bytes())
    return digest.digest()
