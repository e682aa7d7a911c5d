"""Tell whether a message asks for a recommendation, and what is left of it when the asking is taken out.

The cues are plain English about certifications in general; nothing here belongs to one knowledge folder.
"""

import re
from collections.abc import Iterable
from enum import IntEnum

from bot.search.ends import ends_in
from bot.search.facets import facets_of
from bot.search.names import NameKind
from bot.search.question import Question
from bot.search.text import words

CREDENTIAL = (
    r"(?:certs?|certifications?|certificates?|credentials?|badges?|levels?|tiers?|courses?|class|classes|programs?|programmes?|"
    r"options?|offers?|exams?|trainings?)"
)
"""What people call the thing they look for."""
CHOOSING = (
    rf"\b(?:which|what|any|best|right|good|fitting|suitable|next|some|a|an)\b(?: \w+){{0,4}} {CREDENTIAL}\b|\bwhich (?:one|part|bit)\b",
    rf"\b{CREDENTIAL}\b(?: \w+){{0,3}} for\b(?! (?:last|this|next|today|tomorrow)\b)",
    rf"\b{CREDENTIAL}\b(?: \w+){{0,3}} (?:suits?|fits?|suggest\w*|recommend\w*|advice|idea|worth|makes? sense|names?)\b",
    r"\b(?:recommend|recomend|reccomend|recommand)\w*|\bsuggest\w*|\badvi[sc]e[ds]?\b|\bpoint (?:me|us)\b",
    r"\b(?:what|which|where)\b(?: \w+){0,6} (?:should|would|could|do|can|shall|to)\b(?: \w+){0,5} "
    r"(?:take|book|do|get|go for|pick|choose|start|begin|sit|aim|slot|fit|sign)\b",
    r"\bwhat (?:can|could) (?:i|we|he|she|they) (?:buy|get|afford)\b|\b(?:get|gets|getting|become|be) (?:\w+ ){0,2}certified\b",
    r"\b(?:should|shall) (?:i|we|he|she|they) (?:take|do|get|pick|choose|look|start|go)\b",
    r"\bwould you (?:take|pick|choose|go)\b|\b(?:made|meant|right|something|anything) for (?:me|us|that|this|him|her|them)\b",
    r"\b(?:first|best|right) (?:step|move)\b|\b(?:entry|starting) point\b|\bwhere (?:do|should|could|can|might) (?:i|we) (?:go|turn)\b",
    r"\bslots? in\b|\bwhere (?:to|do i|should i|can i) (?:start|begin)\b|\bcombo\b",
    r"\bwant(?:s)? (?:to |an? |me |us |some )?(?:\w+ ){0,4}(?:start|cert|certs|certification|certified|thing|level)\b",
)
"""How people ask which certification, level or offer they should take."""
_CHOOSING = re.compile("|".join(CHOOSING))
_WORKS = re.compile(
    r"^(?:\w+ ){0,3}i (?:(?:mostly|mainly|usually|also|just|basically) )?"
    r"(?:run|manage|lead|own|build|keep(?! \w+ing\b)|maintain|operate|write|handle|look after|take care|train|teach|"
    r"am (?:responsible|in charge|on call)|do|review|deploy|automate|design|analy[sz]e|track|chase|watch|support|administer|work)"
    r"\b(?! (?:i|not|you|we|they)\b)"
)
"""How people say what their work is."""
_PART = re.compile(r"\b(?:which|what) (?:\w+ ){0,4}(?:levels?|tiers?|parts?|bits?|steps?)\b")
_WHY = re.compile(r"^(?:\w+ ){0,3}why\b")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s-+\s")
_CREDENTIAL = re.compile(rf"\b{CREDENTIAL}\b")
OTHER_SIDES = frozenset(
    "price duration format passing-score prerequisites preparation skills projects mistakes renewal value difficulty "
    "recognition delivery provider path".split()
)
"""Facets that are asked for by themselves: with one of them a mere mention of a certification asks for no recommendation."""
ALLOWED = frozenset("price duration preparation projects format levels audience".split())
"""Of these, those that may as well be a constraint or a part of the person's work."""
ROLE = "role"
ASKING = frozenset(
    "which what whats where who any anything best right good fitting suitable recommend recommends recommended recommendation "
    "recommendations suggest suggests suggested suggestion suggestions advice advise should would could shall pick choose take "
    "taking start starting begin book get need want wants worth having certified certification certifications cert certs "
    "certificate credential credentials badge level levels course courses class programme program option options offer exam "
    "training thing suit suits fit fits made sense do go for".split()
)
"""Words of the asking rather than of the one who asks."""


class Wanting(IntEnum):
    """How much a message asks for a recommendation; BARELY when it names a certification and another side of it."""

    NO = 0
    BARELY = 1
    MAYBE = 2
    YES = 3


def wanting(question: Question) -> Wanting:
    """Return whether a recommendation is asked for; less so when a certification is merely mentioned."""
    plain = " ".join(question.words)
    facets = _asked(question)
    ranks = ends_in((question.text,)) and not question.subjects.of(NameKind.ROLE)
    if "provider" in facets or asks_why(question) or ranks:
        return Wanting.NO
    if ROLE in facets:
        return Wanting.YES
    if _CHOOSING.search(plain) and not (OTHER_SIDES - ALLOWED).intersection(facets):
        return Wanting.YES
    if not _CREDENTIAL.search(plain):
        return Wanting.MAYBE if tells_work(question) else Wanting.NO
    return Wanting.BARELY if OTHER_SIDES.intersection(facets) else Wanting.MAYBE


def tells_work(question: Question) -> bool:
    """Tell whether a message says what somebody's work is, and asks nothing in particular."""
    named = question.subjects.all or question.elsewhere or question.facets
    return not named and "?" not in question.text and bool(_WORKS.search(" ".join(question.words)))


def speaks_of_work(question: Question) -> bool:
    """Tell whether a sentence of a message says what somebody's work is, whatever the others ask."""
    return any(_WORKS.search(sentence) for sentence in _sentences(question))


def asks_why(question: Question) -> bool:
    """Tell whether a reason is asked for."""
    return bool(_WHY.search(" ".join(question.words)))


def picks_part(question: Question) -> bool:
    """Tell whether it is asked which level or part of a certification is the right one."""
    return bool(_PART.search(" ".join(question.words)))


def description(question: Question, common: Iterable[str]) -> str:
    """Return the words of a question without those of the asking, and without those common to all certifications."""
    left = ASKING.union(common)
    return " ".join(word for word in question.words if word not in left)


def _asked(question: Question) -> tuple[str, ...]:
    """Return the sides that are asked for: what a sentence on somebody's work speaks of is none where another one asks."""
    asking = [sentence for sentence in _sentences(question) if not _WORKS.search(sentence)]
    if not asking or not speaks_of_work(question):
        return question.facets
    left = {facet for sentence in asking for facet in facets_of(sentence.split())}
    return tuple(facet for facet in question.facets if facet in left)


def _sentences(question: Question) -> tuple[str, ...]:
    """Return the words of each sentence."""
    return tuple(" ".join(words(sentence)) for sentence in _SENTENCE.split(question.text))
