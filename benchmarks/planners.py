"""Invent people with plans: of every kind of certification and pace, some behind, some stuck, and all of them sharing."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.knowledge import Knowledge
from bot.domain.newcomers import GapAtStep, Newcomer
from bot.domain.plan import Aim, Experience, Plan
from bot.domain.reminders import Rhythm
from bot.service.planning import acting, renewing
from bot.service.planning.planner import Planner
from bot.service.steps import Ladder

SEED = 8
OLDEST_DAYS = 90
"""How long ago the first of them began."""
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney")


def planners(knowledge: Knowledge, today: date, people: int) -> Iterator[Newcomer]:
    """Yield so many people who plan, alike on every run but for the day."""
    planner, ladder, chance = Planner(knowledge), Ladder(knowledge), random.Random(SEED)
    targets, roles = sorted(ladder.rungs), [role.id for role in knowledge.roles]
    for _ in range(people):
        begun = today - timedelta(days=chance.randrange(OLDEST_DAYS))
        zone, hours, experience = chance.choice(ZONES), chance.randint(2, 14), chance.choice([*Experience])
        aim = Aim(chance.choice(targets), role=chance.choice(roles), hours=hours, zone=zone, experience=experience)
        plan = planner.make(aim, begun)
        assert isinstance(plan, Plan)
        held = renewing.held(ladder, chance.choice(targets), begun - timedelta(days=chance.randrange(700)))
        gap = GapAtStep(f"{chance.randrange(3)}", plan.steps[0].key)
        rhythm = Rhythm(on=True, weekdays=(chance.randrange(5),))
        yield Newcomer(zone, rhythm, _worked_on(plan, today, chance), (held,), shares=True, gaps=(gap, gap))


def _worked_on(plan: Plan, today: date, chance: random.Random) -> Plan:
    """Return a plan in which most of what was due is done."""
    for step in plan.steps:
        if step.due <= today and chance.random() < 0.8:
            done = acting.tick(plan, step.key, step.due)
            plan = done if isinstance(done, Plan) else plan
    return plan
