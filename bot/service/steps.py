"""The catalog as steps to take: levels, and certifications without levels, with what they require and what follows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.catalog import Certification, Level, Next, NextStep
from bot.domain.knowledge import Knowledge
from bot.domain.sources import Citation, Statement
from bot.domain.wish import Stage

DIRECTIONS = ("same_track", "cross_track", "leadership")
"""The directions that guides give after a level, in the order they are told."""
REQUIRED = "{name} has to be held."


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of a certification, or a certification that has none."""

    id: str
    certification: Certification
    level: Level | None = None

    @property
    def name(self) -> str:
        """Return what people call it."""
        return f"{self.certification.name}, {self.level.name}" if self.level else self.certification.name

    @property
    def order(self) -> int:
        """Return its place among the levels of its scheme."""
        return self.level.order if self.level else 1

    @property
    def scheme(self) -> str | None:
        """Return the source that names its levels this way."""
        return self.level.scheme if self.level else None

    @property
    def matter(self) -> tuple[Statement, ...]:
        """Return whom it is for, what it teaches, and its summary: the words by which it is found."""
        summary = self.certification.summary
        of_level = (self.level.audience, *self.level.skills) if self.level else (summary,)
        return tuple(statement for statement in of_level if statement)

    @property
    def cited(self) -> tuple[Citation, ...]:
        """Return places that speak of it, for a reason that has none of its own."""
        if self.level:
            needed = (item for item in self.level.prerequisites if isinstance(item, Statement))
            for statement in (*needed, *self.matter):
                return statement.sources
        return self.certification.summary.sources if self.certification.summary else ()


class Ladder:
    """All steps of one knowledge, and how they follow on each other."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note each level, and each certification without levels."""
        self.certifications = {item.id: item for item in knowledge.certifications}
        self.rungs: dict[str, Rung] = {}
        self._of: dict[str, tuple[str, ...]] = {}
        for certification in knowledge.certifications:
            own = tuple(_rungs(certification))
            self.rungs.update((rung.id, rung) for rung in own)
            self._of[certification.id] = tuple(rung.id for rung in own)
        self._top: dict[tuple[str, str | None], int] = {}
        for rung in self.rungs.values():
            key = (programme_of(rung.certification), rung.scheme)
            self._top[key] = max(self._top.get(key, 1), rung.order)

    def of(self, id_: str) -> tuple[str, ...]:
        """Return the steps that a level or certification stands for; nothing for an unknown id."""
        return (id_,) if id_ in self.rungs else self._of.get(id_, ())

    def entry(self, id_: str) -> tuple[str, ...]:
        """Return the step itself, or the first ones of a certification, one for each scheme."""
        first: dict[str | None, str] = {}
        for step in sorted(self.of(id_), key=lambda step: (self.rungs[step].order, step)):
            first.setdefault(self.rungs[step].scheme, step)
        return tuple(first.values())

    def below(self, id_: str) -> tuple[str, ...]:
        """Return the lower levels of the same scheme, lowest first."""
        rung = self.rungs[id_]
        same = (self.rungs[other] for other in self._of[rung.certification.id])
        lower = [other for other in same if other.scheme == rung.scheme and other.order < rung.order]
        return tuple(other.id for other in sorted(lower, key=lambda other: (other.order, other.id)))

    def stage(self, id_: str) -> Stage:
        """Return how far along the scheme of its programme a step is."""
        rung = self.rungs[id_]
        if rung.order <= 1:
            return Stage.ENTRY
        return Stage.TOP if rung.order >= self._top[programme_of(rung.certification), rung.scheme] else Stage.MIDDLE

    def required(self, id_: str) -> tuple[str, ...]:
        """Return the ids of levels and certifications that a step requires."""
        level = self.rungs[id_].level
        return tuple(item for item in (level.prerequisites if level else ()) if isinstance(item, str))

    def next(self, id_: str) -> tuple[tuple[str, NextStep], ...]:
        """Return the directions after a step, by name."""
        level = self.rungs[id_].level
        after = level.next if level else Next()
        found = ((direction, getattr(after, direction)) for direction in DIRECTIONS)
        return tuple((direction, step) for direction, step in found if step)

    def retired(self, id_: str, today: date) -> bool:
        """Tell whether a step, or a certification, is retired by that day."""
        certification = self.rungs[id_].certification if id_ in self.rungs else self.certifications[id_]
        gone = certification.retired
        return gone if isinstance(gone, bool) else gone <= today

    def successor(self, id_: str, today: date) -> str:
        """Return the certification that took the place of a retired one's and is offered; empty when none did."""
        certification = self.rungs[id_].certification if id_ in self.rungs else self.certifications[id_]
        seen: set[str] = set()
        while (next_ := certification.successor) and next_ in self.certifications and next_ not in seen:
            if not self.retired(next_, today):
                return next_
            seen.add(next_)
            certification = self.certifications[next_]
        return ""

    def held(self, ids: Iterable[str]) -> frozenset[str]:
        """Return all steps that count as held: those named, the lower levels of their schemes, and what they required."""
        waiting = [step for id_ in ids for step in self.of(id_)]
        found: set[str] = set()
        while waiting:
            step = waiting.pop()
            if step not in found:
                found.add(step)
                waiting += (*self.below(step), *(s for id_ in self.required(step) for s in self.entry(id_)))
        return frozenset(found)


def programme_of(certification: Certification) -> str:
    """Return what a certification is taken as part of: itself with its levels, else what its publisher has without any."""
    several = len(certification.levels) > 1
    return certification.id if several or not certification.publisher else certification.publisher


def _rungs(certification: Certification) -> Iterator[Rung]:
    if certification.levels:
        yield from (Rung(level.id, certification, level) for level in certification.levels)
    else:
        yield Rung(certification.id, certification)
