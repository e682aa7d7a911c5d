"""Recommendations, comparisons and what comes next as they are told in a terminal."""

from collections.abc import Iterator

from bot.domain.advice import Unclear
from bot.domain.comparison import NOT_STATED, Comparison
from bot.domain.knowledge import Knowledge
from bot.domain.outline import Line, Outline, Part
from bot.service.advice_in_words import UNCLEAR, names_of
from bot.terminal.plain import plain
from bot.terminal.told import source_lines

STEP = "  "
"""How much further each depth stands to the right."""


def unclear(asked: Unclear, knowledge: Knowledge) -> str:
    """Return the question for whom to recommend, with the roles to choose from."""
    names = names_of(knowledge)
    return "\n".join((UNCLEAR, *(f"- {names[role]}" for role in asked.roles)))


def outlined(outline: Outline, knowledge: Knowledge) -> str:
    """Return what was put into words as plain text, with its sources."""
    lines = [line for sentence in outline.lead for line in (sentence, "")]
    title = ""
    for part in outline.parts:
        if part.title != title:
            title = part.title
            lines += [*([""] if lines and lines[-1] else []), title]
        lines += _part(part)
    cited = tuple(source_lines(outline.sources, knowledge))
    return "\n".join((*lines, *(("", *cited) if cited else ()))).strip()


def compared(table: Comparison, knowledge: Knowledge) -> str:
    """Return a comparison as plain text: a paragraph a facet, those that differ first, then the sources of each column."""
    lines = [" | ".join(column.name for column in table.columns), ""]
    for row in table.rows:
        lines.append(row.label)
        cells = zip(table.columns, row.cells, strict=True)
        lines += [f"{STEP}{column.name}: {plain(cell.text) if cell.stated else NOT_STATED}" for column, cell in cells]
    for column in table.columns:
        lines += ["", column.name, *source_lines(column.sources, knowledge)]
    return "\n".join(lines)


def _part(part: Part) -> Iterator[str]:
    depth = STEP * (2 if part.by else 1)
    if part.by:
        yield f"{STEP}{part.by}"
    for number, item in enumerate(part.items, start=1):
        yield f"{depth}{number}. {item.name}"
        yield from (f"{depth}   {_line(line)}" for line in item.lines)
    yield from (f"{depth}{_line(line)}" for line in part.lines)


def _line(line: Line) -> str:
    return f"{line.label}: {plain(line.text)}" if line.label else plain(line.text)
