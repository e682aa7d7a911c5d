"""Find the questions of a message: its sentences, the items of a list, and the clauses that each ask for a side of their own."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.domain.reason import Reason
from bot.domain.reply import Answer
from bot.search.asking_on import ASKING
from bot.search.considered import Considered
from bot.search.courtesy import leads_up
from bot.search.engine import Engine
from bot.search.facets import without_cues
from bot.search.plain import PLAIN
from bot.search.resolving import COMPARE
from bot.search.text import LONGEST_QUESTION, clean, stem, words

SHORTEST = 3
"""Words of the shortest sentence that is taken for a question of its own."""
OFFERING = frozenset("a an any just like maybe or perhaps some something".split())
"""Words that start a guess at the answer to one's own question."""
OPENING = frozenset("what whats how hows when where wheres who whos which why does do is are can".split())
"""Words that start a question, whether or not it ends with its mark."""
AUXILIARIES = frozenset("may must should could would will".split())
SUBJECTS = frozenset("i we you he she it they one the a an this that these those my our your there".split())
"""Words that start a question together: “would you know”, not “would be great”."""
AROUND = frozenset(
    "exam exams test tests cert certs certification certifications course courses training info information details list tell "
    "show explain hi hello thanks thank both each every full total official current requirement".split()
)
"""Words beside the name of a side that ask for nothing more."""
BETWEEN = frozenset("and or to vs versus".split())
"""Words between two numbers that are no marks: “level 1. or 2.”."""
STUB = 3
"""Letters of what is left of a word when its beginning is a cue."""
_SENTENCE = re.compile(r"(?<=[?!.;])\s+|\n+")
_ITEM = re.compile(
    r"\s*(?:[-*•–]|\(?(?:\d{1,2}|[a-h])[.)]|(?:first|second|third|fourth|fifth)(?:ly)?[,:])\s+(?=\S)", re.IGNORECASE
)
_MARK = re.compile(r"(?<!\S)(?:\(?(\d|[a-h])[.)]|(first|second|third|fourth|fifth)(?:ly)?[,:])(?=\s+\S)", re.IGNORECASE)
"""What stands before an item within a line."""
_ORDERS = ("1 2 3 4 5 6 7 8 9".split(), "a b c d e f g h".split(), "first second third fourth fifth".split())
_JOINT = re.compile(
    r"\s*(?:[,;&+/]|\b(?:and|also|plus|as well as)\b)(?:\s*\b(?:and|also|plus|then)\b)*\s*", re.IGNORECASE
)
"""What stands between two clauses, or two items that are asked for together."""


_AND = re.compile(r"\b(?:and|also|plus)\b", re.IGNORECASE)


def sentences_of(engine: Engine, text: str) -> list[str]:
    """Return the sentences of a message as typed; items of a list are questions.

    Those of a word or two that ask for no side are left out, and courtesies that only lead up to a question.
    """
    items = items_of(text)
    lines = iter(items)
    found = [
        sentence
        for line in _lines(text)
        for sentence in ([next(lines)] if items and _ITEM.match(line) else _SENTENCE.split(line))
    ]
    told: list[str] = []
    for sentence in map(str.strip, found):
        if told and told[-1].endswith("?") and _elaborates(sentence):
            told[-1] += f" {sentence}"
        else:
            told.append(sentence)
    asking = (sentence for sentence in told if not leads_up(sentence))
    return [s for s in asking if s in items or len(clean(s).split()) >= SHORTEST or _asks_shortly(engine, s, text)]


def items_of(text: str) -> tuple[str, ...]:
    """Return the items of a list in a message as questions; a single one is no list."""
    items = [line[item.end() :].rstrip(" ?.;,") for line in _lines(text) if (item := _ITEM.match(line))]
    return tuple(f"{item}?" for item in items) if len(items) > 1 else ()


def _lines(text: str) -> list[str]:
    """Return the lines of a message, with a list that stands in one line on several."""
    return [piece for line in text[:LONGEST_QUESTION].split("\n") for piece in _list_in(line)]


def _list_in(line: str) -> list[str]:
    """Return a line cut before each of its marks, when those are two or more of one kind and in their order."""
    marks = [(found.start(), (found[1] or found[2]).lower()) for found in _MARK.finditer(line)]
    for order in _ORDERS:
        starts = [start for start, mark in marks if mark in order]
        if len(starts) > 1 and [mark for _, mark in marks if mark in order] == order[: len(starts)]:
            items = [line[start:end] for start, end in pairwise((*starts, len(line)))]
            if not any(BETWEEN.issuperset(words(item)[1:]) for item in items):
                return [line[: starts[0]], *items]
    return [line]


