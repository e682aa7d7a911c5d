"""What was asked, understood: mended words, what it is about, its facets."""

from dataclasses import dataclass, field

from bot.domain.knowledge import AmbiguousName, Elsewhere
from bot.domain.reply import Context
from bot.search.asking_on import is_fragment
from bot.search.elsewhere import ids_of
from bot.search.languages import SHARED, TELLING
from bot.search.names import NameKind
from bot.search.plain import PLAIN
from bot.search.resolving import Subjects
from bot.search.text import other_script, stem

FOREIGN = 0.5
"""Share of words that are no English from which a message is taken for another language."""
PLAIN_ENGLISH = 0.2
"""Share of plain English words from which strange ones are taken for slang."""
FEWEST = 3
"""Words below which the language cannot be told."""
AROUND = frozenset(map(stem, "a about an cert certificate certification info on the thing".split()))
"""Stems of words around the name of a certification that ask for no side of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    `text` has its misspelt words mended, `matter` holds the stems left when names of certifications are taken out, `strange`
    is the share of words (0 to 1) that are neither English nor of the knowledge, `carried` are words for what the text takes
    from its thread, `thread` is what it is asked in, `half_named` are roles that are named by half.
    """

    text: str
    words: tuple[str, ...]
    matter: tuple[str, ...]
    facets: tuple[str, ...] = ()
    subjects: Subjects = field(default_factory=Subjects)
    mended: tuple[tuple[str, str], ...] = ()
    ambiguous: tuple[AmbiguousName, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    strange: float = 0.0
    carried: tuple[str, ...] = ()
    thread: Context = Context()
    half_named: frozenset[str] = frozenset()

    @property
    def sought(self) -> tuple[str, ...]:
        """Return the ways to say the text for whoever compares it with others: as it is, and with what it leaves to its thread.

        A fragment says nothing as it is.
        """
        if not self.carried:
            return (self.text,)
        whole = " ".join((*self.carried, self.text))
        return (whole,) if is_fragment(self.words) else (self.text, whole)

    @property
    def empty(self) -> bool:
        """Tell whether the question says nothing that could be looked for: plain words alone, and no thread to ask on in."""
        telling = any(stem(word) not in PLAIN and not word.isdecimal() for word in self.words)
        named = self.subjects.all or self.subjects.meant or self.elsewhere
        return not (telling or self.facets or named or self.thread.entry)

    @property
    def only_name(self) -> bool:
        """Tell whether a message is the name of one certification and asks nothing about it, in no thread."""
        one = self.subjects.named == {NameKind.CERTIFICATION} and len(self.certifications) == 1
        asked_in = self.thread.facet or self.thread.entry or self.carried
        return one and not (self.facets or self.subjects.meant or asked_in) and AROUND.issuperset(self.matter)

    @property
    def foreign(self) -> bool:
        """Tell whether the question is in another script, or most of its words are no English and hardly any is plain."""
        shared = frozenset[str]() if TELLING.isdisjoint(self.words) else SHARED
        plain = sum(stem(word) in PLAIN and word not in shared for word in self.words) / max(len(self.words), 1)
        unknown = self.strange >= FOREIGN and len(self.words) >= FEWEST and plain < PLAIN_ENGLISH
        return unknown or other_script(self.text)

    @property
    def certifications(self) -> frozenset[str]:
        """Return the ids of the certifications in question."""
        return self.subjects.of(NameKind.CERTIFICATION)

    @property
    def context(self) -> Context:
        """Return what the thread is about after this question."""
        ids = tuple(sorted(id_ for ids in self.subjects.all.values() for id_ in ids))
        return Context(ids, self.facets[0] if self.facets else None)

    @property
    def context_elsewhere(self) -> Context:
        """Return what the thread is about after this question about certifications that we know by name only."""
        return Context(ids_of(self.elsewhere), self.facets[0] if self.facets else None)
