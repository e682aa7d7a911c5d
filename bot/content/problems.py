"""Responsible for making problems: severities from the table of codes, values fit to print, and a bound on their number."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from bot.content.codes import CODES
from bot.domain.location import Location
from bot.domain.problem import Problem, Severity

MOST_PER_FILE = 200
"""Problems shown of one file; more would hide the first ones, which tend to explain the others."""

LONGEST_VALUE, LONGEST_SENTENCE = 80, 600
_MORE = "{count} more problems in this file are not shown"
_MORE_FIX = "mend those above first"


def problem(code: str, location: Location, message: str, value: str = "", fix: str = "") -> Problem:
    """Return a problem; without `fix` it gets the one of its code. Long texts are shortened, control characters escaped."""
    known = CODES[code]
    sentence, what_to_do = shown(message, LONGEST_SENTENCE), shown(fix or known.fix, LONGEST_SENTENCE)
    return Problem(location, known.severity, code, sentence, shown(value), what_to_do)


def shown(value: str, longest: int = LONGEST_VALUE) -> str:
    """Return `value` on one line, at most `longest` characters, with what cannot be printed escaped."""
    cut = value if len(value) <= longest else value[: longest - 3].rstrip() + "..."
    if cut.isprintable():
        return cut
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in cut)


def spelled(found: Problem) -> str:
    """Return a problem as one line for logs: where, and what is wrong."""
    at = found.location
    value = f" ({found.value})" if found.value else ""
    return f"{at.file}:{at.line}:{at.column}: {found.message}{value}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted, each once, and at most 200 of a file with a line that says how many more there are."""
    ordered = sorted(set(problems), key=_order)
    files = groupby(ordered, key=lambda found: found.location.file)
    return tuple(kept for _, group in files for kept in _bounded(tuple(group)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those problems that stop loading."""
    return tuple(found for found in problems if found.severity is Severity.ERROR)


def _order(found: Problem) -> tuple[str | int, ...]:
    # As problems sort by themselves, but many times faster.
    at = found.location
    return at.file, at.line, at.column, found.severity, found.code, found.message, found.value


def _bounded(group: tuple[Problem, ...]) -> tuple[Problem, ...]:
    if len(group) <= MOST_PER_FILE:
        return group
    kept, hidden = group[:MOST_PER_FILE], group[MOST_PER_FILE:]
    worst = next(iter(errors(hidden)), hidden[0])
    more = replace(worst, location=hidden[0].location, message=_MORE.format(count=len(hidden)), value="", fix=_MORE_FIX)
    return (*kept, more)
