"""What somebody wants of a recommendation: who they are, what they hold, and what must not be exceeded."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.sources import Citation


class Stage(StrEnum):
    """How far along a scheme of levels: its first, one between, its last."""

    ENTRY = "entry"
    MIDDLE = "middle"
    TOP = "top"


class Way(StrEnum):
    """How to take a certification: the exam alone, or with teaching."""

    EXAM = "exam"
    TAUGHT = "taught"


class Constraint(StrEnum):
    """What a recommendation must keep to, the one that gives first of all last."""

    CERTIFICATION = "certification"
    PUBLISHER = "publisher"
    STAGE = "level"
    WAY = "way"
    BUDGET = "budget"
    DAYS = "time"


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that may be paid in all; `currency` is None when none was named, and then any is meant."""

    amount: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Leaning:
    """A level or certification that a goal or a description speaks of, and the statement of an entry (id) that shows it."""

    id: str
    text: str
    sources: tuple[Citation, ...] = ()
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was understood: ids of the catalog, what is held, and constraints; what is left open is empty or None.

    `leaning` holds what a goal speaks of, best first, and `lines` ids of learning paths and tracks; `inferred` says that the
    roles are our reading of a description. `held` are ids of levels and certifications, `days` what is left for preparing.
    `elsewhere` are names of certifications that are known by name only, and that count for nothing.
    """

    roles: tuple[str, ...] = ()
    inferred: bool = False
    lines: tuple[str, ...] = ()
    leaning: tuple[Leaning, ...] = ()
    held: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    stage: Stage | None = None
    way: Way | None = None
    budget: Budget | None = None
    days: int | None = None
    elsewhere: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Tell whether nothing says for whom or for what a certification is looked for."""
        return not (self.roles or self.lines or self.leaning or self.held)
