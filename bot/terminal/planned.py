"""A plan as Markdown: what is to be done and what was, with sources, to keep or to print."""

from collections.abc import Iterable, Iterator

from bot.domain import planned as wording
from bot.domain.knowledge import Knowledge
from bot.domain.plan import Held, Plan, State, Step
from bot.domain.team import TeamLink
from bot.terminal.told import source_lines

TO_DO, DONE, HELD, TEAM = "To do", "Done", "Held", "From your team"
ABOUT = "More: {entries}"
SINCE = " since {since}"
BOXES = {State.OPEN: " ", State.DONE: "x", State.SKIPPED: "-"}


def markdown(plan: Plan | None, held: Iterable[Held], knowledge: Knowledge) -> str:
    """Return a plan, if there is one, and what is held; the knowledge gives sources their names."""
    parts = [*_plan(plan, knowledge)] if plan else []
    parts.append(_section(HELD, (_held(one) for one in held)))
    return "\n\n".join(filter(None, parts)) + "\n"


def _plan(plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    yield f"# {plan.title}\n\n{wording.standing(plan)}. {wording.pace(plan.pace)}"
    for team in knowledge.onboarding:
        yield _section(TEAM, (team.welcome.strip(), *map(wording.contact, team.contacts), *map(_linked, team.links)))
    yield _section(TO_DO, (_step(step, knowledge) for step in plan.open))
    yield _section(DONE, (_step(step, knowledge) for step in plan.done))


def _section(title: str, items: Iterable[str]) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join((f"## {title}\n", *lines)) if lines else ""


def _step(step: Step, knowledge: Knowledge) -> str:
    told = wording.note(step)
    day = step.closed if step.closed else step.due
    lines = [f"[{BOXES[step.state]}] {day}: {step.text}{f' ({told})' if told else ''}"]
    lines += source_lines(step.sources, knowledge)
    lines += [ABOUT.format(entries=", ".join(step.entries))] if step.entries else []
    return "\n  ".join(lines)


def _held(one: Held) -> str:
    since = SINCE.format(since=one.since) if one.since else ""
    renewal = f" {wording.renewal(one.renewal)}" if one.renewal else ""
    return f"{one.name}{since}.{renewal}"


def _linked(link: TeamLink) -> str:
    return f"[{link.name}]({link.url})"
