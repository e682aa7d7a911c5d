"""Put a comparison into the text of a reply: row by row, what is asked for first, as far as there is room."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from textwrap import shorten

from bot.domain.comparison import NOT_STATED, Cell, Comparison, Row
from bot.domain.knowledge import Entry
from bot.search.plain import PLAIN
from bot.search.question import Question
from bot.search.text import stem, words
from bot.service.table_entries import stands_alone
from bot.service.tabling import LABELS, SEVERAL
from bot.service.telling import LONGEST

LEAD = "**{names}, side by side**"
MATTER = "On what you ask"
ASKED, OTHERS = 520, 240
"""Characters of a cell on a facet that is asked for, and on another one."""
MORE = 2
"""Rows that follow when all that is asked for is stated."""
ROOM = 1_300
"""Characters that all cells on facets that are asked for share."""
FIRST = (
    "audience",
    "skills",
    "price",
    "details",
    "prerequisites",
    "levels",
    "what-is",
    "preparation",
    "format",
    "duration",
    "next",
)
"""What is told first when nothing particular is asked for."""
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


class ComparisonText:
    """The text of a comparison while it grows, row by row."""

    def __init__(
        self, table: Comparison, nearest: Sequence[Entry | None], written: Entry | None, *, asks_more: bool
    ) -> None:
        """Start with what an editor wrote; `nearest` are the best entries on each thing, told first when more is asked."""
        self._table, self._nearest, self._written, self._asks_more = table, nearest, written, asks_more
        names = [column.name for column in table.columns]
        last = list(map(_last, names))
        self._names = last if len(set(last)) == len(last) else names
        self._cited: list[dict[str, None]] = [{} for _ in names]
        self._added: list[Row] = []
        self.text = LEAD.format(names=_headed(names))
        if written:
            self.text += f"\n{written.answer.strip()}"

    def ordered(self, question: Question) -> Iterator[Row]:
        """Yield the rows: what is asked for, what is nearest to the question, then the rest that differs."""
        rows = {row.facet: row for row in self._table.rows}
        asked = [facet for facet in question.facets if facet in rows]
        for facet in asked:
            yield self._short(rows.pop(facet), min(ASKED, ROOM // (len(asked) * len(self._names))))
        if not asked and self._asks_more and not (self._written and _covers(self._written, question)):
            yield self._short(self._matter(), OTHERS)
        told = [row for row in self._added if all(cell.stated for cell in row.cells)]
        guides = [facet for facet in rows if facet not in LABELS]
        differing = [facet for facet in (*guides, *FIRST) if facet in rows and rows[facet].differs]
        for facet in differing[:MORE] if asked and len(told) == len(asked) else differing:
            yield self._short(rows[facet], ASKED if facet in guides else OTHERS)
        if not self._added:
            yield self._short(self._matter(), OTHERS)

    def add(self, row: Row, *, asked: bool = False) -> None:
        """Add a row, unless it makes the text too long, or says nothing and is not asked for."""
        lines = [_line(name, cell) for name, cell in zip(self._names, row.cells, strict=True)]
        # Without an empty line the label belongs to what stands before it.
        gap = [""] if "\n" in self.text else []
        text = "\n".join((self.text, *gap, f"**{row.label}**", *lines))
        if len(text) <= LONGEST and (asked or any(cell.stated for cell in row.cells)):
            self.text = text
            self._added.append(row)
            for cited, cell in zip(self._cited, row.cells, strict=True):
                cited.update(dict.fromkeys(cell.sources))

    def entries(self) -> Iterator[Entry]:
        """Yield what an editor wrote, and for each thing an entry with the places that say what is told of it."""
        if self._written:
            yield self._written
        for entry, cited in zip(self._nearest, self._cited, strict=True):
            if entry and cited:
                yield replace(entry, sources=tuple(cited))

    def table(self, question: Question) -> Comparison:
        """Return all rows, for where there is room: what is asked for, what is nearest to the question, then the rest."""
        rows = {row.facet: row for row in self._table.rows}
        asked = [rows.pop(facet) for facet in question.facets if facet in rows]
        matter = [row for row in self._added if row.facet == MATTER]
        written = self._written.answer.strip() if self._written else ""
        return replace(self._table, rows=(*asked, *matter, *rows.values()), written=written)

    def _short(self, row: Row, longest: int) -> Row:
        """Return a row with cells of about so many characters, in which every guide that names a thing has its share."""
        cells = zip(row.cells, self._names, strict=True)
        return replace(row, cells=tuple(replace(cell, text=_shared(cell.text, name, longest)) for cell, name in cells))

    def _matter(self) -> Row:
        """Return what the nearest entries say; those made of the catalog have nothing that its own rows have not."""
        own = (entry if entry and not entry.statements else None for entry in self._nearest)
        return Row(MATTER, MATTER, tuple(map(cell_of, own)))


def cell_of(entry: Entry | None) -> Cell:
    """Return what an entry says, under its question when it would say little without."""
    if entry is None:
        return Cell()
    said = _plain(entry.answer)
    return Cell(said if stands_alone(entry) else f"{entry.question} {said}", entry.sources)


def _last(name: str) -> str:
    """Return a name without those of certifications, where guides name one level differently each without them."""
    return SEVERAL.join(part.rsplit(", ", 1)[-1] for part in name.split(SEVERAL))


def _headed(names: Sequence[str]) -> str:
    """Return names as people list them, those of the parts of one certification behind its own."""
    parts = [part for name in names for part in name.split(SEVERAL)]
    parents = {part.rsplit(", ", 1)[0] for part in parts}
    whole = len(parents) > 1 or not all(", " in part for part in parts)
    return _listed(names) if whole else f"{parents.pop()}: {_listed(list(map(_last, names)))}"


def _listed(names: Sequence[str]) -> str:
    """Return names as people list them."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _covers(entry: Entry, question: Question) -> bool:
    """Tell whether an entry has every word of a question that tells something beside the names."""
    own = {stem(word) for text in (entry.question, *entry.asks, entry.answer) for word in words(text)}
    return own.issuperset({*question.matter} - PLAIN)


