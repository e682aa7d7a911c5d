"""Give the steps of a plan their dates: by the days that sources state, the hours a week, and the day of the exam."""

from datetime import date, timedelta

from bot.domain.catalog import Preparation
from bot.domain.plan import AFTER_EXAM, Act, Aim, Experience, Pace, scaled
from bot.service.planning.undated_plan import Outline

DEFAULT_DAYS = 30
"""Days until the exam where no source states any; ours, and told as such."""
DROPPED = {Experience.NEW: 0, Experience.SOME: 1, Experience.MUCH: 2}
"""How many of the longer preparations somebody leaves out; one always stays."""


def stages(preparations: tuple[Preparation, ...], aim: Aim, today: date) -> tuple[Preparation, ...]:
    """Return the preparations to take one after another: as long as experience asks for and the time until the exam allows."""
    ordered = sorted(preparations, key=lambda one: one.days)
    wanted = ordered[: max(1, len(ordered) - DROPPED[aim.experience])]
    if aim.exam:
        left = (aim.exam - today).days
        wanted = [one for one in wanted if scaled(one.days, aim.hours) <= left] or wanted[:1]
    return tuple(wanted)


def pace_of(taken: tuple[Preparation, ...], aim: Aim, today: date) -> Pace:
    """Return how many days there are until the exam, and why."""
    stated = taken[-1].days if taken else 0
    needed = scaled(stated or DEFAULT_DAYS, aim.hours)
    days = (aim.exam - today).days if aim.exam else needed
    sources = tuple(dict.fromkeys(citation for stage in taken for citation in stage.sources))
    return Pace(stated, days, aim.hours, aim.exam is not None, bool(stated) and days < needed, sources)


def due(outline: Outline, begun: date, exam: date) -> date:
    """Return the day of a step; no step before the exam is due after it."""
    if outline.act in AFTER_EXAM:
        return exam + timedelta(days=outline.days)
    if outline.act is Act.TEAM:
        return min(begun + timedelta(days=outline.days), exam)
    return begun + timedelta(days=int((exam - begun).days * outline.share))


def moved(days: tuple[date, ...], today: date, exam: date, new: date) -> tuple[date, ...]:
    """Return ascending days until an exam for its new day: in the same proportions, evenly when none lies ahead."""
    left, width = (exam - today).days, (new - today).days
    if left <= 0:
        return tuple(today + timedelta(days=width * place // len(days)) for place in range(1, len(days) + 1))
    return tuple(today + timedelta(days=max(0, (day - today).days) * width // left) for day in days)


def years_after(day: date, years: int) -> date:
    """Return the same day years later; the 28th where a year has no 29th of February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
