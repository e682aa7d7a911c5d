"""A plan as a file that a link leads to: whose, and in which form."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import Asker


class Form(StrEnum):
    """The forms of a plan as a file; the value is how the name of the file ends."""

    CALENDAR = "ics"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The plan of a person in a form."""

    asker: Asker
    form: Form


class DeadLink(StrEnum):
    """Why a link leads nowhere."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
