"""Mend words that are in nobody's vocabulary: to the likeliest word that a slip of the fingers makes of it."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import islice, pairwise

from bot.search.courtesy import courtesy_in
from bot.search.facets import facets_of
from bot.search.languages import FUNCTION_WORDS, TELLING
from bot.search.plain import PLAIN_WORDS
from bot.search.slips import SHORTEST, VOWELS, abbreviations, by_length, near_words
from bot.search.text import stem, stems

SHORT_FOR = {
    "abt": "about",
    "acct": "account",
    "approx": "approximately",
    "avg": "average",
    "btwn": "between",
    "cuz": "because",
    "dept": "department",
    "diff": "difference",
    "eng": "engineering",
    "esp": "especially",
    "govt": "government",
    "hrs": "hours",
    "infra": "infrastructure",
    "lvl": "level",
    "lvls": "levels",
    "mgmt": "management",
    "mgr": "manager",
    "mgrs": "managers",
    "mins": "minutes",
    "mths": "months",
    "orgs": "organizations",
    "pls": "please",
    "plz": "please",
    "ppl": "people",
    "prod": "production",
    "reqs": "requirements",
    "smth": "something",
    "sth": "something",
    "tho": "though",
    "thru": "through",
    "thx": "thanks",
    "tmrw": "tomorrow",
    "wks": "weeks",
    "wrt": "regarding",
    "yrs": "years",
}
"""How words are shortened in chat, unless the knowledge has such a word of its own."""
UNLIKELY = -16.0
"""Below this, a word of somebody else's vocabulary is likelier than a slip."""
COURTEOUS, TURNING = -15.5, -15.0
"""The same for a word of courtesy, and for one that tells a facet and has a letter put before it: each turns the reading."""
SECOND = 3.0
"""How much less likely it may be for a second edit: few words are so near to a long one (CLINC150 with two random edits)."""
CLIPPED = -13.0
"""The same for a word as short as is mended, and without a vowel: it stands for several words, or for a longer one."""
HALF = 0.5
"""How far the words of the knowledge make up what people type; the rest is plain language."""
BESIDE = 3.0
"""How much likelier a word becomes by each word beside it that it has beside it in the knowledge, too (CLINC150)."""
MOST_TEXTS = 10_000
"""Texts of the knowledge that are read for it, which whoever first misspells a word waits for: a tenth of a second at the most."""
KEPT = 4_096
"""Words whose mending is remembered: a message is read as a whole and by its parts."""
FLAT = 50
"""The most frequent words of a language are this much less frequent than Zipf's law has them (Mandelbrot, 1953)."""

Text = Sequence[str]
Pair = tuple[str, str]


class Vocabulary:
    """The words we know with how likely they are, in buckets of equal length."""

    def __init__(
        self, counts: Mapping[str, int], language: Sequence[str] = (), texts: Callable[[], Iterable[Text]] = tuple
    ) -> None:
        """Keep the words of the knowledge with their counts, and those of the language, most frequent first.

        `texts` yields the texts of the knowledge by their words, to see which stand side by side.
        """
        self._counts = dict(counts)
        likely = _likely(counts, language)
        # Most questions hold no word that nobody knows, and need none of these.
        self._stems = cache(partial(_stems_of, likely))
        short = abbreviations(counts, frozenset(language)) if language else frozenset[str]()
        self._letters = letters = cache(partial(by_length, likely))
        self._language = bool(language)
        self.known = frozenset(likely) | frozenset(PLAIN_WORDS.split())
        """The words that need no mending."""
        self._near = lru_cache(maxsize=KEPT)(lambda word: tuple(near_words(letters(), likely, short, word)))
        self._pairs = cache(lambda: _pairs_of(texts()))

    def prepare(self) -> None:
        """Make what the first misspelt word would wait for: a twentieth of a second with the shipped knowledge."""
        for make in (self._stems, self._letters, self._pairs):
            make()

    def mend_all(self, typed: Sequence[str]) -> tuple[str, ...]:
        """Return the words of a text mended, each with a view to those beside it."""
        mended: list[str] = []
        for word, after in pairwise((*typed, "")):
            mended.append(self.mend(word, mended[-1] if mended else "", after))
        return tuple(mended)

    def mend(self, word: str, before: str = "", after: str = "") -> str:
        """Return the likeliest word near to this one, or the word itself when it is known or no slip is likely.

        `before` and `after` are the words beside it, empty at an end of the text.
        """
        if word in SHORT_FOR and word not in self._counts:
            return SHORT_FOR[word]
        if (
            word in self.known
            or len(word) < SHORTEST
            or not word.isalpha()
            or self._inflected(word)
            or word in FUNCTION_WORDS
            or courtesy_in((word,))
        ):
            return word
        return self._likeliest(word, before, after)

    def _likeliest(self, word: str, before: str, after: str) -> str:
        """Return the likeliest of the near words that are likely enough, sooner one that the knowledge has beside the same."""
        near = [
            (likelihood, other)
            for likelihood, edits, other in self._near(word)
            if likelihood > _least(word, other, edits)
        ]
        pairs = self._pairs() if len(near) > 1 else frozenset[Pair]()
        told = (
            (likelihood + BESIDE * (((before, other) in pairs) + ((other, after) in pairs)), likelihood, other)
            for likelihood, other in near
        )
        return max(told, default=(0.0, 0.0, word))[-1]

    def strange(self, typed: Sequence[str], mended: Sequence[str]) -> float:
        """Return the share of words (0 to 1) that nobody knows and that were not mended to one of the knowledge.

        Small words of another language count twice. It is 0 when no words of the language were given to tell by.
        """
        if not self._language:
            return 0.0
        pairs = zip(typed, mended, strict=True)
        unknown = sum(self._strange(word, other) for word, other in pairs if not word.isdigit())
        return min(unknown / max(len(typed), 1), 1.0)

    def _strange(self, word: str, mended: str) -> int:
        if word in FUNCTION_WORDS and word not in self._counts:
            return 2 if word in TELLING else 1
        return int(word not in self.known and mended not in self._counts)

    def _inflected(self, word: str) -> bool:
        return stem(word) != word and stem(word) in self._stems()


def _pairs_of(texts: Iterable[Text]) -> frozenset[Pair]:
    return frozenset(pair for text in islice(texts, MOST_TEXTS) for pair in pairwise(("", *text, "")))


def _least(word: str, meant: str, edits: int) -> float:
    """Return the likelihood that a word must have to be taken for the one meant, so many edits away."""
    clipped = len(word) == SHORTEST and VOWELS.isdisjoint(word)
    turning = word[1:] == meant and bool(facets_of((meant,)))
    marks = ((CLIPPED, clipped), (TURNING, turning), (COURTEOUS, courtesy_in((meant,)) is not None))
    return max((mark for mark, holds in marks if holds), default=UNLIKELY) - SECOND * (edits - 1)


def _likely(counts: Mapping[str, int], language: Sequence[str]) -> dict[str, float]:
    """Return the logarithm of how likely each word is: half by the knowledge, half by its rank in the language."""
    every = sum(counts.values()) or 1
    ranks = {word: rank for rank, word in enumerate(language, start=1)}
    scale = math.log(len(language)) if len(language) > 1 else 1.0
    return {
        word: math.log(
            HALF * counts.get(word, 0) / every + (HALF / ((ranks[word] + FLAT) * scale) if word in ranks else 0.0)
        )
        for word in (*counts, *(word for word in ranks if word not in counts))
        if counts.get(word, 0) > 0 or word in ranks
    }


def _stems_of(words: Iterable[str]) -> frozenset[str]:
    return stems(word for word in words if len(word) > SHORTEST)
