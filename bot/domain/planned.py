"""Say in sentences how a plan came about and what became of its steps."""

from datetime import date

from bot.domain.plan import EVERYDAY, Change, Pace, Plan, Renewal, Standing, State, Step
from bot.domain.team import Contact

ASSUMED = "The source states days and no hours a week; we count its days as an hour each, which is our assumption."
SAME = "The source plans {stated} days, and so does this plan, at {hours} hours a week."
STATED = "The source plans {stated} days. At {hours} hours a week that makes {days} days. {assumed}"
GIVEN = "The source plans {stated} days; there are {days} until your exam, and the plan is spread over them."
SHORT = (
    "There are {days} days until your exam, fewer than the {needed} that the source's plan of {stated} days takes at {hours} hours a "
    "week. Do what matters most first, or move the exam. {assumed}"
)
UNSTATED = "No source states how long to prepare for this; the {days} days of this plan are ours."
SPREAD = "No source states how long to prepare for this; the plan is spread over the {days} days until your exam."
STANDINGS = {
    Standing.RUNNING: "Exam planned for {exam}",
    Standing.PAUSED: "Paused since {paused}{until}",
    Standing.STOPPED: "Stopped",
    Standing.PASSED: "Passed on {exam}",
}
UNTIL = ", goes on on {until}"
CHANGES = {
    Change.NONE: "",
    Change.ADDED: "new in the knowledge base",
    Change.CHANGED: "changed in the knowledge base",
    Change.REMOVED: "no longer in the knowledge base",
}
SKIPPED, WITHOUT_REASON = "skipped: {note}", "skipped"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DUE, SOON = "by {day}", {0: "due today", 1: "by tomorrow"}
CONTACT = "Ask {who} about {matter}."
RENEW_ON = "To be renewed by {earliest}."
RENEW_BETWEEN = "To be renewed between {earliest} and {latest}; the source gives a range."


def pace(told: Pace) -> str:
    """Return how the days of a plan come about, in sentences."""
    if not told.stated:
        return (SPREAD if told.given else UNSTATED).format(days=told.days)
    same = SAME if told.hours == EVERYDAY and told.days == told.stated else STATED
    wording = SHORT if told.short else GIVEN if told.given else same
    assumed = ASSUMED if told.hours != EVERYDAY or told.short else ""
    filled = wording.format(stated=told.stated, days=told.days, hours=told.hours, needed=told.needed, assumed=assumed)
    return filled.strip()


def standing(plan: Plan) -> str:
    """Return where a plan stands, without a full stop."""
    until = UNTIL.format(until=plan.until) if plan.until else ""
    return STANDINGS[plan.standing].format(exam=plan.exam, paused=plan.paused, until=until)


def soon(day: date, today: date) -> str:
    """Return until when something is to be done, with the weekday, as one says it of a day of this week."""
    return SOON.get((day - today).days) or DUE.format(day=f"{WEEKDAYS[day.weekday()]}, {day}")


def contact(told: Contact) -> str:
    """Return whom to ask about what."""
    return CONTACT.format(who=told.who, matter=told.matter)


def note(step: Step) -> str:
    """Return what is to be said of a step beside its text; empty when it is open and as it was."""
    if step.state is State.SKIPPED:
        return SKIPPED.format(note=step.note) if step.note else WITHOUT_REASON
    return CHANGES[step.change]


def renewal(told: Renewal) -> str:
    """Return when something is to be renewed: a range where the source gives one."""
    wording = RENEW_ON if told.earliest == told.latest else RENEW_BETWEEN
    return wording.format(earliest=told.earliest, latest=told.latest)
