"""Entries made from a certification: summary, renewal, levels, prices, facts; each level and offer by facet."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from bot.content.made_entry import made_entry
from bot.domain.catalog import Certification, Level, Offer, Price
from bot.domain.knowledge import Entry
from bot.domain.money import money
from bot.domain.sources import Statement

UNDATED = "The source gives no date for this price, so check it before you pay."
UNDATED_LIST = "The source gives no date for these prices, so check them before you pay."
HELD = "{level} has to be held."
NO_PRICE = "no price stated"
DIRECTIONS = {"same_track": "Same track", "cross_track": "Cross track", "leadership": "Leadership"}


def entries_of_certification(certification: Certification, labels: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what a certification, its levels and its offers lead to; `labels` names the sources for people."""
    name, about = full_name(certification), (certification.id,)
    for facet, statements in _facets(certification, labels).items():
        note = UNDATED_LIST if facet == "price" and _undated(certification.offers) else ""
        yield made_entry(certification.id, facet, name, about, statements, note=note)
    for facet, statements in _by_facet(certification, known=False).items():
        yield made_entry(certification.id, facet, name, about, statements, known=False, suffix=f"{facet}/unknown")
    for level in certification.levels:
        yield from _of_level(certification, level)
    for offer in certification.offers:
        yield from _of_offer(certification, offer)


def full_name(certification: Certification) -> str:
    """Return the name with its abbreviation behind it, when it has one."""
    return f"{certification.name} ({certification.abbreviation})" if certification.abbreviation else certification.name


def _facets(certification: Certification, labels: Mapping[str, str]) -> dict[str, list[Statement]]:
    facets = {
        "what-is": [certification.summary] if certification.summary else [],
        "renewal": [Statement(certification.renewal.text, certification.renewal.sources)]
        if certification.renewal
        else [],
        "levels": list(_schemes(certification.levels, labels)),
        "price": list(_prices(certification.offers)),
    }
    for facet, statements in _by_facet(certification, known=True).items():
        facets.setdefault(facet, []).extend(statements)
    return {facet: statements for facet, statements in facets.items() if statements}


def _by_facet(certification: Certification, *, known: bool) -> dict[str, list[Statement]]:
    facets: dict[str, list[Statement]] = {}
    for fact in certification.facts:
        if fact.known is known:
            facets.setdefault(fact.facet, []).append(Statement(fact.text, fact.sources))
    return facets


def _schemes(levels: Iterable[Level], labels: Mapping[str, str]) -> Iterator[Statement]:
    def key(level: Level) -> str:
        return level.scheme or ""

    for scheme, named_so in groupby(sorted(levels, key=key), key=key):
        ordered = sorted(named_so, key=lambda level: (level.order, level.id))
        label = f"**{labels[scheme]}:** " if scheme in labels else ""
        audiences = [level.audience for level in ordered if level.audience]
        sources = dict.fromkeys(citation for audience in audiences for citation in audience.sources)
        yield Statement(label + ", ".join(f"{level.order}. {level.name}" for level in ordered), tuple(sources))


def _prices(offers: tuple[Offer, ...]) -> Iterator[Statement]:
    if len(offers) > 1 and any(offer.price for offer in offers):
        mixed = not _undated(offers)
        for offer in offers:
            price = _dated(offer.price, mixed=mixed) if offer.price else NO_PRICE
            yield Statement(f"{offer.name}: {price}", offer.price.sources if offer.price else ())


def _dated(price: Price, *, mixed: bool) -> str:
    """Return a price with its date; in a list of dated and undated ones those without a date say so."""
    if price.as_of:
        return f"{money(price)} (as of {price.as_of})"
    return f"{money(price)} (undated)" if mixed else money(price)


def _undated(offers: tuple[Offer, ...]) -> bool:
    return all(offer.price.as_of is None for offer in offers if offer.price)


def _of_level(certification: Certification, level: Level) -> Iterator[Entry]:
    name, about = f"{certification.name}, {level.name}", (certification.id, level.id)
    directions = ((label, getattr(level.next, field)) for field, label in DIRECTIONS.items())
    facets = {
        "audience": [level.audience] if level.audience else [],
        "prerequisites": list(_prerequisites(certification, level)),
        "skills": level.skills,
        "projects": level.projects,
        "preparation": [Statement(f"**{plan.days} days:** {plan.text}", plan.sources) for plan in level.preparation],
        "mistakes": level.mistakes,
        "next": [Statement(f"**{label}:** {step.text}", step.sources) for label, step in directions if step],
    }
    for facet, statements in facets.items():
        if statements:
            yield made_entry(level.id, facet, name, about, statements)


def _prerequisites(certification: Certification, level: Level) -> Iterator[Statement]:
    """Yield what is needed before a level; an id of another level of the certification is told by its name."""
    names = {other.id: other.name for other in certification.levels}
    for item in level.prerequisites:
        if isinstance(item, Statement):
            yield item
        elif item in names:
            cited = level.audience.sources if level.audience else ()
            yield Statement(HELD.format(level=f"{certification.name}, {names[item]}"), cited)


def _of_offer(certification: Certification, offer: Offer) -> Iterator[Entry]:
    name, about = f"{full_name(certification)}, {offer.name}", (certification.id, offer.id)
    if offer.price:
        included = [other.name for other in certification.offers if other.id in offer.includes]
        text = f"**{money(offer.price)}** for {name}."
        text += f" It includes: {', '.join(included)}." if included else ""
        text += f" Price as of {offer.price.as_of}." if offer.price.as_of else f" {UNDATED}"
        yield made_entry(offer.id, "price", name, about, [Statement(text, offer.price.sources)], heading=False)
    if offer.details:
        yield made_entry(offer.id, "details", name, about, offer.details)
