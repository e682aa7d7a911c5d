"""Knowledge folders for tests: written in a few lines, and checked on one day."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.content import KnowledgeCheck, check
from bot.domain.problem import Problem

TODAY = date(2026, 11, 21)
ONE_ENTRY = "entries:\n- id: a\n  question: what is a?\n  answer: A letter.\n"


def write(folder: Path, **files: str | bytes) -> Path:
    """Write files into a folder and return it; `faq_a` stands for faq/a.yaml, and faq/ is always there."""
    (folder / "faq").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder.joinpath(*name.split("_")).with_suffix(".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def found(folder: Path, more: Iterable[KnowledgeCheck] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with a folder on the day of the tests."""
    return check(folder, TODAY, more)


def codes(folder: Path) -> list[str]:
    """Return the codes of what is wrong with a folder, in the order of files and lines."""
    return [problem.code for problem in found(folder)]


def messages(folder: Path, code: str) -> list[str]:
    """Return what a folder's problems of a code say, value included."""
    return [f"{problem.message} ({problem.value})" for problem in found(folder) if problem.code == code]
