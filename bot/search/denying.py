"""What a question denies: names that it puts aside, and answers that would turn its sense round.

The cues are plain English; nothing here belongs to one knowledge folder.
"""

import re
from collections.abc import Sequence

from bot.domain.knowledge import Entry
from bot.search.names import ARTICLES, Mention
from bot.search.text import words

DENYING = frozenset("not isnt arent wasnt except excluding without nor".split())
"""Words right before a name that is not meant."""
DENYING_PAIRS = frozenset((("other", "than"), ("anything", "but"), ("apart", "from"), ("aside", "from")))
"""Pairs of words that say the same."""
BESIDE = ARTICLES | {"for", "of", "about", "my", "our", "your"}
"""Words that may stand between these and the name."""
LIMITS = (
    re.compile(r"\b(?:only|solely|exclusively|merely|purely|nothing but|limited to|restricted to|just for|just the)\b"),
    re.compile(
        r"\b(?:not|no|never|nobody|none|neither|nor|without|except|exclud\w+|cannot|aint|"
        r"(?:is|are|was|were|do|does|did|ca|could|wo|would|should|has|have|had|need|must)nt)\b"
    ),
)
"""How a question limits what it asks, and how it denies it."""
SHORT = 8
"""Words of a question that a denial is the point of, whatever the answer says."""
POLAR = re.compile(r"\W*(?:yes|no)\b", re.IGNORECASE)
"""How an answer begins that says yes or no."""
CHECKING = re.compile(
    r"^so\b|\b(?:right|correct|true|yes|no|yeah|huh|or not|isn['’]?t (?:it|he|she|that)|doesn['’]?t (?:it|that)|"
    r"does that mean|do i (?:also|still) (?:need|have)[^?]*)\s*\?+\s*$",
    re.IGNORECASE,
)
"""How somebody asks whether what they think is so; a yes or no then answers that, and not the entry's question."""
EITHER = re.compile(r"\bor\b", re.IGNORECASE)
"""A question of two, which neither yes nor no answers alone."""
OPEN = re.compile(
    r"(?:^|[.!?,;:] +|\b(?:and|but|so|ok|hi|hey|hello|pls|please) )(?:what|whats|which|who|whos|whom|whose|where|when|why|how)\b"
)
"""How a question begins that neither yes nor no answers."""
CLOSED = re.compile(
    r"(?:^|[.!?,;:] +|\b(?:and|but|so|or|if|whether|that|to know) )(?:is|are|am|was|do|does|did|can|could|will|would|should|shall|has|have|"
    r"may|must|need|it|i|we|they|you|he|she|there)\b"
)
"""How one begins that they may answer."""


def without_denied(mentions: Sequence[Mention], split: Sequence[str]) -> tuple[Mention, ...]:
    """Return the mentions without those that are put aside, such as `not FOCP but FOCF`, where another of their kind is left."""
    denied = [mention for mention in mentions if _denied(mention, split)]
    left = [mention for mention in mentions if mention not in denied]
    given_up = [mention for mention in denied if any(_takes_place(other, mention) for other in left)]
    return tuple(mention for mention in mentions if mention not in given_up)


def turned_round(question: Sequence[str], text: str, entry: Entry) -> bool:
    """Tell whether an answer would be read as that to another question than the entry's own.

    It would where the question limits or denies what the entry's does not, and a yes or no where it asks for neither, asks
    whether something else is so, or the entry's own asks which of two.
    """
    polar = bool(POLAR.match(entry.answer))
    if polar and (CHECKING.search(text) or EITHER.search(entry.question)):
        return True
    if polar or len(question) <= SHORT:
        asked, own = (" ".join(split) for split in (question, words(entry.question)))
        if any(cue.search(asked) and not cue.search(own) for cue in LIMITS):
            return True
    typed = text.casefold().replace("'", "").replace("’", "")
    return polar and bool(OPEN.search(typed) and not CLOSED.search(typed))


def _denied(mention: Mention, split: Sequence[str]) -> bool:
    place = mention.start
    while place and split[place - 1] in BESIDE:
        place -= 1
    return place > 0 and (split[place - 1] in DENYING or tuple(split[max(place - 2, 0) : place]) in DENYING_PAIRS)


def _takes_place(other: Mention, denied: Mention) -> bool:
    alike = other.name.kind is denied.name.kind and other.name.ids != denied.name.ids
    return alike and not (other.start < denied.end and denied.start < other.end)
