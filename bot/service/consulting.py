"""What people consult beside questions and answers, with one knowledge: recommendations, comparisons, what comes next."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from bot.domain.advice import Advice, Advised
from bot.domain.comparison import Comparison
from bot.domain.knowledge import Knowledge
from bot.domain.outline import Outline
from bot.domain.wish import Wish
from bot.search.engine import Engine
from bot.service.advice_in_words import outline_of_advice, outline_of_next
from bot.service.adviser import Adviser
from bot.service.comparing import Comparing
from bot.service.following import Following, following
from bot.service.level_names import Side

COMPARE = "compare {things}"
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Consulting:
    """Consults one knowledge; in all of it, entries (ids) that are to be done without are not told."""

    engine: Engine
    adviser: Adviser
    comparing: Comparing

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge that is consulted."""
        return self.engine.knowledge

    def recommend(self, text: str, without: Set[str] = NOTHING) -> Advised:
        """Return what is recommended to who wrote a text."""
        return self.adviser.advise(self.adviser.understood(text), text, without)

    def advise(self, wish: Wish, without: Set[str] = NOTHING, text: str = "") -> Advised:
        """Return what is recommended to somebody with that wish; what of it is no longer known is passed over.

        `text` is what they wrote, to find the nearest roles by.
        """
        return self.adviser.advise(wish, text, without)

    def outline(self, advice: Advice, without: Set[str] = NOTHING) -> Outline:
        """Return a recommendation in words; when nothing is left to take, with what is said of what comes next."""
        told = outline_of_advice(advice, self.knowledge)
        if advice.has_steps:
            return told
        more = outline_of_next(self.next(advice.wish.held, without), ())
        cited = dict.fromkeys((*told.sources, *more.sources))
        return replace(told, parts=(*told.parts, *more.parts), sources=tuple(cited))

    def goal(self, wish: Wish, text: str) -> Wish:
        """Return a wish with the learning paths and leanings of a goal in place of its own, and with what else that says."""
        if not text:
            return wish
        meant = self.adviser.understood(text)
        return replace(
            wish,
            roles=wish.roles or meant.roles,
            inferred=meant.inferred and not wish.roles,
            lines=meant.lines,
            leaning=meant.leaning,
            held=tuple(dict.fromkeys((*wish.held, *meant.held))),
            certifications=meant.certifications,
            publishers=meant.publishers,
        )

    def things(self, name: str) -> tuple[str, ...]:
        """Return the ids of the things of the catalog that an id or a name can mean, the narrowest kind that it names."""
        reader = self.engine.reader
        if name in reader.things.kinds:
            return (name,)
        subjects, parents = reader.read(name).subjects, reader.things.parents
        named = tuple(sorted(id_ for kind in subjects.named for id_ in subjects.of(kind)))
        wholes = {parents[id_] for id_ in named if id_ in parents}
        return tuple(id_ for id_ in named if id_ not in wholes) or tuple(sorted(subjects.meant))

    def sides(self, text: str) -> tuple[Side, ...]:
        """Return the things that a text names to be compared, two or more; nothing when that cannot be told."""
        return self.comparing.sides.of(self.engine.reader.read(COMPARE.format(things=text)))

    def compare(self, sides: Sequence[Sequence[str]], without: Set[str] = NOTHING) -> Comparison:
        """Return things side by side."""
        return self.comparing.tables.compare(sides, without)

    def next(self, ids: Sequence[str], without: Set[str] = NOTHING) -> Following:
        """Return what comes after these levels and certifications."""
        ladder = self.adviser.chooser.ladder
        every = [following(self.knowledge, ladder, id_, without) for id_ in ids]
        afters = dict.fromkeys(after for found in every for after in found.afters)
        entries = {entry.id: entry for found in every for entry in found.entries}
        return Following(tuple(afters), tuple(entries.values()))
