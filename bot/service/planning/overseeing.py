"""Show a lead how the people who share their plans get on, and show a person first that they are stuck."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from bot.domain.knowledge import Knowledge
from bot.domain.newcomers import Newcomer
from bot.domain.people import Asker
from bot.domain.plan import Plan, Standing, State, Step
from bot.domain.teamwork import Lack, Member, Team
from bot.service.planning.acting import settled
from bot.service.planning.clock import day_in
from bot.service.steps import Ladder

MISSED = 2
"""Overdue steps from which somebody counts as stuck."""
ASKED = 2
"""Times that a question without an answer was asked, from which somebody counts as stuck."""
STEPS_MISSED = "{count} steps are overdue"
ASKED_IN_VAIN = "asked the same question without an answer {count} times"


def stuck(newcomer: Newcomer, today: date) -> tuple[str, ...]:
    """Return why somebody may need help, in words; nothing while their plan does not run."""
    plan = newcomer.plan
    if plan is None or plan.standing is not Standing.RUNNING:
        return ()
    missed = len(plan.overdue(today))
    asked = max(Counter(gap.fingerprint for gap in newcomer.gaps).values(), default=0)
    reasons = [STEPS_MISSED.format(count=missed)] if missed >= MISSED else []
    return (*reasons, *([ASKED_IN_VAIN.format(count=asked)] if asked >= ASKED else []))


def team_of(people: Iterable[tuple[Asker, Newcomer]], knowledge: Knowledge, now: float) -> Team:
    """Return how people get on at a time in seconds since the epoch, each by the day that it is where they are."""
    members = tuple(_member(who, newcomer, now) for who, newcomer in people)
    first = sorted(members, key=lambda one: (not one.stuck, -one.overdue, one.who.user))
    return Team(tuple(first), _lacks(members, knowledge))


def _member(who: Asker, newcomer: Newcomer, now: float) -> Member:
    today = day_in(newcomer.zone, now)
    if newcomer.plan is None:
        return Member(who, held=newcomer.held)
    plan = settled(newcomer.plan, today)
    return Member(
        who,
        title=plan.title,
        target=plan.aim.target,
        role=plan.aim.role,
        standing=plan.standing,
        exam=plan.exam,
        done=sum(step.state is State.DONE for step in plan.steps),
        of=sum(step.state is not State.SKIPPED for step in plan.steps),
        step=_next(plan),
        overdue=len(plan.overdue(today)),
        held=newcomer.held,
        stuck=stuck(newcomer, today),
    )


def _next(plan: Plan) -> Step | None:
    return next(iter(plan.open), None) if plan.standing is not Standing.STOPPED else None


def _lacks(members: Iterable[Member], knowledge: Knowledge) -> tuple[Lack, ...]:
    """Return what is recommended to the roles of these people and held by none of them, by name."""
    ladder = Ladder(knowledge)
    people = tuple(members)
    held = ladder.held(one.id for member in people for one in member.held)
    present = {member.role for member in people if member.role}
    found: dict[str, list[str]] = {}
    for role in knowledge.roles:
        for named in (one for said in role.recommendations for one in said.certifications if role.id in present):
            for id_ in ladder.entry(named.level or named.certification):
                if id_ not in held and role.name not in found.setdefault(ladder.rungs[id_].name, []):
                    found[ladder.rungs[id_].name].append(role.name)
    return tuple(Lack(name, tuple(roles)) for name, roles in sorted(found.items()))
