"""How `certguide check` prints problems: for people, for programs and for GitHub."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from bot.domain.problem import Problem, Severity

STRICT_EXCEPT = frozenset({"stale"})
"""Codes of warnings that never fail: time passes without anybody's fault."""

Format = Callable[[tuple[Problem, ...], Path], Iterator[str]]


def as_text(problems: tuple[Problem, ...], folder: Path) -> Iterator[str]:
    """Yield a line for each problem, with its path within the folder, then one line with counts."""
    del folder
    for problem in problems:
        at = problem.location
        yield f"{at.file}:{at.line}:{at.column}: {problem.severity} [{problem.code}] {_sentence(problem)}"
    errors = sum(1 for problem in problems if problem.severity is Severity.ERROR)
    yield f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}"


def as_json(problems: tuple[Problem, ...], folder: Path) -> Iterator[str]:
    """Yield a list of objects, with paths within the folder."""
    del folder
    rows = [
        {
            "file": problem.location.file,
            "line": problem.location.line,
            "column": problem.location.column,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "value": problem.value,
            "fix": problem.fix,
        }
        for problem in problems
    ]
    yield json.dumps(rows, indent=2, ensure_ascii=False)


def as_github(problems: tuple[Problem, ...], folder: Path) -> Iterator[str]:
    """Yield a workflow command for each problem.

    GitHub wants paths from the top of the repository, where the command runs, so that a folder below it is put before them.
    """
    for problem in problems:
        at = problem.location
        before = PurePath() if folder.is_absolute() else PurePath(folder)
        place = f"file={_property((before / at.file).as_posix())},line={at.line},col={at.column}"
        yield f"::{problem.severity} {place}::{_data(f'[{problem.code}] {_sentence(problem)}')}"


FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "github": as_github}


def fails(problem: Problem, *, strict: bool) -> bool:
    """Tell whether a problem makes the check fail."""
    return problem.severity is Severity.ERROR or (strict and problem.code not in STRICT_EXCEPT)


def _sentence(problem: Problem) -> str:
    value = f" ({problem.value})" if problem.value else ""
    return f"{problem.message}{value}; {problem.fix}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
