"""Everything that is kept of somebody who plans, in lines: the plan with its steps, what is held, reminders and sharing."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain import planned as wording
from bot.domain.newcomers import Greeting, Newcomer
from bot.domain.plan import Experience, Held, Plan, State, Step
from bot.domain.reminders import Rhythm
from bot.slack.outgoing import markdown

PLAN = "{title}: {standing}. Begun on {begun}.{attempts} {pace}"
ATTEMPTS = " Attempts that did not succeed: {count}."
AIM = "Made for: {parts}"
ROLE, HOURS, EXAM = "{name}", "{count} hours a week", "exam wished for on {day}"
PATH, HOLDING = "on the way: {names}", "held then: {names}"
EXPERIENCES = {
    Experience.NEW: "the matter was new to you",
    Experience.SOME: "you knew some of the matter",
    Experience.MUCH: "you knew the matter well",
}
STEP = "{state} {day}: {text}{put_off}{note}"
STATES = {State.OPEN: "To do by", State.DONE: "Done on", State.SKIPPED: "Skipped on"}
PUT_OFF, NOTE = " (put off {count} times)", " (your reason: {note})"
HOLDS, SINCE = "You hold {name}{since}. {renewal}", " since {day}"
REMINDED, NOT_REMINDED = "Reminders: {days} at {hour}:00", "Reminders: none"
ZONE = "Time zone: {zone}"
SHARES = {
    True: "Shared: your leads see the plan",
    False: "Not shared: no lead sees the plan",
    None: "Not shared: you were not asked yet",
}
GAPS = "Questions that stayed open at a step, without their words: {count}"
GREETINGS = {Greeting.GREETED: "I have greeted you", Greeting.NEVER: "You asked me not to write to you about plans"}
SEEN = "You were last here on {day}"


def plan_lines(newcomer: Newcomer, seen: float, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what is kept of somebody who plans, and when they were `seen` last, in seconds since the epoch.

    `names` are those of what is in the catalog, by id.
    """
    if newcomer.plan:
        yield from _plan(newcomer.plan, names)
    for one in newcomer.held:
        yield _holds(one)
    yield _rhythm(newcomer.rhythm)
    yield ZONE.format(zone=newcomer.zone)
    yield SHARES[newcomer.shares]
    if newcomer.gaps:
        yield GAPS.format(count=len(newcomer.gaps))
    if newcomer.greeting in GREETINGS:
        yield GREETINGS[newcomer.greeting]
    yield SEEN.format(day=day_of(seen, newcomer.zone))


def day_of(at: float, zone: str) -> date:
    """Return the day of a time in seconds since the epoch where somebody is."""
    return datetime.fromtimestamp(at, ZoneInfo(zone)).date()


def _plan(plan: Plan, names: Mapping[str, str]) -> Iterator[str]:
    attempts = ATTEMPTS.format(count=plan.attempts) if plan.attempts else ""
    standing, pace = wording.standing(plan), wording.pace(plan.pace)
    yield PLAN.format(title=plan.title, standing=standing, begun=plan.begun, attempts=attempts, pace=pace)
    yield AIM.format(parts="; ".join(_aim(plan, names)))
    yield from map(_step, plan.steps)


def _aim(plan: Plan, names: Mapping[str, str]) -> Iterator[str]:
    aim = plan.aim
    if aim.role:
        yield ROLE.format(name=names.get(aim.role, aim.role))
    yield EXPERIENCES[aim.experience]
    yield HOURS.format(count=aim.hours)
    if aim.exam:
        yield EXAM.format(day=aim.exam)
    if aim.path:
        yield PATH.format(names=", ".join(names.get(id_, id_) for id_ in aim.path))
    if aim.held:
        yield HOLDING.format(names=", ".join(names.get(id_, id_) for id_ in aim.held))


def _step(step: Step) -> str:
    put_off = PUT_OFF.format(count=step.snoozed) if step.snoozed else ""
    note = NOTE.format(note=step.note) if step.note else ""
    day = step.closed or step.due
    return STEP.format(state=STATES[step.state], day=day, text=markdown(step.text), put_off=put_off, note=note)


def _holds(one: Held) -> str:
    since = SINCE.format(day=one.since) if one.since else ""
    renewal = wording.renewal(one.renewal) if one.renewal else ""
    return HOLDS.format(name=one.name, since=since, renewal=renewal).strip()


def _rhythm(rhythm: Rhythm) -> str:
    days = ", ".join(wording.WEEKDAYS[day] for day in rhythm.weekdays)
    return REMINDED.format(days=days, hour=rhythm.hour) if rhythm.on else NOT_REMINDED
