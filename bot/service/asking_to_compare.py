"""Tell whether a question asks for a comparison."""

import re
from functools import lru_cache

from bot.search.question import Question
from bot.search.resolving import COMPARE

ROLE = "role"
KEPT = 32
"""Texts of which is remembered whether they ask for a comparison: whoever may answer one wants to know."""
CUES = (
    r"vs?\b|versus\b|against\b|compar\w*|diff\w*|contrast\w*|distinguish\w*",
    r"same (?:as|thing|or)\b|(?<!\b(?:in|at|of|by) the )same\b",
    r"next to\b|side by side\b|alongside\b",
    r"better than\b|instead of\b|rather than\b|split between\b|equivalent\b|equal to\b",
    r"what changes\b|adds? (?:up )?(?:on|over|to|compared)\b|on top of\b",
    r"(?:dis)?agree\w*|overlap\w*|pros\b|which is which\b|which is what\b",
    r"separates?\b|opposed to\b|(?:more|less|fewer)(?: \w+)? than\b|between\b|which (?:\w+ )?has more\b",
    r"(?:cheaper|longer|shorter|harder|easier|tougher|better|pricier|more expensive)\b",
)
"""How people ask for a comparison."""
CUE = re.compile(rf"\b(?:{'|'.join(CUES)})", re.IGNORECASE)
OF_THREAD = re.compile(
    r"\bwhich (?:one|of (?:them|these|those|the (?:two|three)))\b|\b(?:either|both) of (?:them|these|those)\b|\bthe two\b",
    re.IGNORECASE,
)
"""How people speak of several things that were named before."""
COMPARED = re.compile(
    rf"(?:certs?|certifications?|certificates?|programm?e?s?|side|guides?)$|(?:{'|'.join(CUES)})", re.IGNORECASE
)
"""Words around a name that is compared."""


def compares(question: Question) -> bool:
    """Tell whether a comparison is asked for in so many words."""
    return COMPARE in question.facets or _cued(question.text)


@lru_cache(maxsize=KEPT)
def _cued(text: str) -> bool:
    return bool(CUE.search(text))


def speaks_of_several(question: Question) -> bool:
    """Tell whether a question names nothing itself and asks how the things of its thread differ."""
    return not question.subjects.named and ROLE not in question.facets and bool(OF_THREAD.search(question.text))