def _line(name: str, cell: Cell) -> str:
    """Return what is stated of a thing behind its name, unless it starts with one of its names itself."""
    named = SEVERAL in name and any(cell.text.startswith(f"{part}: ") for part in name.split(SEVERAL))
    return f"- {cell.text}" if named else f"- {name}: {cell.text or NOT_STATED}"


def _shared(text: str, name: str, longest: int) -> str:
    """Cut a text to as many characters, of one that is told name by name each part to its share of them."""
    starts = sorted(place for part in name.split(SEVERAL) if (place := text.find(f"{part}: ")) >= 0)
    if len(starts) < 2:
        return _cut(text, longest)
    parts = (text[start:end].strip().partition(": ") for start, end in pairwise((0, *starts[1:], len(text))))
    return " ".join(f"{part}: {_cut(told, longest // len(starts))}" for part, _, told in parts)


def _cut(text: str, longest: int) -> str:
    """Return as many whole sentences as there is room for, at the least the first."""
    kept: list[str] = []
    room = longest
    for sentence in _SENTENCE.split(text):
        room -= len(sentence)
        if kept and room < 0:
            break
        kept.append(sentence)
    # What a colon announces is not there any more.
    while len(kept) > 1 and len(text) > longest and kept[-1].endswith(":"):
        kept.pop()
    told = re.sub(";$", ".", " ".join(kept).strip())
    return shorten(text, longest, placeholder=" …") if told.endswith(":") else told


def _plain(answer: str) -> str:
    """Return an answer on one line: its heading and the signs of its list are left out."""
    lines = (line.strip().removeprefix("- ") for line in answer.strip().splitlines())
    return " ".join(line for line in lines if line and not (line.startswith("**") and line.endswith("**")))
