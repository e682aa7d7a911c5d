"""Entries made from the catalog, so that a fact stands in one place and can still be asked for.

An entry is made for each certification, level and offer by facet, and for each role, track, learning path, provider and
disagreement. Its id is `<id of the thing>/<facet>`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from bot.content.made_asks import made_asks
from bot.domain.catalog import Certification, Fact, LearningPath, Level, Offer, Price, Provider, Role, Track
from bot.domain.knowledge import Disagreement, Entry, Knowledge
from bot.domain.sources import Statement

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
UNDATED = "The source gives no date for this price, so check it before you pay."
NO_PRICE = "no price stated"
DIRECTIONS = {"same_track": "Same track", "cross_track": "Cross track", "leadership": "Leadership"}
HEADINGS = {
    "audience": "who it is for",
    "details": "what it is and what comes with it",
    "levels": "levels, in order",
    "mistakes": "mistakes to avoid",
    "next": "what can come next",
    "preparation": "preparation",
    "prerequisites": "what you need before",
    "projects": "projects to practise",
    "skills": "skills you gain",
    "what-is": "what it is",
}


def made_entries(knowledge: Knowledge) -> tuple[Entry, ...]:
    """Return the entries that the catalog and the disagreements of this knowledge lead to, in a fixed order."""
    labels = {source.id: source.title for source in knowledge.sources}
    return (
        *(entry for certification in knowledge.certifications for entry in _of_certification(certification, labels)),
        *(_of_role(role, labels) for role in knowledge.roles if role.recommendations),
        *(_of_track(track, labels) for track in knowledge.tracks if track.rows),
        *(_of_path(path, labels) for path in knowledge.paths if path.by),
        *(_of_provider(provider, labels) for provider in knowledge.providers if provider.notes),
        *(_of_disagreement(disagreement) for disagreement in knowledge.disagreements),
    )


def full_name(certification: Certification) -> str:
    """Return the name with its abbreviation behind it, when it has one."""
    return f"{certification.name} ({certification.abbreviation})" if certification.abbreviation else certification.name


def _of_certification(certification: Certification, labels: dict[str, str]) -> Iterator[Entry]:
    about, name = (certification.id,), full_name(certification)
    if certification.summary:
        yield _entry(certification.id, "what-is", name, about, [certification.summary])
    if certification.renewal:
        renewal = Statement(certification.renewal.text, certification.renewal.sources)
        yield _entry(certification.id, "renewal", name, about, [renewal])
    if certification.levels:
        yield _levels(certification, labels)
    priced = [offer for offer in certification.offers if offer.price]
    if len(certification.offers) > 1 and priced:
        yield _price_list(certification)
    yield from _of_facts(certification)
    for level in certification.levels:
        yield from _of_level(certification, level)
    for offer in certification.offers:
        yield from _of_offer(certification, offer)


def _of_facts(certification: Certification) -> Iterator[Entry]:
    def key(fact: Fact) -> tuple[str, bool]:
        return fact.facet, fact.known

    for (facet, known), facts in groupby(sorted(certification.facts, key=key), key=key):
        statements = [Statement(fact.text, fact.sources) for fact in facts]
        suffix = facet if known else f"{facet}/unknown"
        about = (certification.id,)
        yield _entry(certification.id, facet, full_name(certification), about, statements, known=known, suffix=suffix)


def _of_level(certification: Certification, level: Level) -> Iterator[Entry]:
    name, about = f"{certification.name}, {level.name}", (certification.id, level.id)
    required = [item for item in level.prerequisites if isinstance(item, Statement)]
    preparation = [Statement(f"**{item.days} days:** {item.text}", item.sources) for item in level.preparation]
    directions = ((label, getattr(level.next, field)) for field, label in DIRECTIONS.items())
    following = [Statement(f"**{label}:** {step.text}", step.sources) for label, step in directions if step]
    fields = {
        "audience": [level.audience] if level.audience else [],
        "prerequisites": required,
        "skills": list(level.skills),
        "projects": list(level.projects),
        "preparation": preparation,
        "mistakes": list(level.mistakes),
        "next": following,
    }
    for facet, statements in fields.items():
        if statements:
            yield _entry(level.id, facet, name, about, statements)


def _of_offer(certification: Certification, offer: Offer) -> Iterator[Entry]:
    name, about = f"{full_name(certification)}, {offer.name}", (certification.id, offer.id)
    if offer.price:
        included = [other.name for other in certification.offers if other.id in offer.includes]
        text = f"**{money(offer.price)}** for {name}."
        text += f" It includes: {', '.join(included)}." if included else ""
        text += f" Price as of {offer.price.as_of}." if offer.price.as_of else f" {UNDATED}"
        yield _entry(offer.id, "price", name, about, [Statement(text, offer.price.sources)], heading=False)
    if offer.details:
        yield _entry(offer.id, "details", name, about, offer.details)


def money(price: Price) -> str:
    """Return a price as people write it: `$300`, `250 CHF`."""
    amount = f"{price.amount:,}"
    return f"{SYMBOLS[price.currency]}{amount}" if price.currency in SYMBOLS else f"{amount} {price.currency}"


def _price_list(certification: Certification) -> Entry:
    lines = [
        Statement(
            f"{offer.name}: {money(offer.price) if offer.price else NO_PRICE}",
            offer.price.sources if offer.price else (),
        )
        for offer in certification.offers
    ]
    dated = all(offer.price.as_of for offer in certification.offers if offer.price)
    entry = _entry(certification.id, "price", full_name(certification), (certification.id,), lines)
    return (
        entry
        if dated
        else _with_note(entry, UNDATED.replace("this price", "these prices").replace("check it", "check them"))
    )


def _with_note(entry: Entry, note: str) -> Entry:
    return replace(entry, answer=f"{entry.answer}\n\n{note}")


def _levels(certification: Certification, labels: dict[str, str]) -> Entry:
    def key(level: Level) -> str:
        return level.scheme or ""

    lines = []
    for scheme, levels in groupby(sorted(certification.levels, key=key), key=key):
        names = [f"{level.order}. {level.name}" for level in sorted(levels, key=lambda level: (level.order, level.id))]
        label = f"**{labels[scheme]}:** " if scheme in labels else ""
        lines.append(Statement(label + ", ".join(names)))
    return _entry(certification.id, "levels", full_name(certification), (certification.id,), lines)


def _of_role(role: Role, labels: dict[str, str]) -> Entry:
    statements = [Statement(_labelled(labels, item.by, item.text), item.sources) for item in role.recommendations]
    lead = "what the guides recommend, which is not the same" if len(statements) > 1 else "what is recommended"
    return _entry(role.id, "role", role.name, (role.id,), statements, title=lead)


def _of_track(track: Track, labels: dict[str, str]) -> Entry:
    statements = []
    for row in track.rows:
        parts = {"for": row.audience, "needs": row.prerequisites, "teaches": row.skills, "order": row.order}
        text = "; ".join(f"{label}: {value}" for label, value in parts.items() if value)
        statements.append(Statement(_labelled(labels, row.by, f"{row.level}. {text}"), row.sources))
    return _entry(track.id, "track", track.name, (track.id,), statements, title="the track")


def _of_path(path: LearningPath, labels: dict[str, str]) -> Entry:
    statements = [Statement(_labelled(labels, view.source, view.text), view.sources) for view in path.by]
    return _entry(path.id, "path", path.name, (path.id,), statements, title="what the guides say")


def _of_provider(provider: Provider, labels: dict[str, str]) -> Entry:
    statements = [Statement(_labelled(labels, note.by, note.text), note.sources) for note in provider.notes]
    return _entry(provider.id, "provider", provider.name, (provider.id,), statements, title="what the sources say")


def _labelled(labels: dict[str, str], source: str, text: str) -> str:
    return f"**{labels.get(source, source)}:** {text}"


def _of_disagreement(disagreement: Disagreement) -> Entry:
    statements = (*disagreement.sides, *((disagreement.advice,) if disagreement.advice else ()))
    lines = [f"- {side.text}" for side in disagreement.sides]
    advice = f"\n\n{disagreement.advice.text}" if disagreement.advice else ""
    return Entry(
        id=f"{disagreement.id}/disagreement",
        question=disagreement.topic,
        answer="\n".join(lines) + advice,
        facet="compare",
        sources=_citations(statements),
        statements=statements,
    )


def _entry(
    thing: str,
    facet: str,
    name: str,
    about: tuple[str, ...],
    statements: Iterable[Statement],
    *,
    known: bool = True,
    heading: bool = True,
    suffix: str = "",
    title: str = "",
) -> Entry:
    statements = tuple(statements)
    question, *asks = made_asks(facet, name)
    lines = [statement.text.strip() for statement in statements]
    body = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    title = title or HEADINGS.get(facet, facet.replace("-", " "))
    answer = f"**{name}: {title}**\n{body}" if heading and known else body
    return Entry(
        id=f"{thing}/{suffix or facet}",
        question=question,
        answer=answer,
        asks=tuple(asks),
        about=about,
        facet=facet,
        sources=_citations(statements),
        known=known,
        statements=statements,
    )


def _citations(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation for statement in statements for citation in statement.sources))
