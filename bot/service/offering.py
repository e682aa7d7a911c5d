"""Answer which way to take a certification fits a budget, or a way of learning."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.domain.catalog import Certification, Offer, Price
from bot.domain.knowledge import Entry
from bot.domain.money import money
from bot.domain.sources import Statement
from bot.domain.wish import Budget
from bot.search.engine import Engine
from bot.search.question import Question
from bot.service.likely import Likeness
from bot.service.wishing import budget_in

KINDS: Mapping[str, str] = {
    "exam": r"exam (?:only|alone|by itself)|(?:just|only) (?:the|an) exam|no (?:course|class|training)\b",
    "self-paced": r"self paced|own (?:pace|speed)|(?:learn|study|learning|studying) (?:alone|at home)|by myself|on my own|"
    r"videos?|recordings?|recorded",
    "live": r"live (?:class|course|training|workshop)|instructor|real (?:teacher|trainer)|workshop|classroom|"
    r"(?:talk|speak) to (?:people|someone|somebody|a person|others)|in person|ask (?:\w+ )?questions",
    "cohort": r"cohort|mentors?|learn(?:ing)? with (?:others|peers)|peers|(?:fellow|other) students",
    "private": r"private|in house|our own|closed (?:\w+ )?(?:class|course|training|group)|only (?:for )?our (?:team|company|people)",
}
"""How people speak of each kind of offer, whatever the certification."""
_KINDS = {kind: re.compile(rf"\b(?:{cue})", re.IGNORECASE) for kind, cue in KINDS.items()}
_UNWANTED = re.compile(
    r"\b(?:not|no|without|never|hates?|rather than|instead of|(?:dont|doesnt|don t|doesn t) (?:want|need|like)) "
    r"(?:to (?:\w+ ){1,2})?(?:\w+ )?\w+"
)
"""How people say which way of learning they do not want."""
WITHIN = "Within {budget}, as far as prices are stated:"
FITTING = "What the sources offer of that kind:"
OVER = "Over the budget: {offers}."
UNSTATED = "No price is stated for {offers}."
UNDATED = "The sources give no date for these prices, so check them before you pay."
MOST = 3
DETAILS = 4
"""Offers that are told, and what is told of each."""
LONGEST = 420
"""Characters of the details of one offer."""


@dataclass(frozen=True, slots=True)
class _Choice:
    certification: Certification
    offer: Offer

    @property
    def name(self) -> str:
        return f"{self.certification.name}, {self.offer.name}"


def offered(engine: Engine, likeness: Likeness, question: Question) -> tuple[str, tuple[Entry, ...]] | None:
    """Return the offers that keep to the budget and the way of learning named, and the entries that tell them."""
    budget = budget_in(question.text)
    kinds = _kinds_in(question)
    if budget is None and not kinds:
        return None
    every = tuple(_choices(engine, question.certifications))
    fitting = [choice for choice in every if _fits(choice.offer, kinds, budget) and any(_entries(engine, choice))]
    if not fitting:
        return None
    told = _best_first(likeness, question, fitting)[:MOST]
    return _text(told, every, budget, kinds), tuple(entry for choice in told for entry in _entries(engine, choice))


def _kinds_in(question: Question) -> frozenset[str]:
    """Return the kinds of offers that a question asks for: those it names, or all but those of which it wants none."""
    plain = " ".join(question.words)
    every = {kind: found[0] for kind, cue in _KINDS.items() if (found := cue.search(plain))}
    left = _UNWANTED.sub(" ", plain)
    # `No course` is itself how people ask for the exam.
    wanted = frozenset(kind for kind, said in every.items() if _KINDS[kind].search(left) or said.startswith("no "))
    return wanted or (frozenset(KINDS) - every.keys() if every else wanted)


def _choices(engine: Engine, certifications: frozenset[str]) -> Iterator[_Choice]:
    for certification in engine.knowledge.certifications:
        if certification.retired is False and (not certifications or certification.id in certifications):
            yield from (_Choice(certification, offer) for offer in certification.offers)


def _fits(offer: Offer, kinds: frozenset[str], budget: Budget | None) -> bool:
    if kinds and offer.kind not in kinds:
        return False
    return budget is None or (offer.price is not None and _within(offer.price, budget))


def _within(price: Price, budget: Budget) -> bool:
    return price.amount <= budget.amount and budget.currency in (None, price.currency)


def _best_first(likeness: Likeness, question: Question, choices: list[_Choice]) -> list[_Choice]:
    about = likeness.about(question, frozenset(("details", "price")), frozenset(choice.offer.id for choice in choices))
    place = {id_: place for place, (_, entry) in reversed(tuple(enumerate(about))) for id_ in entry.about}
    return sorted(choices, key=lambda choice: place.get(choice.offer.id, len(about)))


def _text(told: list[_Choice], every: Iterable[_Choice], budget: Budget | None, kinds: frozenset[str]) -> str:
    lines = [WITHIN.format(budget=money(budget)) if budget else FITTING, ""]
    lines += [_line(choice) for choice in told]
    others = [choice for choice in every if not kinds or choice.offer.kind in kinds]
    over = [c for c in others if budget and c.offer.price and not _within(c.offer.price, budget)]
    unstated = [c for c in others if budget and not c.offer.price]
    notes = [OVER.format(offers=_named(over))] if over else []
    notes += [UNSTATED.format(offers=_named(unstated))] if unstated else []
    notes += [UNDATED] if any(c.offer.price and not c.offer.price.as_of for c in told) else []
    return "\n".join((*lines, "", " ".join(notes))).strip()


def _line(choice: _Choice) -> str:
    price = money(choice.offer.price) if choice.offer.price else "no price stated"
    kept: list[Statement] = []
    for statement in choice.offer.details[:DETAILS]:
        if sum(len(one.text) for one in (*kept, statement)) <= LONGEST:
            kept.append(statement)
    return f"- **{choice.name}** ({price}): {' '.join(statement.text.strip() for statement in kept)}".rstrip(": ")


def _named(choices: Iterable[_Choice]) -> str:
    return ", ".join(f"{c.name} ({money(c.offer.price)})" if c.offer.price else c.name for c in choices)


def _entries(engine: Engine, choice: _Choice) -> Iterator[Entry]:
    """Yield the entries of an offer's price and details, with the places that are told of them."""
    price, details = engine.entries.get(f"{choice.offer.id}/price"), engine.entries.get(f"{choice.offer.id}/details")
    if price:
        yield price
    if details:
        cited = dict.fromkeys(c for statement in choice.offer.details[:DETAILS] for c in statement.sources)
        yield replace(details, sources=tuple(cited))
