"""Knowledge and plans about coffee for the tests of plans."""

from dataclasses import replace
from datetime import date

from bot.domain.catalog import Certification, Level, Preparation
from bot.domain.knowledge import Knowledge
from bot.domain.plan import Aim, Plan, Planned, Step
from bot.domain.sources import Statement
from bot.domain.team import TeamLink, TeamOnboarding, TeamStep
from bot.service.planning.planner import Planner

from tests.knowledges import SCHOOL, coffee_knowledge

TODAY = date(2026, 11, 21)
FOUNDATION, PROFESSIONAL, GUILD = "school-foundation", "school-professional", "barista-certified-professional"
STAGES = (
    Preparation(7, "Learn the words.", ("guide#levels",)),
    Preparation(30, "Pull ten shots a day.", ("guide#levels",)),
    Preparation(60, "Run a bar for a day.", ("guide#milk",)),
)
PROJECTS = (Statement("Write a menu.", ("guide#levels",)), Statement("Taste six cups.", ("guide#milk",)))
MISTAKES = (Statement("Chasing crema.", ("guide#milk",)), Statement("Grinding too early.", ("guide#levels",)))
TEAM = TeamOnboarding(
    "Welcome.",
    steps=(
        TeamStep("budget", "Ask Ana for the budget.", day=2, links=(TeamLink("The form", "https://example.org/f"),)),
        TeamStep("party", "Tell the others.", day=3, after=True),
    ),
)


def level(**fields: object) -> Knowledge:
    """Return the knowledge about coffee with a Foundation level that has these fields beside what a plan is made of."""
    known = coffee_knowledge()
    given = {"preparation": STAGES, "projects": PROJECTS, "mistakes": MISTAKES, **fields}
    certifications = tuple(_with(one, given) for one in known.certifications)
    return replace(known, certifications=certifications, onboarding=(TEAM,))


def planned(known: Knowledge | None = None, target: str = FOUNDATION, today: date = TODAY, **aim: object) -> Plan:
    """Return a plan that begins today."""
    aimed = replace(Aim(target), **aim)  # type: ignore[arg-type]  # the fields of an aim, by name
    return kept(Planner(known or level()).make(aimed, today))


def kept(outcome: Planned) -> Plan:
    """Return the plan that came of it, which must not have been refused."""
    assert isinstance(outcome, Plan), outcome
    return outcome


def step(plan: Plan, key: str) -> Step:
    """Return a step by its key."""
    return next(one for one in plan.steps if one.key == key)


def _with(certification: Certification, fields: dict[str, object]) -> Certification:
    if certification.id != SCHOOL:
        return certification
    return replace(certification, levels=tuple(_level(one, fields) for one in certification.levels))


def _level(one: Level, fields: dict[str, object]) -> Level:
    return replace(one, **fields) if one.id == FOUNDATION else one  # type: ignore[arg-type]
