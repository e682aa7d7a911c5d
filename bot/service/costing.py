"""What a way through costs: stated prices only, and nothing that comes with something else twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.advice import Cost
from bot.domain.catalog import Certification, Offer
from bot.domain.knowledge import Knowledge
from bot.domain.wish import Way
from bot.search.text import words
from bot.service.steps import Rung

Key = tuple[str, str]
"""A certification, and the level of it that has offers of its own, empty for none."""
EXAM = "exam"
"""The kind of offer that is the exam alone; all others teach."""


@dataclass(frozen=True, slots=True)
class Bought:
    """What is paid for: offers, those that come with them, and the certifications for which none states a price."""

    offers: tuple[Offer, ...] = ()
    included: tuple[Offer, ...] = ()
    unstated: tuple[str, ...] = ()

    @property
    def total(self) -> dict[str, Decimal]:
        """Return the sum by currency."""
        total: dict[str, Decimal] = {}
        for offer in self.offers:
            if offer.price:
                total[offer.price.currency] = total.get(offer.price.currency, Decimal()) + offer.price.amount
        return total


class Prices:
    """The offers of one knowledge, with all that comes with each."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note each offer by its id, of which levels it is by its name, and what it includes in the end."""
        offers = [offer for certification in knowledge.certifications for offer in certification.offers]
        self._offers: Mapping[str, Offer] = {offer.id: offer for offer in offers}
        self._levels = {
            offer.id: frozenset(_levels_of(offer, certification))
            for certification in knowledge.certifications
            for offer in certification.offers
        }
        self._holds = {offer.id: frozenset(self._included(offer)) for offer in offers}

    def offers(self, rung: Rung, way: Way | None) -> tuple[Offer, ...]:
        """Return the offers of that kind, those with a price first, the cheapest first; none that is of another level by its name."""
        fitting = [offer for offer in rung.certification.offers if suits(offer, way)]
        own = [offer for offer in fitting if rung.id in self._levels[offer.id]]
        return tuple(sorted(own or (offer for offer in fitting if not self._levels[offer.id]), key=_price_first))

    def stated(self, rung: Rung, way: Way | None) -> Offer | None:
        """Return the cheapest offer of that kind, one without a price for want of another, None when there is none."""
        return next(iter(self.offers(rung, way)), None)

    def bought(self, rungs: Sequence[Rung], way: Way | None) -> Bought:
        """Return the cheapest that covers these: an offer for each certification or level that has its own, or one with several."""
        wanted: dict[Key, Sequence[Offer]] = {}
        for rung in rungs:
            offers = self.offers(rung, way)
            own = bool(offers) and rung.id in self._levels[offers[0].id]
            wanted[rung.certification.id, rung.id if own else ""] = offers
        best = self._each(wanted, ())
        for bundle in self._bundles(wanted):
            other = self._each(wanted, (bundle,))
            if len(other.unstated) <= len(best.unstated) and _cheaper(other.total, best.total):
                best = other
        return best

    def _bundles(self, wanted: Mapping[Key, Sequence[Offer]]) -> Iterator[Offer]:
        """Yield the priced offers that include one of another certification that is wanted."""
        ours = {offer.id: key for key, offers in wanted.items() for offer in offers}
        for key, offers in wanted.items():
            for offer in offers:
                if offer.price and any(ours.get(held, key) != key for held in self._holds[offer.id]):
                    yield offer

    def _each(self, wanted: Mapping[Key, Sequence[Offer]], first: tuple[Offer, ...]) -> Bought:
        taken, included, unstated = list(first), list[Offer](), list[str]()
        for (id_, _), offers in wanted.items():
            held = frozenset(other for offer in taken for other in self._holds[offer.id])
            covered = next((offer for offer in offers if offer.id in held), None)
            if covered:
                included.append(covered)
            elif not any(offer in taken for offer in offers):
                priced = next((offer for offer in offers if offer.price), None)
                taken.extend([priced] if priced else [])
                unstated.extend([] if priced else [id_])
        return Bought(tuple(taken), tuple(included), tuple(dict.fromkeys(unstated)))

    def _included(self, offer: Offer) -> Iterator[str]:
        waiting, seen = list(offer.includes), set[str]()
        while waiting:
            id_ = waiting.pop()
            if id_ not in seen:
                seen.add(id_)
                yield id_
                waiting += self._offers[id_].includes if id_ in self._offers else ()


def cost_of(bought: Bought) -> Cost:
    """Return what was bought as it is told."""
    sources = (citation for offer in bought.offers if offer.price for citation in offer.price.sources)
    return Cost(
        total=tuple(sorted(bought.total.items())),
        bought=_ids(bought.offers),
        included=_ids(bought.included),
        unstated=bought.unstated,
        sources=tuple(dict.fromkeys(sources)),
    )


def _levels_of(offer: Offer, certification: Certification) -> Iterator[str]:
    """Yield the levels that an offer is of by its name, such as `Foundation exam`, beside that of the certification."""
    beside = _spaced(offer.name).replace(_spaced(certification.name), " ")
    for level in certification.levels:
        if any(_spaced(name) in beside for name in (level.name, *level.aliases)):
            yield level.id


def _spaced(name: str) -> str:
    return f" {' '.join(words(name))} "


def suits(offer: Offer, way: Way | None) -> bool:
    """Tell whether an offer is the exam alone, or teaches, as is wanted."""
    return way is None or (offer.kind == EXAM) is (way is Way.EXAM)


def _ids(offers: Iterable[Offer]) -> tuple[str, ...]:
    return tuple(offer.id for offer in offers)


def _price_first(offer: Offer) -> tuple[bool, Decimal]:
    return (offer.price is None, offer.price.amount if offer.price else Decimal())


def _cheaper(one: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> bool:
    """Tell whether a sum is lower; sums in other currencies cannot be compared."""
    return set(one) == set(other) and one != other and all(one[currency] <= other[currency] for currency in one)
