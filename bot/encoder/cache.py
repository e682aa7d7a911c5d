"""Vectors of texts, kept in memory and on disk by content, so that a text is encoded once."""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import numpy as np

from bot.encoder.checked import read_checked, write_checked
from bot.search.encoder import Matrix

MAGIC = b"certguide-vectors-3\n"
KEY = 16
"""Bytes of a text's key: BLAKE2b of the text."""
MOST_THREADS = 4
"""Texts of the knowledge that are encoded at the same time."""


Progress = Callable[[int, int], None]


class Model(Protocol):
    """What computes vectors."""

    @property
    def meaning(self) -> int:
        """Return how many numbers of a row are the meaning; those that follow are the wording."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row a text."""


class CachedEncoder:
    """Encodes each text once; what the last knowledge needed is kept in a file of its model.

    A damaged or foreign file is ignored and written anew.
    """

    progress: Progress | None = None
    """Told how many of the texts that were not met before are encoded, and how many they are."""

    def __init__(self, encoder: Model, model: str, folder: Path | None) -> None:
        """Wrap a model; `model` names its content, `folder` is where the file lives, None to keep none."""
        self._encoder = encoder
        self.model = model
        """Names the content of the model."""
        self._file = folder / f"vectors-{model}.bin" if folder else None
        self._known: dict[bytes, Matrix] = _read(self._file) if self._file else {}

    @property
    def meaning(self) -> int:
        """Return how many numbers of a row are the meaning."""
        return self._encoder.meaning

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row a text; those of questions are not kept."""
        known = [self._known.get(_key(text)) for text in texts]
        return np.stack(
            [self._encoder.encode([text])[0] if row is None else row for text, row in zip(texts, known, strict=True)]
        )

    def encode_all(self, texts: Sequence[str]) -> Matrix:
        """Return one row a text of the knowledge, encoding only those not met before, and keep all of them."""
        keys = [_key(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        # A model computes outside Python's lock.
        pool = ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_THREADS))
        try:
            encoded = pool.map(lambda text: self._encoder.encode([text])[0], missing.values())
            for done, (key, row) in enumerate(zip(missing, encoded, strict=True), start=1):
                self._known[key] = row
                if self.progress:
                    self.progress(done, len(missing))
        finally:
            # Who presses Ctrl-C does not wait for all the texts that are still to come.
            pool.shutdown(cancel_futures=True)
        if missing and self._file:
            _write(self._file, {key: self._known[key] for key in keys})
        rows = np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, 0), dtype=np.float32)
        # What is known are rows of what is returned, so that neither they nor the file are in memory twice.
        self._known = dict(zip(keys, rows, strict=True))
        return rows


def model_id(folder: Path) -> str:
    """Return a name for the content of a model's folder."""
    digest = hashlib.blake2b(digest_size=8)
    for name in ("model.onnx", "tokenizer.json"):
        with (folder / name).open("rb") as file:
            hashlib.file_digest(file, lambda: digest)
    return digest.hexdigest()


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY).digest()


def _read(file: Path) -> dict[bytes, Matrix]:
    body = read_checked(file, MAGIC)
    if body is None:
        return {}
    count, size = int.from_bytes(body[:4], "little"), int.from_bytes(body[4:8], "little")
    keys, vectors = body[8 : 8 + count * KEY], body[8 + count * KEY :]
    rows = np.frombuffer(vectors, dtype="<f4").reshape(count, size)
    return {bytes(keys[place * KEY : (place + 1) * KEY]): rows[place] for place in range(count)}


def _write(file: Path, known: Mapping[bytes, Matrix]) -> None:
    rows = np.stack(list(known.values())).astype("<f4")
    head = len(known).to_bytes(4, "little") + rows.shape[1].to_bytes(4, "little")
    write_checked(file, MAGIC, head + b"".join(known) + rows.tobytes())
