"""What was asked, understood: mended words, the names in it, its facets, and what its thread adds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.catalog import Certification, LearningPath, Provider, Role, Track, levels_and_offers
from bot.domain.knowledge import AmbiguousName, Elsewhere, Knowledge
from bot.domain.reply import Context
from bot.search.facets import facets_of
from bot.search.mending import Vocabulary
from bot.search.names import Mention, Name, NameIndex, NameKind
from bot.search.text import clean, fold, stem, words

OFFER_CUES: Mapping[str, tuple[str, ...]] = {
    "exam": ("exam only", "only the exam", "just the exam", "exam alone", "bare exam"),
    "self-paced": ("self paced", "own pace", "own speed", "on demand", "video course", "recorded course"),
    "live": ("live", "instructor led", "classroom", "workshop", "live training", "live class"),
    "cohort": ("cohort", "cohort program"),
    "private": ("private course", "private training", "semi private", "in house course", "in house training"),
    "course": (),
}
"""What people call each kind of offer, whatever the certification."""
LEVEL_WORDS = frozenset(("level", "levels", "tier", "stage", "step", "lvl", "grade"))
"""Words beside which a level's bare name, such as `professional`, is meant as one."""
PARTS = (NameKind.LEVEL, NameKind.OFFER)
OPEN = frozenset((NameKind.AMBIGUOUS, NameKind.ELSEWHERE))


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    `subjects` maps a kind of thing to the ids that the question, or else its thread, names; `named` holds the kinds the
    question itself names. `matter` holds the stems left when names of certifications are taken out.
    """

    text: str
    words: tuple[str, ...]
    matter: tuple[str, ...]
    facets: tuple[str, ...]
    subjects: Mapping[NameKind, frozenset[str]]
    named: frozenset[NameKind] = frozenset()
    mended: tuple[tuple[str, str], ...] = ()
    ambiguous: tuple[AmbiguousName, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def context(self) -> Context:
        """Return what the thread is about after this question."""
        ids = tuple(sorted(id_ for ids in self.subjects.values() for id_ in ids))
        return Context(ids, self.facets[0] if self.facets else None)


class Reader:
    """Reads questions with the names and the vocabulary of one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Collect names, words and which level or offer belongs to which certification."""
        self._names = NameIndex(_names(knowledge))
        self._ambiguous = {fold(item.name): item for item in knowledge.ambiguous}
        self._elsewhere = {item.name: item for item in knowledge.elsewhere}
        self.parents = {
            part.id: certification.id
            for certification in knowledge.certifications
            for part in levels_and_offers(certification)
        }
        self.kinds = {id_: name.kind for name in _names(knowledge) for id_ in name.ids if name.kind not in OPEN}
        self._vocabulary = Vocabulary(_word_counts(knowledge, self._names.words))

    def read(self, text: str, context: Context = Context()) -> Question:
        """Return what this text asks in a thread with that context."""
        typed = words(clean(text))
        mended = tuple(self._vocabulary.mend(word) for word in typed)
        mentions = self._names.find(mended, self._vocabulary.known)
        subjects = self._subjects(mentions, mended)
        named = frozenset(subjects)
        elsewhere = tuple(self._elsewhere[m.name.ids[0]] for m in mentions if m.name.kind is NameKind.ELSEWHERE)
        if not elsewhere:
            subjects = self._with_thread(subjects, context)
        facets = facets_of(mended, text) or ((context.facet,) if context.facet and len(mended) <= 5 else ())
        return Question(
            text=clean(text),
            words=mended,
            matter=matter_of(mended, mentions),
            facets=facets,
            subjects=self._within_certifications(subjects),
            named=named,
            mended=tuple(pair for pair in zip(typed, mended, strict=True) if pair[0] != pair[1]),
            ambiguous=tuple(self._ambiguous[fold(m.name.text)] for m in mentions if m.name.kind is NameKind.AMBIGUOUS),
            elsewhere=elsewhere,
        )

    def matter(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text of the knowledge without the names of certifications."""
        split = words(text)
        return matter_of(split, self._names.find(split, frozenset(split)))

    def certifications_in(self, text: str) -> frozenset[str]:
        """Return the ids of the certifications that a text of the knowledge names."""
        split = words(text)
        mentions = self._names.find(split, frozenset(split))
        return frozenset(id_ for m in mentions if m.name.kind is NameKind.CERTIFICATION for id_ in m.name.ids)

    def _subjects(self, mentions: tuple[Mention, ...], split: tuple[str, ...]) -> dict[NameKind, frozenset[str]]:
        subjects: dict[NameKind, frozenset[str]] = {}
        certified = any(mention.name.kind is NameKind.CERTIFICATION for mention in mentions)
        for mention in mentions:
            kind = mention.name.kind
            if kind in OPEN or (kind is NameKind.LEVEL and not certified and not _beside_level_word(mention, split)):
                continue
            subjects[kind] = subjects.get(kind, frozenset()) | frozenset(mention.name.ids)
        return subjects

    def _with_thread(
        self, subjects: dict[NameKind, frozenset[str]], context: Context
    ) -> dict[NameKind, frozenset[str]]:
        """Add what the thread is about, unless the question names a certification: a new subject drops the old one."""
        if NameKind.CERTIFICATION in subjects:
            return subjects
        merged = dict(subjects)
        for id_ in context.subjects:
            kind = self.kinds.get(id_)
            if kind and kind not in subjects:
                merged[kind] = merged.get(kind, frozenset()) | {id_}
        return merged

    def _within_certifications(self, subjects: dict[NameKind, frozenset[str]]) -> dict[NameKind, frozenset[str]]:
        """Keep of levels and offers those of the certifications in question, when there are any."""
        certifications = subjects.get(NameKind.CERTIFICATION)
        if not certifications:
            return subjects
        kept = {
            kind: frozenset(id_ for id_ in ids if kind not in PARTS or self.parents.get(id_) in certifications)
            for kind, ids in subjects.items()
        }
        return {kind: ids for kind, ids in kept.items() if ids}


def matter_of(split: tuple[str, ...], mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Return the stems of the words outside of names of certifications."""
    named = {
        place
        for mention in mentions
        if mention.name.kind is NameKind.CERTIFICATION
        for place in range(mention.start, mention.end)
    }
    return tuple(stem(word) for place, word in enumerate(split) if place not in named)


def _beside_level_word(mention: Mention, split: tuple[str, ...]) -> bool:
    beside = split[max(0, mention.start - 1) : mention.start] + split[mention.end : mention.end + 1]
    return bool(LEVEL_WORDS.intersection(beside))


def _names(knowledge: Knowledge) -> Iterator[Name]:
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


def _word_counts(knowledge: Knowledge, names: frozenset[str]) -> Counter[str]:
    counts: Counter[str] = Counter(dict.fromkeys(names, 1))
    for entry in knowledge.entries:
        for text in (entry.question, *entry.asks, entry.answer):
            counts.update(words(text))
    counts.update(word for group in knowledge.synonyms for text in group for word in words(text))
    counts.update(word for cues in OFFER_CUES.values() for cue in cues for word in words(cue))
    return counts
