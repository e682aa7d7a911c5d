"""Open the sentence encoder that the settings ask for, or say why there is none."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from bot.encoder.cache import CachedEncoder, model_id
from bot.encoder.fits import WORDS_ALONE, KeptFit

ENCODER = "CERTGUIDE_ENCODER"
CACHE_DIR = "CERTGUIDE_CACHE_DIR"
ON, OFF = "on", "off"
PACKAGED = Path(__file__).parent / "model"
FILES = ("model.onnx", "tokenizer.json")
SHORTEST_WORD = 2
"""Letters of the shortest entry of the tokenizer's vocabulary that is taken for a word."""


class EncoderError(Exception):
    """A setting of the encoder that cannot be used; the text says which, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An encoder, or None with the reason why matching is by words alone."""

    encoder: CachedEncoder | None
    reason: str = ""


def open_encoder(variables: Mapping[str, str]) -> Opened:
    """Return the encoder of these settings. Raises EncoderError when the folder named has no model.

    A model or a library that cannot be loaded is no error: matching goes on by words alone, and the reason is told.
    """
    setting = variables.get(ENCODER, "").strip() or ON
    if setting.casefold() == OFF:
        return Opened(None)
    folder = PACKAGED if setting.casefold() == ON else _checked(_path(setting))
    try:
        from bot.encoder.onnx import OnnxEncoder

        encoder = OnnxEncoder(folder)
    except Exception as error:  # noqa: BLE001 - onnxruntime and tokenizers raise types of their own for a bad file
        return Opened(None, f"the sentence encoder of {folder} cannot be loaded ({type(error).__name__})")
    return Opened(CachedEncoder(encoder, model_id(folder), cache_folder(variables)))


def kept_fit(variables: Mapping[str, str], encoder: CachedEncoder | None) -> KeptFit:
    """Return what keeps the fit of the confidence between starts with this encoder, or with words alone."""
    return KeptFit(encoder.model if encoder else WORDS_ALONE, cache_folder(variables))


def cache_folder(variables: Mapping[str, str]) -> Path:
    """Return the folder for what can be made again: the one of the settings, else the user's."""
    named = variables.get(CACHE_DIR, "").strip()
    return _path(named) if named else Path(platformdirs.user_cache_dir("certguide", appauthor=False))


def english_words() -> tuple[str, ...]:
    """Return the whole words in the vocabulary of the packaged tokenizer, most frequent first: 20,000 of English."""
    vocabulary = json.loads((PACKAGED / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = (word for word in sorted(vocabulary, key=vocabulary.__getitem__) if word.isascii() and word.isalpha())
    return tuple(word for word in words if len(word) >= SHORTEST_WORD)


def _path(setting: str) -> Path:
    return Path(os.path.expanduser(setting))  # noqa: PTH111 - that of Path raises when there is no such person


def _checked(folder: Path) -> Path:
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        fix = f"set {ENCODER} to on, off, or a folder with {' and '.join(FILES)}"
        raise EncoderError(f"{ENCODER} names {folder}, which has no {' and no '.join(missing)}; {fix}")
    return folder