def facets_in(engine: Engine, piece: str) -> frozenset[str]:
    """Return the sides that a piece asks for, also by the bare name of one."""
    question = engine.reader.read(piece)
    bare = "-".join(word for word in question.words if stem(word) not in PLAIN)
    return frozenset(question.facets) - {COMPARE} or engine.facets & {bare}


def _asks_shortly(engine: Engine, sentence: str, text: str) -> bool:
    return bool(facets_in(engine, sentence)) if sentence.endswith("?") else ";" in text and asks_side(engine, sentence)


def asks_side(engine: Engine, sentence: str) -> bool:
    """Tell whether a sentence says a side and its subject, and nothing else."""
    sides = facets_in(engine, sentence)
    return bool(sides) and says_side_alone(engine, sentence, sides)


def asks(sentence: str) -> bool:
    """Tell whether a sentence is a question by its mark or by how it starts."""
    split = words(clean(sentence))
    return sentence.endswith("?") or (len(split) > 1 and _start_one(split))


def clauses_of(engine: Engine, sentence: str, whole: Considered) -> list[str]:
    """Return the questions of a sentence, when each asks for a side of its own and not all are told; else the sentence."""
    pieces = [*_pieces(sentence)]
    if len(pieces) < 2:
        return [sentence]
    told = {entry.facet for entry in whole.reply.entries} if isinstance(whole.reply, Answer) else set()
    clauses: list[str] = []
    joined = True
    sides: list[frozenset[str]] = []
    for piece, joint in pieces:
        facets = facets_in(engine, piece)
        own = facets and not any(facets & others for others in sides) and _stands(engine, piece, facets, whole)
        if own or not clauses:
            joined = joined and (not clauses or (_opens(piece) and bool(_AND.search(joint))))
            clauses.append(piece)
            sides.append(facets)
        else:
            clauses[-1] += joint + piece
            sides[-1] |= facets
    stands = bool(sides and sides[0]) and (joined or _stands(engine, clauses[0], sides[0], whole))
    if len(clauses) < 2 or not stands or all(facets & told for facets in sides):
        return [sentence]
    return [f"{clause.strip().rstrip('?')}?" for clause in clauses]


def joined_in(sentence: str) -> list[str]:
    """Return the questions of a sentence that are joined and each start as one, whatever they ask for; else the sentence."""
    joined: list[str] = []
    for piece, joint in _pieces(sentence):
        if not joined or (_opens(piece) and len(words(piece)) >= SHORTEST):
            joined.append(piece)
        else:
            joined[-1] += joint + piece
    return [f"{one.strip().rstrip('?')}?" for one in joined] if all(map(_opens, joined)) else [sentence]


def _pieces(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces between joints, each with the joint before it."""
    place, joint = 0, ""
    for found in (*_JOINT.finditer(sentence), None):
        end = found.start() if found else len(sentence)
        if sentence[place:end].strip():
            yield sentence[place:end], joint
        if found:
            place, joint = found.end(), found[0]


def _stands(engine: Engine, piece: str, facets: frozenset[str], whole: Considered) -> bool:
    """Tell whether a piece is a question of its own: it starts as one, or says a side and no more than its subject.

    A side of several things that are compared is not.
    """
    return _opens(piece) or (whole.reason is not Reason.COMPARISON and says_side_alone(engine, piece, facets))


def says_side_alone(engine: Engine, piece: str, facets: frozenset[str]) -> bool:
    """Tell whether a piece says these sides and no more than their subject."""
    bare = engine.reader.beside_names(words(clean(piece)))
    left = words(without_cues(" ".join(bare), sorted(facets)))
    says_more = (word for word in left if stem(word) not in PLAIN and word not in AROUND and len(word) > STUB)
    return facets.issuperset(says_more)


def _opens(piece: str) -> bool:
    return _start_one(words(clean(piece)))


def _start_one(split: Sequence[str]) -> bool:
    first, second = (*split[:2], "", "")[:2]
    return first in OPENING or (first in AUXILIARIES and second in SUBJECTS)


def _elaborates(sentence: str) -> bool:
    """Tell whether a sentence only offers an answer to the question before it, such as `some teacher?`."""
    first, *rest = words(clean(sentence)) or ("",)
    return sentence.endswith("?") and first in OFFERING and ASKING.isdisjoint(rest)
