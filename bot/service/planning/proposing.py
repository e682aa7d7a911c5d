"""Propose with which certification to begin: the first step of each way that an advice leads to, with its reason."""

from collections.abc import Iterator

from bot.domain.advice import Advice, Advised
from bot.domain.knowledge import Knowledge
from bot.domain.proposal import Proposal

MOST = 5
"""Proposals of which somebody picks one."""
INFERRED = "our inference"


def proposals(advised: Advised, knowledge: Knowledge) -> tuple[Proposal, ...]:
    """Return what to begin with by an advice, each target once, in its order; nothing when nobody is known to advise."""
    first: dict[str, Proposal] = {}
    for proposal in _each(advised, knowledge) if isinstance(advised, Advice) else ():
        first.setdefault(proposal.target, proposal)
    return tuple(first.values())[:MOST]


def _each(advice: Advice, knowledge: Knowledge) -> Iterator[Proposal]:
    titles = {source.id: source.title for source in knowledge.sources}
    for route in (route for programme in advice.programmes for route in programme.routes if route.steps):
        step, why = route.steps[0], next(iter(route.steps[0].why), None)
        by = titles.get(route.by, route.by) or INFERRED
        path = tuple(one.id for one in route.steps)
        yield Proposal(step.id, step.name, path, why.text if why else "", by, why.sources if why else ())
