"""Find the name that a misspelt text is, where there is one with a letter or two wrong."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.letters import Letters

SHORTEST_FUZZY = 6
"""Letters a name must have before a misspelt form of it is accepted: shorter ones are too near to other words."""
LONG, MOST_WRONG = 10, 2
"""Letters from which a misspelt form may have two wrong instead of one."""
KEPT = 512
"""Misspelt texts of which is remembered what name they are: a message is read as a whole and by its parts."""


class NearNames:
    """Names as they are compared: in small letters, without spaces."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names that are long enough; one of digits alone is never misspelt."""
        near = _by_length([name for name in names if len(name) >= SHORTEST_FUZZY and not name.isdigit()])
        letters = {length: Letters(several) for length, several in near.items()}
        self._nearest = lru_cache(maxsize=KEPT)(partial(_nearest, letters))
        self._firsts = {length: frozenset(name[0] for name in several) for length, several in near.items()}

    def of(self, text: str) -> str | None:
        """Return the name that a text is nearest to, if any; both have their first letter in common."""
        # Most runs of words begin like no name of about their length, and need not be compared.
        like_one = len(text) >= SHORTEST_FUZZY and text[0] in self._firsts.get(len(text), ())
        return self._nearest(text) if like_one else None


def _nearest(near: Mapping[int, Letters], text: str) -> str | None:
    allowed = _allowed(len(text))
    figures = _figures(text)
    # Another figure is another thing: `level 3` is no slip of `level 2`.
    like = [name for name in near[len(text)].near(text, allowed) if _figures(name) == figures]
    best = process.extractOne(text, like, scorer=OSA.distance, score_cutoff=allowed) if like else None
    return best[0] if best and best[0][0] == text[0] else None


def _figures(text: str) -> list[str]:
    return [letter for letter in text if letter.isdigit()]


def _allowed(letters: int) -> int:
    """Return how many letters may be wrong in a text of that length."""
    return 1 if letters < LONG else MOST_WRONG


def _by_length(names: Sequence[str]) -> dict[int, list[str]]:
    """Map each length of a misspelt text to the names, in their order, that are near enough to it in length."""
    near: dict[int, list[str]] = {}
    for name in names:
        for length in range(len(name) - MOST_WRONG, len(name) + MOST_WRONG + 1):
            if abs(len(name) - length) <= _allowed(length):
                near.setdefault(length, []).append(name)
    return near
