"""Read a question: mend its words, find the names in them and its facets, and take the rest from its thread."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.amending import amended
from bot.search.asking_on import ROLE, WIDE, carried, completed, for_another_role, for_others, is_fragment, titles
from bot.search.courtesy import without_courtesy
from bot.search.denying import without_denied
from bot.search.elsewhere import KnownElsewhere
from bot.search.facets import facets_of
from bot.search.half_names import HalfNames
from bot.search.hearsay import without_hearsay
from bot.search.implied import implied
from bot.search.mending import Vocabulary
from bot.search.names import Mention, NameIndex, NameKind
from bot.search.naming import OFFER_CUES, names_of
from bot.search.needing import for_which
from bot.search.numbering import ORDINALS, with_name
from bot.search.question import Question
from bot.search.resolving import Resolver, Subjects
from bot.search.text import aside, clean, fold, respelt, stem, words, words_kept
from bot.search.things import ALONE, Things

FOR = "{text} for {title}?"
"""What is asked of a certification, said of the one that it may be needed for."""
KEPT = 32
"""Texts of which is remembered what they say by themselves: a message is read as a whole, by its parts, and in their light."""

Slips = tuple[tuple[str, str], ...]
"""Misspelt words, each with what it was mended to."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text says by itself, whatever it is asked in: cleaned, what stands beside it, its words as typed and mended."""

    text: str
    beside: str
    typed: tuple[str, ...]
    mended: tuple[str, ...]
    mentions: tuple[Mention, ...]
    facets: tuple[str, ...]
    strange: float


