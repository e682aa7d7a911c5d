"""Read from free text what somebody wants: roles, what they hold, and constraints.

The cues are plain English about time, money and learning; names come from the knowledge.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.domain.wish import Budget, Stage, Way, Wish
from bot.search.names import NameKind
from bot.search.question import Question
from bot.search.reading import Reader
from bot.search.text import clean, fold

DAYS_OF = {"day": 1, "week": 7, "wk": 7, "month": 30, "mo": 30}
NUMBERS: Mapping[str, int] = {
    **{word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)},
    "a": 1,
    "an": 1,
    "half a": 0,
    "couple of": 2,
    "few": 3,
}
_COUNT = rf"\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}"
_NO_AGE = r"(?! (?:of )?(?:experience|exp|ago|in)\b)"
_TIME = re.compile(rf"(?<![\w.,])({_COUNT})[\s-]*(days?|weeks?|wks?|months?|mos?)\b{_NO_AGE}", re.IGNORECASE)
SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "bucks": "USD",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "gbp": "GBP",
    "pounds": "GBP",
}
_WORDED = "|".join(sign for sign in SIGNS if sign.isalpha())
_AT_MOST = r"budget(?: of| is|:)?|up to|at most|max(?:imum)?(?: of)?|under|below|less than"
_MONEY = re.compile(
    rf"(?:\b(?P<most>{_AT_MOST})\s+)?(?P<sign>[$€£])?\s*(?<![\w.,])(?P<digits>\d[\d.,]*)\s*(?P<thousand>k\b)?\s*"
    rf"(?P<unit>[$€£]|(?:{_WORDED})\b)?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d|hundred|thousand|grand", re.IGNORECASE)
"""What every amount has; most texts speak of none, and to look for all its forms in those takes its time."""
_LARGE = {"hundred": 100, "thousand": 1000, "grand": 1000}
_WORDS = re.compile(rf"(?<![\w.,])({_COUNT}) ({'|'.join(_LARGE)})\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:budget|have|has|got|get|gets|with|spend|pay|afford|no more than)(?: (?:about|around|only|just|is|of|us|me|my))*\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^\s*(?:(?:is|are) |'?s )?(?:all|the most|max\w*|tops|to spend|left|budget|or less)\b", re.IGNORECASE
)
"""What stands before or behind an amount that is the most somebody can spend."""
_OF_TIME = re.compile(r"\s*(?:\w+ )?(?:days?|weeks?|months?|hours?|hrs?|years?|people|ppl)\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\b(?:hold|holds|holding|held|passed|cleared|finished|completed|own|earned|have got|already (?:have|did|done|got)|"
    r"(?:i|we)(?:'ve| have|ve)(?! to\b)(?! been\b)(?! no\b)|got my|got the|did (?:my|the)|done with|certified in|with my|after)\b",
    re.IGNORECASE,
)
_HOLDS_NOT = re.compile(r"\b(?:not|no|never|haven'?t|hasn'?t|don'?t|didn'?t|without|after that|if)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[.;!?\n]+\s*|\s+-+\s+|,?\s+(?=(?:but|so|then|now|want(?:s|ing)?|looking|which|what|whats|where|would|need|"
    r"and (?:i|we|now|want|would|looking))\b)",
    re.IGNORECASE,
)
_ENTRY = r"\b(?:beginner|newbie|newcomer|novice|brand new|total(?:ly)? new|new to|entry[- ]level|from scratch|(?:no|zero) experience)\b"
_TOP = r"\b(?:top|highest|most advanced|expert)[- ](?:level|cert\w*|tier)\b"
_ALONE = r"\b(?:exam[- ]only|(?:only|just) (?:the |an )?exam|no (?:course|training|class)|without (?:a |any )?(?:course|training|class))\b"
_TAUGHT = r"\b(?:with (?:a )?(?:course|teaching|training|teacher|instructor|trainer)|instructor|live (?:course|training|class)|taught)\b"
STAGES = (
    (Stage.ENTRY, re.compile(_ENTRY, re.IGNORECASE)),
    (Stage.TOP, re.compile(_TOP, re.IGNORECASE)),
)
WAYS = ((Way.EXAM, re.compile(_ALONE, re.IGNORECASE)), (Way.TAUGHT, re.compile(_TAUGHT, re.IGNORECASE)))

Choice = TypeVar("Choice", Stage, Way)


class WishReader:
    """Reads wishes with the names of one knowledge."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        """Note the publishers; `reader` finds and mends names."""
        self._reader = reader
        names = (certification.publisher for certification in knowledge.certifications)
        self._publishers = {fold(name): name for name in names if name}
        self._parents = reader.things.parents

    def read(self, text: str, context: Context = Context(), question: Question | None = None) -> Wish:
        """Return what a text says in a thread with that context; `question` is the text read, when it was already."""
        question = question or self._reader.read(text, context)
        plain = clean(text)
        held = tuple(dict.fromkeys(self._held(plain)))
        certified = {self._parents.get(id_, id_) for id_ in held}
        within = question.certifications if NameKind.CERTIFICATION in question.subjects.named else frozenset()
        return Wish(
            roles=tuple(sorted(_roles_of(question))),
            lines=tuple(sorted(question.subjects.of(NameKind.PATH) | question.subjects.of(NameKind.TRACK))),
            held=held,
            certifications=tuple(sorted(within - certified)),
            publishers=tuple(self._published(question)) if not within else (),
            stage=_first(STAGES, plain),
            way=_first(WAYS, plain),
            budget=budget_in(plain),
            days=_days_in(plain),
            elsewhere=tuple(dict.fromkeys(item.name for item in question.elsewhere)),
        )

    def _held(self, text: str) -> Iterator[str]:
        """Yield the levels and certifications named in a clause that says they are held."""
        for clause in _clauses(text):
            found = _HOLDS.search(clause)
            if not found or _HOLDS_NOT.search(clause):
                continue
            subjects = self._reader.read(clause[found.start() :]).subjects
            levels = subjects.of(NameKind.LEVEL)
            covered = {self._parents[level] for level in levels}
            yield from sorted(levels)
            yield from sorted(subjects.of(NameKind.CERTIFICATION) - covered)

    def _published(self, question: Question) -> Iterator[str]:
        run = fold(" ".join(question.words))
        named = {fold(id_) for id_ in question.subjects.of(NameKind.PROVIDER)} if question.subjects.named else set()
        for key, name in self._publishers.items():
            if key in named or (len(key) > 5 and key in run):
                yield name


def budget_in(text: str) -> Budget | None:
    """Return the most that a text says may be paid, None when it names no amount; the highest of several."""
    found = [_budget(match) for match in _amounts(text)]
    return max((budget for budget in found if budget), key=lambda budget: budget.amount, default=None)


def limits_spending(text: str) -> bool:
    """Tell whether a text says how much somebody can spend."""
    for match in _amounts(clean(text)):
        before, behind = match.string[: match.start()], match.string[match.end() :]
        limited = match["most"] or _BEFORE.search(before) or _BEHIND.search(behind)
        if limited and _budget(match):
            return True
    return False


def described_in(text: str) -> str:
    """Return a text without what it says of time, money, ways of taking and what is held: whom or what it describes."""
    plain = _MONEY.sub(lambda match: " " if _budget(match) else match[0], clean(text))
    for pattern in (_TIME, *(cue for _, cue in WAYS)):
        plain = pattern.sub(" ", plain)
    clauses = [one for one in _clauses(plain) if not _HOLDS.search(one) or _HOLDS_NOT.search(one)]
    return " ".join(clauses) or plain


def _roles_of(question: Question) -> frozenset[str]:
    """Return the roles that a question names, or that an ambiguous name in it can mean when it names no certification."""
    return question.subjects.of(NameKind.ROLE)


def _days_in(text: str) -> int | None:
    """Return the time that a text speaks of in days, the shortest when there are several, None for none."""
    found = [_number(match[1]) * DAYS_OF[match[2].lower().rstrip("s")] for match in _TIME.finditer(text)]
    return min((days for days in found if days), default=None)


def _budget(match: re.Match[str]) -> Budget | None:
    """Return an amount that has a currency, or stands after words for a limit and is none of time or people."""
    currency = match["sign"] or match["unit"] or ""
    digits = match["digits"].strip(".,").replace(",", "")
    limit = match["most"] and not _OF_TIME.match(match.string, match.end())
    if digits.count(".") > 1 or not digits or not (currency or limit):
        return None
    return Budget(Decimal(digits) * (1000 if match["thousand"] else 1), SIGNS.get(currency.lower()))


def _amounts(text: str) -> Iterator[re.Match[str]]:
    """Yield the amounts in a text, in which those such as `three hundred` are put in figures."""
    if _AMOUNT.search(text):
        yield from _MONEY.finditer(_in_figures(text))


def _in_figures(text: str) -> str:
    return _WORDS.sub(lambda match: str(max(_number(match[1]), 1) * _LARGE[match[2].lower()]), text)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[" ".join(text.lower().split())]


def _clauses(text: str) -> Iterator[str]:
    yield from (clause for clause in _CLAUSE.split(text) if clause and clause.strip())


def _first(table: Iterable[tuple[Choice, re.Pattern[str]]], text: str) -> Choice | None:
    return next((value for value, cue in table if cue.search(text)), None)
