"""All the names that a knowledge gives to things, ready to be found in questions."""

from collections.abc import Iterator, Mapping

from bot.domain.catalog import Certification, LearningPath, Provider, Role, Track
from bot.domain.knowledge import Knowledge
from bot.search.names import Name, NameKind

OFFER_CUES: Mapping[str, tuple[str, ...]] = {
    "exam": ("exam only", "only the exam", "just the exam", "exam alone", "bare exam"),
    "self-paced": ("self paced", "own pace", "own speed", "on demand", "video course", "recorded course"),
    "live": ("live", "instructor led", "classroom", "workshop", "live training", "live class"),
    "cohort": ("cohort", "cohort program"),
    "private": ("private course", "private training", "semi private", "in house course", "in house training"),
    "course": (),
}
"""What people call each kind of offer, whatever the certification."""


def names_of(knowledge: Knowledge) -> Iterator[Name]:
    """Yield every name, abbreviation and alias with what it stands for."""
    for certification in knowledge.certifications:
        yield from _names_of_certification(certification)
    things: tuple[tuple[NameKind, tuple[Role | Track | LearningPath | Provider, ...]], ...] = (
        (NameKind.ROLE, knowledge.roles),
        (NameKind.TRACK, knowledge.tracks),
        (NameKind.PATH, knowledge.paths),
        (NameKind.PROVIDER, knowledge.providers),
    )
    for kind, several in things:
        yield from (Name(text, kind, (thing.id,)) for thing in several for text in (thing.name, *thing.aliases))
    yield from (Name(ambiguous.name, NameKind.AMBIGUOUS, ambiguous.means) for ambiguous in knowledge.ambiguous)
    for item in knowledge.elsewhere:
        yield from (Name(text, NameKind.ELSEWHERE, (item.name,)) for text in (item.name, *item.aliases))


def _names_of_certification(certification: Certification) -> Iterator[Name]:
    for text in (certification.name, certification.abbreviation or "", *certification.aliases):
        yield Name(text, NameKind.CERTIFICATION, (certification.id,))
    for level in certification.levels:
        yield from (Name(text, NameKind.LEVEL, (level.id,)) for text in (level.name, *level.aliases))
    for offer in certification.offers:
        cues = OFFER_CUES.get(offer.kind, ())
        yield from (Name(text, NameKind.OFFER, (offer.id,)) for text in (offer.name, *cues))
