"""Lay out what is known about one thing: its card, with what leads on from it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from bot.domain.card import Card, Kind, Link, Nowhere, Part
from bot.domain.catalog import Certification, LearningPath, Level, Offer, Role, Subject, levels_and_offers
from bot.domain.knowledge import Entry, Knowledge

TITLES: Mapping[str, str] = {
    "audience": "Who it is for",
    "details": "What it is and what comes with it",
    "levels": "Levels, in order",
    "mistakes": "Mistakes to avoid",
    "next": "What can come next",
    "path": "What the guides say",
    "preparation": "Preparation",
    "prerequisites": "What you need before",
    "price": "Price",
    "projects": "Projects to practise",
    "provider": "What the sources say",
    "role": "What the sources recommend",
    "skills": "Skills you gain",
    "track": "Levels of the track",
    "what-is": "What it is",
}
"""How the sides of a thing are called; one that is not here goes by the name of its facet."""
LEADS: Mapping[Kind, str] = {
    Kind.ROLE: "A role.",
    Kind.PATH: "A learning path.",
    Kind.TRACK: "A track.",
    Kind.PROVIDER: "A provider.",
    Kind.ENTRY: "A question and its answer.",
}
BY = "A certification of {publisher}."
CERTIFICATION = "A certification."
LEVEL = "Level {order} of {certification}."
OFFER = "A way to take {certification}."
RETIRED, RETIRED_ON, SUCCESSOR = "It is retired.", "It was retired on {date}.", "Its successor is {name}."
PLAIN_KINDS = ((Kind.ROLE, "roles"), (Kind.PATH, "paths"), (Kind.TRACK, "tracks"), (Kind.PROVIDER, "providers"))


def links_of(knowledge: Knowledge) -> dict[str, Link]:
    """Return what leads to every card of a thing, by id: certifications with their levels and offers first."""
    links: list[Link] = []
    for certification in knowledge.certifications:
        links.append(Link(Kind.CERTIFICATION, certification.id, named(certification)))
        links += [Link(Kind.LEVEL, part.id, f"{certification.name}, {part.name}") for part in certification.levels]
        links += [Link(Kind.OFFER, part.id, f"{certification.name}, {part.name}") for part in certification.offers]
    for kind, field in PLAIN_KINDS:
        links += [Link(kind, thing.id, thing.name) for thing in getattr(knowledge, field)]
    return {link.id: link for link in links}


def named(certification: Certification) -> str:
    """Return the name of a certification with its abbreviation behind it, when it has one."""
    return f"{certification.name} ({certification.abbreviation})" if certification.abbreviation else certification.name


def card(knowledge: Knowledge, id_: str) -> Card | Nowhere:
    """Return the card of a thing, or of an entry, by its id; Nowhere when it is no longer there."""
    links = links_of(knowledge)
    if link := links.get(id_):
        own = f"{id_}/"
        made = [entry for entry in knowledge.entries if entry.statements and entry.id.startswith(own)]
        return Card(
            link, _lead(knowledge, link, links), _parts(made), _around(knowledge, link, links), _asked(knowledge, id_)
        )
    for entry in knowledge.entries:
        if entry.id == id_:
            return _of_entry(entry, links)
    return Nowhere()


def _of_entry(entry: Entry, links: Mapping[str, Link]) -> Card:
    part = Part("", entry.answer, entry.sources, entry.id)
    about = tuple(links[id_] for id_ in entry.about if id_ in links)
    link = Link(Kind.ENTRY, entry.id, entry.question)
    return Card(link, "", (part,), about, (), entry.visibility)


def _parts(entries: Iterable[Entry]) -> tuple[Part, ...]:
    return tuple(Part(_title(entry), _body(entry), entry.sources, entry.id) for entry in entries)


def _title(entry: Entry) -> str:
    facet = entry.facet or ""
    return TITLES.get(facet) or facet.replace("-", " ").capitalize()


def _body(entry: Entry) -> str:
    """Return the answer without the heading that names the thing again."""
    head, _, rest = entry.answer.partition("\n")
    return rest.strip() if rest and head.startswith("**") and head.endswith("**") else entry.answer


def _asked(knowledge: Knowledge, id_: str) -> tuple[Link, ...]:
    """Return the questions that editors wrote about a thing, those about the fewest things first."""
    written = [entry for entry in knowledge.entries if id_ in entry.about and not entry.statements]
    written.sort(key=lambda entry: len(entry.about))
    return tuple(Link(Kind.ENTRY, entry.id, entry.question) for entry in written)


def _lead(knowledge: Knowledge, link: Link, links: Mapping[str, Link]) -> str:
    """Say where a thing belongs, in a sentence or two."""
    for certification in knowledge.certifications:
        if certification.id == link.id:
            return _lead_of_certification(certification, links)
        for part in levels_and_offers(certification):
            if part.id == link.id:
                text = LEVEL if isinstance(part, Level) else OFFER
                return text.format(order=getattr(part, "order", ""), certification=named(certification))
    return LEADS[link.kind]


def _lead_of_certification(certification: Certification, links: Mapping[str, Link]) -> str:
    said = [BY.format(publisher=certification.publisher) if certification.publisher else CERTIFICATION]
    if certification.retired:
        dated = certification.retired is not True
        said.append(RETIRED_ON.format(date=certification.retired) if dated else RETIRED)
        successor = links.get(certification.successor or "")
        said += [SUCCESSOR.format(name=successor.name)] if successor else []
    return " ".join(said)


def _around(knowledge: Knowledge, link: Link, links: Mapping[str, Link]) -> tuple[Link, ...]:
    """Return what a thing leads to: its parts and what it names, then what names it."""
    names = {id_: tuple(_named_by(subject)) for id_, subject in _subjects(knowledge).items()}
    parents = (id_ for id_, named_ in names.items() if link.id in named_)
    ids = dict.fromkeys(id_ for id_ in chain(names[link.id], parents) if id_ in links and id_ != link.id)
    return tuple(links[id_] for id_ in ids)


def _subjects(knowledge: Knowledge) -> dict[str, Subject]:
    return {subject.id: subject for subject in knowledge.subjects()}


def _named_by(subject: Subject) -> Iterator[str]:
    """Yield the ids that a thing names: what belongs to it, comes after it, or is recommended."""
    match subject:
        case Certification():
            yield from (part.id for part in levels_and_offers(subject))
            yield subject.successor or ""
        case Level(prerequisites=prerequisites, next=next_):
            yield from (item for item in prerequisites if isinstance(item, str))
            steps = (next_.same_track, next_.cross_track, next_.leadership)
            yield from (id_ for step in steps if step for id_ in step.to)
        case Offer(includes=includes):
            yield from includes
        case Role(recommendations=recommendations):
            for named_ in (one for item in recommendations for one in item.certifications):
                yield named_.level or named_.certification
        case LearningPath(steps=steps):
            yield from steps
