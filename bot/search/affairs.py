"""Tell talk about the writers' own affairs from questions about certifications.

The cues are plain English; nothing here belongs to one knowledge folder.
"""

import re

from bot.search.names import NameKind
from bot.search.question import Question

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


def own_affairs(question: Question) -> bool:
    """Tell whether a message speaks of its writers' affairs, and of nothing that has to do with a certification."""
    plain = " ".join(question.words)
    kinds = {kind for kind in question.subjects.all if kind is not NameKind.ROLE}
    spoken_of = kinds or question.subjects.meant or question.thread.subjects or question.facets
    return not spoken_of and bool(OWN.search(plain)) and not LEARNING.search(plain)
