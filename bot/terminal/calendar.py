"""A plan as a calendar (iCalendar, RFC 5545): a day for each open step and each renewal."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from bot.domain import planned as wording
from bot.domain.knowledge import Knowledge
from bot.domain.plan import Held, Plan
from bot.terminal.plain import plain
from bot.terminal.told import source_lines

PRODUCT = "-//Certguide//Plan//EN"
RENEW = "Renew {name}"
LONGEST_TITLE = 70


def calendar(plan: Plan | None, held: Iterable[Held], knowledge: Knowledge, at: float) -> str:
    """Return the calendar as it is at a time in seconds since the epoch; a step keeps its UID when it moves."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    for event in (*_steps(plan, knowledge), *_renewals(held)):
        event.add("dtstamp", datetime.fromtimestamp(at, UTC))
        made.add_component(event)
    written: bytes = made.to_ical()
    return written.decode()


def _steps(plan: Plan | None, knowledge: Knowledge) -> Iterator[Event]:
    for step in plan.open if plan else ():
        text = plain(step.text)
        said = "\n".join((text, *source_lines(step.sources, knowledge)))
        yield _event(f"{step.key}.{plan.aim.target if plan else ''}", _title(text), said, step.due, step.due)


def _renewals(held: Iterable[Held]) -> Iterator[Event]:
    for one in held:
        if one.renewal:
            title, said = RENEW.format(name=one.name), f"{wording.renewal(one.renewal)} {one.renewal.text}"
            yield _event(f"renew.{one.id}", title, said, one.renewal.earliest, one.renewal.latest)


def _event(uid: str, title: str, text: str, first: date, last: date) -> Event:
    event = Event()
    event.add("uid", f"{uid}@certguide")
    event.add("summary", title)
    event.add("description", text)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _title(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 2].rsplit(' ', 1)[0]} …"
