"""A fault in content: what is wrong, where, and a way to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.location import Location


class Severity(StrEnum):
    """How bad a problem is: an error stops loading, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault found in a knowledge folder; sorts by file, line and column.

    `code` is one of the codes of `certguide check`; `message` says what is wrong, `value` is the offending value as
    text (empty when there is none) and `fix` says what to do.
    """

    location: Location
    severity: Severity
    code: str
    message: str
    value: str = ""
    fix: str = ""
