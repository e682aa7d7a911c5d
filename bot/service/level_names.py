"""Find which levels a part of a question names: by name, by number, by a word of a certification, by what stands beside it."""

from itertools import permutations

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.search.names import NameKind
from bot.search.numbering import ORDINALS
from bot.search.question import Question
from bot.search.reading import Reader
from bot.search.text import words
from bot.service.guides import telling_words

LEVEL = " level"

Side = tuple[str, ...]


class LevelNames:
    """Finds levels with the names of one knowledge."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        """Note which source names which levels, and by which words certifications are known."""
        self._reader = reader
        every = [level for item in knowledge.certifications for level in item.levels]
        self.schemes = {level.id: level.scheme for level in every}
        self.orders = {level.id: level.order for level in every}
        titles = {word for item in knowledge.certifications for word in words(item.name)}
        named = (word for level in every for name in (level.name, *level.aliases) for word in words(name))
        self._words = frozenset(named) - titles | {*ORDINALS}
        self._told_by = telling_words(knowledge)

    def named(self, own: Question, certifications: frozenset[str], guides: frozenset[str]) -> Side:
        """Return the levels that a part names itself, of an ambiguous name those of the certification or guide it speaks of."""
        parents = self._reader.things.parents
        named = own.subjects.of(NameKind.LEVEL)
        open_ = self._of_names_beside(own) or own.subjects.meant
        meant = named or frozenset(id_ for id_ in open_ if id_ in self.schemes)
        for wanted in (own.certifications or self.hints(own), certifications):
            kept = frozenset(id_ for id_ in meant if parents[id_] in wanted)
            meant = kept or meant
        by_guide = frozenset(id_ for id_ in meant if self.schemes[id_] in guides)
        return tuple(sorted(by_guide or meant))

    def numbered(self, text: str, own: Question) -> Side:
        """Return the level with a number, such as the top one, of a certification that is only hinted at."""
        hints = () if own.certifications else tuple(sorted(self.hints(own)))
        read = self._reader.read(text, Context(hints)) if len(hints) == 1 else own
        return tuple(sorted(read.subjects.of(NameKind.LEVEL)))

    def bare(self, text: str, certifications: frozenset[str]) -> Side:
        """Return the level that a bare word such as `associate` is, beside a certification."""
        for word in dict.fromkeys(words(text)) if certifications else ():
            if word in self._words:
                read = self._reader.read(word + LEVEL, Context(tuple(sorted(certifications))))
                if levels := read.subjects.of(NameKind.LEVEL):
                    return tuple(sorted(levels))
        return ()

    def hints(self, own: Question) -> frozenset[str]:
        """Return the certifications that a part speaks of by a word that only their name has."""
        return frozenset(self._told_by[word] for word in own.words if word in self._told_by)

    def of_one_scheme(self, sides: tuple[Side, ...]) -> tuple[Side, ...]:
        """Keep of levels those of one certification, and that one source names, when it is the only one for a side.

        Nothing is left when a side is still several things: guides may name a level differently, but not two of them.
        """
        sides = self._of_one_certification(sides)
        if not all(map(self._is_one_thing, sides)):
            return ()
        for side in sides:
            schemes = {self.schemes.get(id_) for id_ in side}
            if len(schemes) == 1 and None not in schemes:
                return tuple(tuple(i for i in other if self.schemes.get(i) in schemes) or other for other in sides)
        return sides

    def _of_names_beside(self, own: Question) -> frozenset[str]:
        """Return the levels that one of two ambiguous names can mean while the other can mean their certification."""
        parents = self._reader.things.parents
        return frozenset(
            id_
            for one, other in permutations(own.ambiguous, 2)
            for id_ in one.means
            if id_ in self.schemes and parents[id_] in other.means
        )

    def _of_one_certification(self, sides: tuple[Side, ...]) -> tuple[Side, ...]:
        parents = self._reader.things.parents
        for side in sides:
            certified = {parents.get(id_) for id_ in side}
            if len(certified) == 1 and None not in certified:
                return tuple(tuple(i for i in other if parents.get(i) in certified) or other for other in sides)
        return sides

    def _is_one_thing(self, side: Side) -> bool:
        parents = self._reader.things.parents
        return len(side) == 1 or (self.schemes.keys() >= {*side} and len({parents[id_] for id_ in side}) == 1)
