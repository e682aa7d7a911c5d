"""Responsible for the two ways to take a folder: loading it, and checking it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.build import build
from bot.content.checks import ERROR_CHECKS, WARNING_CHECKS
from bot.content.checks.made import made_problems
from bot.content.draft import Check, Draft
from bot.content.folder import read_folder
from bot.content.ids import ids_of
from bot.content.problems import errors, in_order
from bot.domain.knowledge import Knowledge
from bot.domain.problem import Problem

KnowledgeCheck = Callable[[Knowledge], Iterable[Problem]]
"""A rule over knowledge that loads, from a layer that this one may not import (never-wins needs the search engine)."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: the knowledge, None when there are errors among the problems."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]


def load(folder: Path) -> Loaded:
    """Load a knowledge folder, with its errors. Raises CannotLoad when it cannot be read at all."""
    # No rule that stops loading looks at the day.
    return _loaded(_draft(folder, date.min))


def check(folder: Path, today: date, more: Iterable[KnowledgeCheck] = ()) -> tuple[Problem, ...]:
    """Return everything that is wrong with a knowledge folder, sorted. Rules in `more` are asked when it loads.

    Raises CannotLoad when it cannot be read at all.
    """
    draft = _draft(folder, today)
    loaded = _loaded(draft)
    problems = [*loaded.problems, *_found(draft, WARNING_CHECKS)]
    if loaded.knowledge:
        problems += (found for rule in more for found in rule(loaded.knowledge))
    return in_order(problems)


def _draft(folder: Path, today: date) -> Draft:
    read = read_folder(folder)
    return Draft(read, ids_of(read), today)


def _loaded(draft: Draft) -> Loaded:
    problems = (*draft.folder.problems, *_found(draft, ERROR_CHECKS))
    if errors(problems):
        return Loaded(None, in_order(problems))
    knowledge = build(draft)
    faults = tuple(made_problems(draft, knowledge))
    return Loaded(None if faults else knowledge, in_order((*problems, *faults)))


def _found(draft: Draft, checks: tuple[Check, ...]) -> Iterator[Problem]:
    return (found for rule in checks for found in rule.find(draft))
