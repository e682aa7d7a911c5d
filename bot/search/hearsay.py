"""Leave out who said or asks what a message asks: “my manager says the exam is free, is that so” asks nothing about managers.

The cues are plain English; nothing here belongs to one knowledge folder.
"""

import re

from bot.search.facets import facets_of
from bot.search.text import words

ROLE = "role"
_WRITINGS = (
    r"(?:guides?|sources?|pages?|sites?|websites?|documents?|docs?|posts?|blogs?|articles?|books?|courses?|exams?|tests?|"
    r"cert\w*|programm?e?s?|vendors?|providers?|foundation|school|contract|card|invoice|bill|account|app|statement|e?mails?|"
    r"message|letter|report|policy|wiki|intranet|slides?|never)\b"
)
"""What says things in writing: that is a source, and no hearsay."""
_SAYING = (
    r"(?:said|says?|sa(?:id|ys) to (?:me|us)|told (?:me|us)|tells (?:me|us)|claims?|claimed|mentioned|insists?|believes?|thinks?|"
    r"thought|reckons?|heard|asked(?: me| us)?|asks(?: me| us)?|wants? to know|wanted to know|"
    r"(?:is|are|was|were|keeps?|keep) (?:asking|wondering|saying|telling (?:me|us))(?: me| us)?|wonders?|wondered)"
)
_TOLD = re.compile(
    rf"(?:^|(?<=[.!?;,:] )|(?<=\band )|(?<=\bbut )|(?<=\bso ))(?:so |well |and |but |hi |hey ){{0,3}}"
    rf"(?:my|our|a|an|one of (?:my|our|the)|some|someone|somebody|the)(?: (?!{_WRITINGS})[\w'’/-]+){{0,5}}? {_SAYING}\b"
    rf"(?: (?:that|if|whether|me|us))?,? +(?!(?:to|of|about|for|me|us)\b)(?=\w+ +\w)",
    re.IGNORECASE,
)
_THIRD = frozenset("he she him her his hers they them their theirs themselves himself herself".split())
"""Words for the person who said it: what follows may be asked for them."""


def without_hearsay(text: str) -> str:
    """Return a text without who said or asks what it says, unless it asks for that person."""
    left = _TOLD.sub("", text)
    if left == text:
        return text
    rest = words(left)
    return text if not _THIRD.isdisjoint(rest) or ROLE in facets_of(rest) else left
