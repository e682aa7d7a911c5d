"""Say in a few lines what is recommended to somebody who has told more than a role."""

from collections.abc import Iterable, Iterator, Mapping

from bot.domain.advice import Advice, LeftOut, Route, Step
from bot.domain.wish import Constraint, Wish

LEAD = "**With what you told me ({told}):**"
OURS = "Our inference"
NOTHING = "nothing more; {left}"
DAYS = "by the plan for {days} days"
HELD = "you hold {name}"
RETIRED = "{name} is retired{successor}"
SUCCEEDED = ", {successor} follows on it"
UNREACHABLE = "{name} requires what is no longer offered"
OUTSIDE = "{name} does not keep to your {constraint}"
GAVE = "Nothing keeps to all of that, so your {constraints} had to give."
TOLD: Mapping[Constraint, str] = {
    Constraint.CERTIFICATION: "certification",
    Constraint.PUBLISHER: "publisher",
    Constraint.STAGE: "level",
    Constraint.WAY: "way of taking it",
    Constraint.BUDGET: "budget",
    Constraint.DAYS: "time",
}
"""What people call each constraint, after `your`."""


def constrained(wish: Wish) -> bool:
    """Tell whether more is known of somebody than a role, so that the recommendation of a source may not be for them."""
    return bool(wish.held or wish.stage or wish.way or wish.budget or wish.days)


def brief(advice: Advice, labels: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return a line a source with the steps to take, and what gave; `labels` name sources, `names` steps and certifications."""
    lines = [LEAD.format(told=", ".join(kept_to(advice.wish, names)))]
    routes = (route for programme in advice.programmes for route in programme.routes)
    lines += [f"- {labels.get(route.by, route.by) or OURS}: {_route(route, names)}" for route in routes]
    if advice.gave:
        lines.append(gave(advice.gave))
    return "\n".join(lines)


def gave(constraints: Iterable[Constraint]) -> str:
    """Return the sentence that says which constraints had to give."""
    return GAVE.format(constraints=" and ".join(TOLD[one] for one in constraints))


def kept_to(wish: Wish, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what somebody holds and what must not be exceeded, each in a few words."""
    yield from (HELD.format(name=names.get(id_, id_)) for id_ in wish.held)
    if wish.stage:
        yield f"{wish.stage} level"
    if wish.way:
        yield {"exam": "the exam alone", "taught": "with teaching"}[wish.way]
    if wish.budget:
        yield f"at the most {wish.budget.amount:,} {wish.budget.currency or ''}".strip()
    if wish.days:
        yield f"{wish.days} days"


def left_out(item: LeftOut, names: Mapping[str, str]) -> str:
    """Return why something is not recommended."""
    if item.retired:
        follows = SUCCEEDED.format(successor=names.get(item.successor, item.successor)) if item.successor else ""
        return RETIRED.format(name=item.name, successor=follows)
    if item.unreachable:
        return UNREACHABLE.format(name=item.name)
    return (
        OUTSIDE.format(name=item.name, constraint=TOLD[item.constraint])
        if item.constraint
        else HELD.format(name=item.name)
    )


def _route(route: Route, names: Mapping[str, str]) -> str:
    left = "; ".join(left_out(item, names) for item in route.left_out)
    if not route.steps:
        return NOTHING.format(left=left)
    steps = ", then ".join(_step(step) for step in route.steps)
    return f"{steps}. ({left})" if left else f"{steps}."


def _step(step: Step) -> str:
    return f"{step.name} ({DAYS.format(days=step.preparation.days)})" if step.preparation else step.name
