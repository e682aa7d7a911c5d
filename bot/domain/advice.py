"""A recommendation: for each programme ordered steps with reasons, or the question that is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.catalog import NextStep, Offer, Preparation
from bot.domain.sources import Citation
from bot.domain.wish import Constraint, Wish


class Basis(StrEnum):
    """Why a step is recommended."""

    ROLE = "role"
    PATH = "path"
    NEXT = "next"
    PREREQUISITE = "prerequisite"
    SUCCESSOR = "successor"
    MATTER = "matter"
    ENTRY = "entry"


OURS = frozenset((Basis.MATTER, Basis.ENTRY))
"""What no source says of the person asking: our inference, and told as such."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in the words of a source; `by` is the source that recommends, empty for an inference of ours."""

    basis: Basis
    text: str
    sources: tuple[Citation, ...]
    by: str = ""

    @property
    def inferred(self) -> bool:
        """Tell whether this is our inference."""
        return self.basis in OURS


class Met(StrEnum):
    """Whether the person meets a prerequisite."""

    HELD = "held"
    BEFORE = "before"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Need:
    """A prerequisite of a step; `id` is the level or certification required, empty for a statement."""

    text: str
    sources: tuple[Citation, ...]
    met: Met
    id: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A level to take, or a certification without levels, with all that is known for deciding.

    `preparation` is what fits into the time there is, `offer` the way to take it that fits the budget, None when no source
    names one; `next` are the directions after it, by name.
    """

    id: str
    certification: str
    name: str
    why: tuple[Why, ...]
    needs: tuple[Need, ...] = ()
    preparation: Preparation | None = None
    offer: Offer | None = None
    next: tuple[tuple[str, NextStep], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that would have been recommended and is not: held, retired, or outside a constraint.

    `successor` is the id of what follows on something retired; `constraint` is None for what is held or retired.
    """

    id: str
    name: str
    constraint: Constraint | None = None
    retired: bool = False
    unreachable: bool = False
    successor: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """What a way through costs: the sum of what is stated by currency (ISO 4217), and ids of what states no price.

    `bought` are ids of the offers added up; `included` of those that come with one of them and are not added again.
    """

    total: tuple[tuple[str, Decimal], ...] = ()
    bought: tuple[str, ...] = ()
    included: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """The ordered steps that one source (`by`) leads to; an empty `by` stands for our inference."""

    by: str
    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...] = ()
    cost: Cost = Cost()


@dataclass(frozen=True, slots=True)
class Programme:
    """A certification with its levels, or those of one publisher that have none, with a route a source."""

    id: str
    name: str
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is recommended; `gave` are the constraints that nothing keeps to.

    `silent` are the names of programmes for which no source names the roles, and nothing else speaks for them.
    """

    wish: Wish
    programmes: tuple[Programme, ...]
    gave: tuple[Constraint, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def has_steps(self) -> bool:
        """Tell whether there is anything to take."""
        return any(route.steps for programme in self.programmes for route in programme.routes)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Return the places cited, each once, in order."""
        return tuple(dict.fromkeys(c for p in self.programmes for r in p.routes for c in _cited(r)))


def _cited(route: Route) -> tuple[Citation, ...]:
    stated = (statement for step in route.steps for statement in _statements(step))
    return tuple(dict.fromkeys((*(c for one in stated for c in one.sources), *route.cost.sources)))


def _statements(step: Step) -> Iterator[Why | Need | Preparation | NextStep]:
    yield from step.why
    yield from step.needs
    if step.preparation:
        yield step.preparation
    yield from (direction for _, direction in step.next)


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing is known of who is asking: the nearest roles (ids), so that the person can say."""

    wish: Wish
    roles: tuple[str, ...]


Advised = Advice | Unclear
