"""Make a plan from the knowledge, and keep a running one in step with what editors change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from bot.domain.catalog import Preparation
from bot.domain.knowledge import Knowledge
from bot.domain.plan import (
    FURTHEST_DAYS,
    Act,
    Aim,
    Change,
    Plan,
    Planned,
    Refused,
    Standing,
    Step,
    Why,
)
from bot.service.planning import dating
from bot.service.planning.undated_plan import Outline, Outliner

ORDER = tuple(Act)
ENDED = (Standing.STOPPED, Standing.PASSED)


class Planner:
    """Plans with one knowledge. Days are those of the person, wherever they are."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Read the steps that there are."""
        self._outliner = Outliner(knowledge)

    def make(self, aim: Aim, today: date) -> Planned:
        """Return a plan that begins today."""
        rung = self._outliner.ladder.rungs.get(self._target(aim))
        if rung is None:
            return Refused(Why.UNKNOWN)
        if aim.exam and (why := unfit(aim.exam, today)):
            return Refused(why)
        aim = replace(aim, target=rung.id)
        taken = dating.stages(self._preparations(aim), aim, today)
        pace = dating.pace_of(taken, aim, today)
        exam = today + timedelta(days=pace.days)
        steps = _dated(self._outliner.outline(aim, taken), today, exam)
        return Plan(aim, rung.name, today, exam, pace, in_order(steps))

    def current(self, plan: Plan, today: date) -> Plan:
        """Return a plan as the knowledge has it now: closed steps as they were, open ones marked where they changed.

        A step that the knowledge no longer has stays, and says so. A plan that has ended is left as it is.
        """
        if plan.standing in ENDED:
            return plan
        if plan.aim.target not in self._outliner.ladder.rungs:
            return replace(plan, steps=tuple(_marked(step, Change.REMOVED) for step in plan.steps))
        days = {stage for stage in self._preparations(plan.aim) if stage.days <= plan.pace.stated}
        taken = tuple(sorted(days, key=lambda stage: stage.days))
        fresh = _dated(self._outliner.outline(plan.aim, taken), plan.begun, plan.exam)
        return replace(plan, steps=in_order(_merged(plan.steps, fresh, today)))

    def _target(self, aim: Aim) -> str:
        """Return the target itself, or the first level of a certification."""
        first = self._outliner.ladder.entry(aim.target)
        return first[0] if first else ""

    def _preparations(self, aim: Aim) -> tuple[Preparation, ...]:
        level = self._outliner.ladder.rungs[aim.target].level
        return level.preparation if level else ()


def unfit(exam: date, today: date) -> Why | None:
    """Return why no exam can be on that day, None when it can."""
    if exam <= today:
        return Why.PAST
    return Why.FAR if (exam - today).days > FURTHEST_DAYS else None


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps by their day, those of the same day in the order of acts."""
    return tuple(sorted(steps, key=lambda step: (step.due, ORDER.index(step.act))))


def _dated(outlines: Iterable[Outline], begun: date, exam: date) -> list[Step]:
    numbers = {act: count(1) for act in Act}
    return [
        Step(
            f"{one.act}-{next(numbers[one.act])}",
            one.act,
            one.text,
            dating.due(one, begun, exam),
            one.sources,
            one.entries,
        )
        for one in outlines
    ]


def _merged(steps: Sequence[Step], fresh: Sequence[Step], today: date) -> list[Step]:
    """Return the steps of a plan beside those that would be planned now, matched by their words, then by their place."""
    left = list(fresh)
    found: dict[str, Step] = {}
    for same in (_same_words, _same_place):
        for step in steps:
            twin = next((one for one in left if same(step, one)), None) if step.key not in found else None
            if twin:
                left.remove(twin)
                found[step.key] = twin
    kept = [_renewed(step, found.get(step.key)) for step in steps]
    taken = {step.key for step in steps}
    return [*kept, *(_added(step, taken, today) for step in left)]


def _same_words(step: Step, other: Step) -> bool:
    return (step.act, step.text) == (other.act, other.text)


def _same_place(step: Step, other: Step) -> bool:
    return step.key == other.key


def _renewed(step: Step, twin: Step | None) -> Step:
    if not step.open:
        return step
    if twin is None:
        return _marked(step, Change.REMOVED)
    told = step.change if step.change is not Change.REMOVED else Change.NONE
    change = told if _same_words(step, twin) else Change.CHANGED
    return replace(step, text=twin.text, sources=twin.sources, entries=twin.entries, change=change)


def _marked(step: Step, change: Change) -> Step:
    return replace(step, change=change) if step.open else step


def _added(step: Step, taken: set[str], today: date) -> Step:
    key = next(key for number in count(1) if (key := f"{step.act}-{number}") not in taken)
    taken.add(key)
    return replace(step, key=key, due=max(step.due, today), change=Change.ADDED)
