"""What a person does with a plan: close a step, put it off, move the exam, pause, stop, pass or not."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.plan import (
    AFTER_EXAM,
    LONGEST_REASON,
    Act,
    Change,
    Plan,
    Planned,
    Refused,
    Standing,
    State,
    Step,
    Why,
)
from bot.service.planning import dating
from bot.service.planning.planner import ENDED, in_order, unfit

SNOOZE_DAYS = 7
AGAIN_DAYS = 14
"""The least time until a second attempt that we propose; no source states one."""
AGAIN = frozenset((Act.EXAM, Act.MISTAKES))
"""Acts whose steps are open again before a second attempt."""


def settled(plan: Plan, today: date) -> Plan:
    """Return the plan as it stands on that day: a pause that has ended is over."""
    if plan.standing is Standing.PAUSED and plan.until and plan.until <= today:
        return _resumed(plan, plan.until)
    return plan


def tick(plan: Plan, key: str, today: date) -> Planned:
    """Note that a step is done."""
    return _on_open(plan, key, lambda step: replace(step, state=State.DONE, closed=today, change=Change.NONE))


def skip(plan: Plan, key: str, reason: str, today: date) -> Planned:
    """Note that a step is left out, and why."""
    note = " ".join(reason.split())[:LONGEST_REASON]
    return _on_open(plan, key, lambda step: replace(step, state=State.SKIPPED, closed=today, note=note))


def reopen(plan: Plan, key: str, today: date) -> Planned:
    """Take back that a step was done or skipped."""
    found = _step(plan, key)
    if isinstance(found, Refused) or plan.standing in ENDED:
        return Refused(Why.GONE) if plan.standing not in ENDED else Refused(Why.ENDED)
    if found.open:
        return Refused(Why.OPEN)
    return _with(plan, replace(found, state=State.OPEN, closed=None, note="", due=max(found.due, today)))


def snooze(plan: Plan, key: str, today: date) -> Planned:
    """Put a step off by a week, not beyond the exam; the exam itself moves what follows it too."""
    found = _step(plan, key)
    if not isinstance(found, Refused) and found.open and found.act is Act.EXAM:
        return move_exam(plan, max(found.due, today) + timedelta(days=SNOOZE_DAYS), today)

    def later(step: Step) -> Step:
        due = max(step.due, today) + timedelta(days=SNOOZE_DAYS)
        latest = due if step.act in AFTER_EXAM else max(plan.exam, today)
        return replace(step, due=min(due, latest), snoozed=step.snoozed + 1)

    return _on_open(plan, key, later)


def move_exam(plan: Plan, exam: date, today: date) -> Planned:
    """Move the exam; open steps before it keep their proportions, those after it their distance."""
    if plan.standing is not Standing.RUNNING:
        return Refused(Why.STANDING)
    if why := unfit(exam, today):
        return Refused(why)
    before = [step for step in plan.open if step.act not in AFTER_EXAM and step.act is not Act.EXAM]
    days = dating.moved(tuple(step.due for step in before), today, plan.exam, exam)
    dated = {step.key: day for step, day in zip(before, days, strict=True)}
    for step in plan.open:
        if step.act is Act.EXAM:
            dated[step.key] = exam
        elif step.act in AFTER_EXAM:
            dated[step.key] = max(step.due + (exam - plan.exam), exam)
    pace = replace(plan.pace, days=max(1, (exam - plan.begun).days), given=True, short=False)
    return replace(plan, exam=exam, pace=pace, steps=_redated(plan.steps, dated))


def pause(plan: Plan, today: date, until: date | None = None) -> Planned:
    """Stop the clock, until a day or until the person comes back."""
    if plan.standing is not Standing.RUNNING:
        return Refused(Why.STANDING)
    if until and (why := unfit(until, today)):
        return Refused(why)
    return replace(plan, standing=Standing.PAUSED, paused=today, until=until)


def resume(plan: Plan, today: date) -> Planned:
    """Go on after a pause: everything open moves by its length."""
    return _resumed(plan, today) if plan.standing is Standing.PAUSED else Refused(Why.NOT_PAUSED)


def stop(plan: Plan) -> Planned:
    """End a plan for good; what was done stays."""
    if plan.standing in ENDED:
        return Refused(Why.ENDED)
    return replace(plan, standing=Standing.STOPPED, paused=None, until=None)


def passed(plan: Plan, day: date, today: date) -> Planned:
    """Note that the exam was passed on a day: what was before it is over, what follows counts from that day."""
    if plan.standing in ENDED:
        return Refused(Why.ENDED)
    if day > today:
        return Refused(Why.FUTURE)
    shift = day - plan.exam
    steps = [
        step
        if not step.open
        else replace(step, due=max(step.due + shift, today))
        if step.act in AFTER_EXAM
        else replace(step, state=State.DONE if step.act is Act.EXAM else State.SKIPPED, closed=day)
        for step in plan.steps
    ]
    return replace(plan, standing=Standing.PASSED, exam=day, steps=in_order(steps), paused=None, until=None)


def not_passed(plan: Plan, today: date, exam: date | None = None) -> Planned:
    """Plan a second attempt: the mistakes and the exam are open again, and what was not done gets new days."""
    if plan.standing in ENDED:
        return Refused(Why.ENDED)
    again = exam or today + timedelta(days=max(AGAIN_DAYS, plan.pace.days // 2))
    steps = tuple(
        replace(step, state=State.OPEN, closed=None, due=max(step.due, today)) if step.act in AGAIN else step
        for step in plan.steps
    )
    tried = replace(plan, standing=Standing.RUNNING, paused=None, until=None, steps=in_order(steps))
    return move_exam(replace(tried, attempts=plan.attempts + 1), again, today)


def _resumed(plan: Plan, day: date) -> Plan:
    away = day - (plan.paused or day)
    exam = plan.exam + away
    dated = {step.key: step.due + away for step in plan.open}
    steps = _redated(plan.steps, dated)
    return replace(plan, standing=Standing.RUNNING, paused=None, until=None, exam=exam, steps=steps)


def _redated(steps: Iterable[Step], dated: dict[str, date]) -> tuple[Step, ...]:
    return in_order(replace(step, due=dated.get(step.key, step.due)) for step in steps)


def _step(plan: Plan, key: str) -> Step | Refused:
    return next((step for step in plan.steps if step.key == key), Refused(Why.GONE))


def _on_open(plan: Plan, key: str, change: Callable[[Step], Step]) -> Planned:
    """Change an open step of a plan that has not ended; after the exam only what follows it can be closed."""
    found = _step(plan, key)
    if isinstance(found, Refused):
        return found
    if plan.standing is Standing.STOPPED:
        return Refused(Why.ENDED)
    return _with(plan, change(found)) if found.open else Refused(Why.CLOSED)


def _with(plan: Plan, step: Step) -> Plan:
    return replace(plan, steps=in_order(step if one.key == step.key else one for one in plan.steps))
