"""Random typing errors, the same on every run with the same seed."""

import random
import string
from collections.abc import Iterable

SEED = 13


def misspelt(texts: Iterable[str], edits: int, seed: int = SEED) -> tuple[str, ...]:
    """Return the texts with so many random edits each: a letter left out, put in, changed, or two neighbours swapped."""
    draw = random.Random(seed)
    return tuple(_edited(text, edits, draw) for text in texts)


def _edited(text: str, edits: int, draw: random.Random) -> str:
    for _ in range(edits):
        letters = [place for place, character in enumerate(text) if character.isalpha()]
        if not letters:
            return text
        place, kind, letter = draw.choice(letters), draw.randrange(4), draw.choice(string.ascii_lowercase)
        before, here, after = text[:place], text[place], text[place + 1 :]
        text = (before + after, before + letter + here + after, before + letter + after, _swapped(text, place))[kind]
    return text


def _swapped(text: str, place: int) -> str:
    return text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]
