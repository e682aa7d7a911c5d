"""What a lead sees of the people who share their plans."""

from dataclasses import dataclass
from datetime import date

from bot.domain.people import Asker
from bot.domain.plan import Held, Standing, Step


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who shares: where their plan stands on a day; `standing` is None without a plan."""

    who: Asker
    title: str = ""
    target: str = ""
    role: str = ""
    standing: Standing | None = None
    exam: date | None = None
    done: int = 0
    of: int = 0
    step: Step | None = None
    overdue: int = 0
    held: tuple[Held, ...] = ()
    stuck: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lack:
    """A certification that is recommended to a role in the team, and that nobody holds; both are names."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """The people who share, those who need help first, and what nobody holds."""

    members: tuple[Member, ...]
    lacks: tuple[Lack, ...] = ()
