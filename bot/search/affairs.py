"""Tell talk about the writers' own affairs and their work from questions about certifications.

The cues are plain English; nothing here belongs to one knowledge folder.
"""

import re
from collections.abc import Sequence

from bot.domain.knowledge import Entry, Knowledge, are_faq
from bot.search.names import NameKind
from bot.search.question import Question
from bot.search.text import words, words_kept

OWN = re.compile(
    r"\b(?:our|ours|my|mine|today|tonight|yesterday|tomorrow|(?:this|last|next) (?:week|month|year|quarter|sprint))\b"
)
"""How people speak of their own affairs, and of those of the day."""
LEARNING = re.compile(
    r"\b(?:cert\w*|credential\w*|badge\w*|exams?|examin\w*|tests?|courses?|class|classes|train(?:ing|ings|ers?)|levels?|tiers?|"
    r"learn\w*|stud(?:y|ying|ied|ies)|prep\w*|paths?|tracks?|schools?|cohorts?|diplomas?|qualif\w*|recert\w*|renew\w*|syllabus|"
    r"curriculum|guides?|pass|passed|passing|skills?|retake\w*|graduat\w*|career\w*|beginners?|newbies?)\b"
)
"""How people speak of certifications and of learning, whatever they are called."""

COMPANY = re.compile(
    r"\b(?:ceo|cto|cfo|boss|founders?|founded|owns?|owners?|employees?|staff|headquarters|headquartered|hq|located|location|offices?|"
    r"phone|telephone|email|e mail|address|revenues?|turnover|profits?|shareholders?|stock|listed|hiring|opening hours)\b"
)
"""How people speak of the affairs of a company, whatever it does."""
POINTING = re.compile(r"\b(?:it|its|they|them|their|these|those|this|that|ones?|both|each)\b")
"""Words that point at something named elsewhere, most likely a certification."""
OF_ANYTHING = frozenset(("price", "duration", "difficulty", "compare", "what-is"))
"""Sides that anything has, and not only a certification."""
USUAL = 0.05
"""Share of a knowledge's asks that speak so, from which people are taken to ask it so."""


class Affairs:
    """Knows whether questions to one knowledge speak of the askers' own affairs anyway, such as those to a help desk."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Count how many asks speak so, and note whether the entries are a plain list of questions."""
        asks = [ask for entry in knowledge.entries for ask in (entry.question, *entry.asks)]
        self._in_faq = are_faq(knowledge.entries)
        self._usual = sum(_speaks_of_own(words_kept(ask)) for ask in asks) >= USUAL * len(asks)

    def are_own(self, question: Question) -> bool:
        """Tell whether a message speaks of its writers' affairs, and of nothing that has to do with a certification."""
        kinds = {kind for kind in question.subjects.all if kind is not NameKind.ROLE}
        spoken_of = kinds or question.subjects.meant or question.thread.subjects or question.facets
        return not (self._usual or spoken_of) and _speaks_of_own(question.words)

    def are_of_the_work(self, question: Question) -> bool:
        """Tell whether a message could as well be about the work itself: it speaks of no certification, nor of learning.

        In a plain list of questions none is, since nothing there has to be named.
        """
        spoken_of = question.subjects.all or question.subjects.meant or question.half_named or question.thread.subjects
        if self._in_faq or spoken_of or not OF_ANYTHING.issuperset(question.facets):
            return False
        plain = " ".join(question.words)
        return not (LEARNING.search(plain) or POINTING.search(plain))

    @staticmethod
    def are_of_a_company(question: Question, best: Entry) -> bool:
        """Tell whether a message asks for the affairs of a provider that it names, and the best entry speaks of no such thing."""
        asked = NameKind.PROVIDER in question.subjects.named and COMPANY.search(" ".join(question.words))
        return bool(asked) and not any(COMPANY.search(" ".join(words(text))) for text in (best.question, *best.asks))


def _speaks_of_own(split: Sequence[str]) -> bool:
    plain = " ".join(split)
    return bool(OWN.search(plain)) and not LEARNING.search(plain)