class Reader:
    """Reads questions with the names and the vocabulary of one knowledge."""

    def __init__(self, knowledge: Knowledge, correct: Sequence[str] = ()) -> None:
        """Collect names and words; `correct` are words of the language, most frequent first."""
        self.things = Things(knowledge)
        self._resolver = Resolver(knowledge, self.things)
        self._names = NameIndex(names_of(knowledge), self.things.parents)
        self._ambiguous = {fold(item.name): item for item in knowledge.ambiguous}
        self._elsewhere = KnownElsewhere(knowledge)
        self._vocabulary = Vocabulary(_word_counts(knowledge, self._names.words), correct, partial(_asked, knowledge))
        self._entries = {entry.id: entry for entry in knowledge.entries}
        self._said = lru_cache(maxsize=KEPT)(partial(_read_alone, self._vocabulary, self._names))
        self._half_names = HalfNames(knowledge)

    def prepare(self) -> None:
        """Make what the first questions would wait for."""
        self._vocabulary.prepare()

    def read(self, text: str, context: Context = Context()) -> Question:
        """Return what this text asks in a thread with that context."""
        said = self._said(text)
        if title := for_which(said.mended, said.mentions, context, self.things):
            said = self._said(FOR.format(text=said.text.rstrip(" ?.!"), title=title))
        if said.beside and said.beside != said.text:
            context = self._within(said.text, said.beside, context)
        slips = tuple(pair for pair in zip(said.typed, said.mended, strict=True) if pair[0] != pair[1])
        amending = amended(said.mended) if context.facet or context.entry else ()
        if amending:
            mentions = _meant(amending, self._names, self._vocabulary)
            text, cued = " ".join(amending), facets_of(amending)
            said = replace(said, text=text, mended=amending, mentions=mentions, facets=cued)
        question = self._understood(said, slips, context, amending=bool(amending))
        renamed = self._with_level_named(question, said)
        if renamed == question.text:
            return question
        return replace(self._understood(self._said(renamed), (), context, amending=bool(amending)), mended=slips)

    def matter(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text of the knowledge without the names of certifications."""
        split = words_kept(text)
        return _matter(split, self._names.find(split, frozenset(split)))

    def beside_names(self, split: Sequence[str]) -> tuple[str, ...]:
        """Return those of these words that belong to no name."""
        mentions = self._names.find(split, self._vocabulary.known)
        named = {place for mention in mentions for place in range(mention.start, mention.end)}
        return tuple(word for place, word in enumerate(split) if place not in named)

    def certifications_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the certifications that a text of the knowledge names."""
        return self.named_in(text, NameKind.CERTIFICATION)

    def named_in(self, text: str, kind: NameKind) -> tuple[str, ...]:
        """Return the ids of the things of a kind that a text of the knowledge names."""
        split = words(text)
        mentions = self._names.find(split, frozenset(split))
        return tuple(id_ for m in mentions if m.name.kind is kind for id_ in m.name.ids)

    def _understood(self, said: _Said, slips: Slips, context: Context, *, amending: bool) -> Question:
        """Return what is asked by what a text says by itself, in its thread."""
        asked = completed(said.mended, context, self.things, self._names)
        mentions = said.mentions if asked == said.mended else _meant(asked, self._names, self._vocabulary)
        own = tuple(dict.fromkeys((*said.facets, *implied(mentions, asked, said.facets))))
        of_thread = carried(asked, mentions, own, context, self._entries.get(context.entry or ""), self._names)
        facets = of_thread.facets or own
        half_named = self._half_names.roles_in(asked, mentions)
        meant = self.things.roles({id_ for mention in mentions for id_ in mention.name.ids} | half_named)
        others = for_others(asked, mentions, own, amending=amending and context.facet == ROLE)
        if others or for_another_role(asked, own, meant, context):
            context = self.things.without_roles(context)
        fragment = bool(context.facet) and is_fragment(asked)
        if fragment and WIDE.isdisjoint(facets):
            context = self.things.without_others(context, mentions)
        subjects = self._resolver.resolve(mentions, asked, facets, context, fragment=fragment)
        asked_on = self._elsewhere.asked_on(asked, own, subjects, context)
        subjects = Subjects() if asked_on else subjects
        thread = subjects.from_thread(context)
        alone = [id_ for id_ in thread if self.things.kinds[id_] in ALONE]
        return Question(
            text=respelt(said.text, dict(slips)),
            words=said.mended,
            matter=(*_matter(asked, mentions), *map(stem, (*of_thread.words, *titles(alone, self.things.titles)))),
            facets=facets,
            subjects=subjects,
            carried=(*titles(thread, self.things.titles), *of_thread.words),
            thread=context,
            strange=said.strange,
            half_named=half_named,
            mended=slips,
            ambiguous=tuple(self._ambiguous[fold(m.name.text)] for m in mentions if m.name.kind is NameKind.AMBIGUOUS),
            elsewhere=self._elsewhere.named_by(mentions) or asked_on,
        )

    def _with_level_named(self, question: Question, said: _Said) -> str:
        """Return the text with the name of the one level that it speaks of by number: by its name more is known of it.

        A fragment stays as it is, since what it leaves out is worded by what its thread is about.
        """
        levels = [*question.subjects.of(NameKind.LEVEL)] if NameKind.LEVEL in question.subjects.named else []
        names = (m.name for m in said.mentions if m.name.kind in (NameKind.LEVEL, NameKind.AMBIGUOUS))
        named = any(ORDINALS.keys().isdisjoint(words(name.text)) for name in names)
        if len(levels) != 1 or named or (question.carried and is_fragment(question.words)):
            return question.text
        return with_name(question.text, self.things.titles[levels[0]])

    def _within(self, text: str, beside: str, context: Context) -> Context:
        """Return the context with what is named beside a text that names no certification itself."""
        if self.certifications_in(text):
            return context
        ids = self.certifications_in(beside)
        told = context.entry if {*ids} <= {*self.things.spread(context.subjects)} else None
        return Context(ids, context.facet, told) if ids else context


def _read_alone(vocabulary: Vocabulary, names: NameIndex, text: str) -> _Said:
    cleaned = without_hearsay(without_courtesy(clean(text)))
    typed = words(cleaned)
    mended = vocabulary.mend_all(typed)
    mentions, strange = _meant(mended, names, vocabulary), vocabulary.strange(typed, mended)
    return _Said(cleaned, aside(text), typed, mended, mentions, facets_of(mended, text), strange)


def _meant(split: Sequence[str], names: NameIndex, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    return without_denied(names.find(split, vocabulary.known), split)


def _matter(split: Sequence[str], mentions: Sequence[Mention]) -> tuple[str, ...]:
    named = {
        place
        for mention in mentions
        if mention.name.kind is NameKind.CERTIFICATION
        for place in range(mention.start, mention.end)
    }
    return tuple(stem(word) for place, word in enumerate(split) if place not in named)


def _asked(knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    return (words_kept(text) for entry in knowledge.entries for text in (entry.question, *entry.asks))


def _word_counts(knowledge: Knowledge, names: frozenset[str]) -> Counter[str]:
    counts: Counter[str] = Counter(dict.fromkeys(names, 1))
    for entry in knowledge.entries:
        for text in (entry.question, *entry.asks, entry.answer):
            counts.update(words_kept(text))
    counts.update(word for group in knowledge.synonyms for text in group for word in words(text))
    counts.update(word for cues in OFFER_CUES.values() for cue in cues for word in words(cue))
    return counts
