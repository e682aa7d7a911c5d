"""Responsible for saying in plain words what libyaml found wrong, and what to do about it."""

import re
from typing import NamedTuple

import yaml

from bot.content.problems import problem
from bot.domain.location import Location
from bot.domain.problem import Problem


class _Case(NamedTuple):
    """Words of libyaml or of PyYAML, with what to say instead; `at_start` points to where the broken thing begins."""

    words: str
    message: str
    fix: str
    at_start: bool = False


_INDENT = "bring the line to the same column as its neighbours"
_SPECIAL = "quote text that begins with a special character such as @, `, % or *"
_CASES = (
    _Case(
        "mapping values are not allowed",
        "a colon where no key can stand",
        "quote text that holds `: `, or check the indentation",
    ),
    _Case(
        "block sequence entries are not allowed",
        "a list item where none can stand",
        "begin the list on a line of its own",
    ),
    _Case(
        "expected '-' indicator",
        "the line does not fit the list that it stands in",
        f"{_INDENT}, and quote text that goes on after a quote",
    ),
    _Case(
        "did not find expected key",
        "the line does not fit the mapping that it stands in",
        f"{_INDENT}, and quote text that goes on after a quote",
    ),
    _Case("expected <block end>", "the line does not fit what it stands in", _INDENT),
    _Case(
        "expected ',' or ']'",
        "a list in square brackets does not end",
        "close it with `]`, or write one item per line",
        True,
    ),
    _Case(
        "expected ',' or '}'", "a mapping in braces does not end", "close it with `}`, or write one key per line", True
    ),
    _Case("unexpected end of stream", "a quoted text does not end", "close the quotes", True),
    _Case("unexpected document", "a quoted text does not end", "close the quotes", True),
    _Case(
        "unknown escape character",
        "a backslash that means nothing in double quotes",
        r"write \\ for a backslash, or use single quotes",
    ),
    _Case(
        "escape code", "an escape that stands for no character", r"write the character itself, or \\ for a backslash"
    ),
    _Case("cannot start any token", "text begins with a character that has a meaning in YAML", _SPECIAL),
    _Case("comment or line break", "text on the line of `|` or `>`", "begin the text on the next line"),
    _Case(
        "undefined tag handle", "an exclamation mark begins a tag that nothing defines", "quote text that begins with !"
    ),
    _Case("scanning a tag", "a tag that is not complete", "quote text that begins with !"),
    _Case(
        "directive",
        "a line that begins with % is an instruction to YAML readers",
        "take out the line, or quote the text",
    ),
    _Case("incompatible YAML document", "a version of YAML that nothing reads", "take out the line %YAML"),
    _Case("<document start>", "the line stands left of the lines before it", _INDENT),
    _Case("expected node content", "a character stands where a value should be", "quote it, or take it out"),
    _Case("could not find expected ':'", "a key without its colon", "write `key: value`"),
)
_OTHER = _Case("", "this is not YAML", "check the indentation and the quotes here")
_TAB = "a tab stands where YAML takes only spaces"
_INDENT_WITH_TAB = re.compile(r"[ ]*\t")


def syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the problem (tab or syntax) that an error of the YAML reader stands for, at the place that an editor has to mend."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return problem("syntax", Location(file), _OTHER.message, fix=_OTHER.fix)
    lines = text.splitlines() or [""]
    line = lines[min(mark.line, len(lines) - 1)]
    tab = _INDENT_WITH_TAB.match(line)
    if tab and mark.column <= tab.end():
        return problem("tab", Location(file, mark.line + 1, tab.end()), _TAB)
    case = _case(error)
    begin = getattr(error, "context_mark", None)
    at = begin if case.at_start and begin else mark
    return problem("syntax", Location(file, at.line + 1, at.column + 1), case.message, _rest(lines, at), case.fix)


def _case(error: yaml.YAMLError) -> _Case:
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    return next((case for case in _CASES if case.words in words), _OTHER)


def _rest(lines: list[str], at: yaml.Mark) -> str:
    return lines[at.line].strip() if at.line < len(lines) else ""
