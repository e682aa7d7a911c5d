"""From a wish to the steps that each source leads to: role rows, learning paths, what comes next, and what a goal speaks of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from bot.domain.advice import Basis, LeftOut, Met, Need, Why
from bot.domain.catalog import Recommended
from bot.domain.knowledge import Knowledge
from bot.domain.sources import Statement
from bot.domain.wish import Stage, Wish
from bot.service.steps import REQUIRED, Ladder, Rung, programme_of

NEXT_TEXT = "After {name}: {text}"
BEFORE = "{name} requires it."
FOLLOWS = "{name} is retired; this follows on it."
BEGIN = "The first level, since you are new to this."

Programme = str


@dataclass
class Draft:
    """The steps of one route, in the order they are to be taken, with reasons, and what was left out."""

    whys: dict[str, list[Why]] = field(default_factory=dict)
    left_out: dict[str, LeftOut] = field(default_factory=dict)

    def add(self, step: str, why: Why) -> None:
        """Add a step at the end, or one more reason for it."""
        reasons = self.whys.setdefault(step, [])
        if why not in reasons:
            reasons.append(why)


class Routing:
    """Finds routes in one knowledge."""

    def __init__(self, knowledge: Knowledge, ladder: Ladder) -> None:
        """Note roles and learning paths by id, and in which order the sources stand."""
        self._ladder = ladder
        self._roles = {role.id: role for role in knowledge.roles}
        self._paths = {path.id: path for path in knowledge.paths}
        self._order = {source.id: place for place, source in enumerate(knowledge.sources)}

    def drafts(self, wish: Wish, today: date) -> dict[tuple[Programme, str], Draft]:
        """Return the routes by programme and source, the empty source for our inference, in the order of the sources.

        Held and retired steps are left out, and what a step requires stands before it.
        """
        held = self._ladder.held(wish.held)
        wanted = self._wanted(wish, held)
        drafts: dict[tuple[Programme, str], Draft] = {}
        for key, several in groupby(sorted(wanted, key=self._place), key=lambda item: (item[0], item[2].by)):
            draft = Draft()
            for _, step, why in several:
                self._place_step(draft, step, why, held, today)
            for _, step, why in () if draft.whys else self._after(id_ for id_ in draft.left_out if id_ in held):
                self._place_step(draft, step, why, held, today)
            drafts[key] = self._begun(draft, wish, held, today)
        return drafts

    def needs(self, step: str, before: Iterable[str], held: Iterable[str]) -> tuple[Need, ...]:
        """Return the prerequisites of a step, and which of them are met by what is held or taken before."""
        rung, taken, has = self._ladder.rungs[step], frozenset(before), frozenset(held)
        needs = []
        for item in rung.level.prerequisites if rung.level else ():
            if isinstance(item, Statement):
                needs.append(Need(item.text.strip(), item.sources, Met.OPEN))
            else:
                own = frozenset(self._ladder.of(item))
                met = Met.HELD if own & has else Met.BEFORE if own & taken else Met.OPEN
                needs.append(Need(REQUIRED.format(name=self._name(item)), rung.cited, met, item))
        return tuple(needs)

    def _wanted(self, wish: Wish, held: frozenset[str]) -> list[tuple[Programme, str, Why]]:
        """Return what the sources name, else what the goal speaks of; what is stated goes before what we infer."""
        stated = [*self._of_roles(wish), *self._of_paths(wish)]
        if not (wish.roles or wish.lines or wish.leaning):
            stated += self._after(held)
        return [*stated, *self._of_leaning(wish, {programme for programme, _, _ in stated})]

    def _of_roles(self, wish: Wish) -> Iterator[tuple[Programme, str, Why]]:
        for role in (self._roles[id_] for id_ in wish.roles if id_ in self._roles):
            for row in role.recommendations:
                why = Why(Basis.ROLE, f"{role.name}: {row.text.strip()}", row.sources, row.by)
                for named in row.certifications:
                    yield from ((self._programme(step), step, why) for step in self._named(named, row.by))

    def _named(self, named: Recommended, by: str) -> tuple[str, ...]:
        """Return the step that is named, or the first one of a certification, in the scheme of that source when it has one."""
        if named.level:
            return (named.level,)
        first = self._ladder.entry(named.certification)
        return tuple(step for step in first if self._ladder.rungs[step].scheme == by) or first[:1]

    def _of_paths(self, wish: Wish) -> Iterator[tuple[Programme, str, Why]]:
        for path in (self._paths[id_] for id_ in wish.lines if id_ in self._paths):
            for id_ in path.steps:
                for step in self._ladder.entry(id_)[:1]:
                    scheme = self._ladder.rungs[step].scheme
                    view = next((v for v in path.by if v.source == scheme), path.by[0] if path.by else None)
                    text = f"{path.name}: {view.text.strip()}" if view else path.name
                    by = view.source if view else ""
                    cited = view.sources if view else self._ladder.rungs[step].cited
                    yield self._programme(step), step, Why(Basis.PATH, text, cited, by)

    def _after(self, steps: Iterable[str]) -> Iterator[tuple[Programme, str, Why]]:
        for step in sorted(steps):
            rung = self._ladder.rungs[step]
            for _, after in self._ladder.next(step):
                text = NEXT_TEXT.format(name=rung.name, text=after.text.strip())
                why = Why(Basis.NEXT, text, after.sources, rung.scheme or "")
                yield from ((self._programme(s), s, why) for id_ in after.to for s in self._ladder.entry(id_)[:1])

    def _of_leaning(self, wish: Wish, named: set[Programme]) -> Iterator[tuple[Programme, str, Why]]:
        """Yield what a goal speaks of where no source names anything, or all of it when nobody is known."""
        for leaning in wish.leaning:
            why = Why(Basis.MATTER, leaning.text.strip(), leaning.sources)
            for step in self._ladder.entry(leaning.id)[:1]:
                if self._programme(step) not in named:
                    yield self._programme(step), step, why

    def _place_step(self, draft: Draft, step: str, why: Why, held: frozenset[str], today: date) -> None:
        """Put a step after all that it requires; a retired one gives way to its successor."""
        rung = self._ladder.rungs[step]
        if step in held:
            draft.left_out[step] = LeftOut(step, rung.name, sources=rung.cited)
        elif self._ladder.retired(step, today):
            self._succeed(draft, rung, held, today)
        elif step in draft.whys:
            draft.add(step, why)
        elif self._reachable(step, held, today, frozenset()):
            for required in self._ladder.required(step):
                self._place_required(draft, required, rung, held, today)
            draft.add(step, why)
        else:
            draft.left_out[step] = LeftOut(step, rung.name, unreachable=True, sources=rung.cited)

    def _place_required(self, draft: Draft, id_: str, by: Rung, held: frozenset[str], today: date) -> None:
        own = self._ladder.of(id_)
        if not any(step in held or step in draft.whys for step in own):
            why = Why(Basis.PREREQUISITE, BEFORE.format(name=by.name), by.cited, by.scheme or "")
            for step in self._ladder.entry(id_)[:1]:
                self._place_step(draft, step, why, held, today)

    def _succeed(self, draft: Draft, rung: Rung, held: frozenset[str], today: date) -> None:
        successor = self._ladder.successor(rung.id, today)
        draft.left_out[rung.id] = LeftOut(rung.id, rung.name, retired=True, successor=successor, sources=rung.cited)
        why = Why(Basis.SUCCESSOR, FOLLOWS.format(name=rung.name), rung.cited, rung.scheme or "")
        for step in self._ladder.entry(successor)[:1] if successor else ():
            self._place_step(draft, step, why, held, today)

    def _reachable(self, step: str, held: frozenset[str], today: date, on_the_way: frozenset[str]) -> bool:
        """Tell whether all that a step requires is held, or can be taken today, itself or by its successor."""
        for id_ in self._ladder.required(step):
            own = self._ladder.of(id_)
            if any(other in held for other in own):
                continue
            first = next(iter(self._ladder.entry(id_)), "")
            if first and self._ladder.retired(first, today):
                first = next(iter(self._ladder.entry(self._ladder.successor(first, today))), "")
            if not first or first in on_the_way or not self._reachable(first, held, today, on_the_way | {step}):
                return False
        return True

    def _begun(self, draft: Draft, wish: Wish, held: frozenset[str], today: date) -> Draft:
        """Put the first level of the scheme before the others for a beginner, when no source says so itself."""
        first = next(iter(draft.whys), None)
        if wish.stage is not Stage.ENTRY or first is None:
            return draft
        begun = Draft(left_out=dict(draft.left_out))
        for step in (s for s in self._ladder.below(first)[:1] if s not in held and not self._ladder.retired(s, today)):
            self._place_step(begun, step, Why(Basis.ENTRY, BEGIN, self._ladder.rungs[step].cited), held, today)
        begun.whys |= draft.whys
        return begun

    def _programme(self, step: str) -> Programme:
        return programme_of(self._ladder.rungs[step].certification)

    def _place(self, item: tuple[Programme, str, Why]) -> tuple[str, int, str, int, str]:
        """Return where a step stands: by programme, source, then its order; our inference comes last."""
        programme, step, why = item
        place = self._order.get(why.by, len(self._order)) if why.by else len(self._order) + 1
        return programme, place, why.by, self._ladder.rungs[step].order, step

    def _name(self, id_: str) -> str:
        rungs: Mapping[str, Rung] = self._ladder.rungs
        return rungs[id_].name if id_ in rungs else self._ladder.certifications[id_].name
