"""Responsible for reading one YAML file into a tree, or into the problems that stop it."""

import re
from dataclasses import dataclass

import yaml

from bot.content.compose import Composer, Refused
from bot.content.encoding import decode
from bot.content.nodes import Node
from bot.content.problems import problem
from bot.content.syntax import syntax_problem
from bot.domain.location import Location
from bot.domain.problem import Problem

LARGEST = 5_000_000
"""Bytes of one file: 5 MB."""

_TOO_LARGE = "the file is larger than 5 MB"
# JSON writes characters beyond U+FFFF as two escapes, which YAML does not know.
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds: `root` is None when it is empty or cannot be read; `stopped` tells that it cannot be read."""

    root: Node | None = None
    problems: tuple[Problem, ...] = ()
    stopped: bool = False


def parse(file: str, data: bytes) -> Parsed:
    """Return the tree of a file and its problems; `data` may end after one byte more than the largest file has."""
    if len(data) > LARGEST:
        return _stopped(problem("too-large", Location(file), _TOO_LARGE))
    text = decode(file, data)
    if isinstance(text, Problem):
        return _stopped(text)
    parsed = _composed(file, text)
    if parsed.stopped and _PAIR.search(text):
        return _composed(file, _PAIR.sub(_character, text))
    return parsed


def _composed(file: str, text: str) -> Parsed:
    composer = Composer(file, text)
    try:
        root = composer.compose()
    except Refused as refused:
        return Parsed(None, (*composer.problems, refused.found), stopped=True)
    except yaml.YAMLError as error:
        return Parsed(None, (*composer.problems, syntax_problem(file, text, error)), stopped=True)
    return Parsed(root, tuple(composer.problems))


def _stopped(found: Problem) -> Parsed:
    return Parsed(None, (found,), stopped=True)


def _character(pair: re.Match[str]) -> str:
    high, low = int(pair.group()[2:6], 16), int(pair.group()[8:], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
