"""One line of the doctor's: how a part is, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How bad a finding is; only what is wrong makes the doctor fail."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about a part; `fix` says what to do and is empty when there is nothing to do."""

    part: str
    mark: Mark
    what: str
    fix: str = ""

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.mark:<6}{self.part + ':':<11}{self.what}{'; ' if self.fix else ''}{self.fix}"


def fine(part: str, what: str) -> Finding:
    """Return that a part is as it should be."""
    return Finding(part, Mark.OK, what)


def note(part: str, what: str, fix: str = "") -> Finding:
    """Return something that is worth knowing and need not be wrong."""
    return Finding(part, Mark.NOTE, what, fix)


def wrong(part: str, what: str, fix: str) -> Finding:
    """Return something that has to be mended."""
    return Finding(part, Mark.WRONG, what, fix)


def told(part: str, text: str) -> Finding:
    """Return as wrong what an error of ours says; its text has what to do after the last semicolon."""
    what, _, fix = text.rpartition("; ")
    return wrong(part, what, fix) if what else wrong(part, fix, "")
