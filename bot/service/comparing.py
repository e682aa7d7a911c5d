"""Answer how things differ: what an editor wrote about them, and facet by facet what is stated of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from bot.domain.comparison import Cell, Comparison, Row
from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer
from bot.search.engine import Engine
from bot.search.names import NameKind
from bot.search.plain import PLAIN
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.search.resolving import COMPARE
from bot.search.text import stem, words
from bot.service.sides import Side, Sides, compares
from bot.service.table_entries import stands_alone
from bot.service.tabling import LABELS, NOT_STATED, Tables
from bot.service.telling import told_together

LEAD = "**{names}, side by side**"
GUIDED = {NameKind.ROLE: "role", NameKind.PATH: "path", NameKind.TRACK: "track", NameKind.PROVIDER: "provider"}
"""Things of which each source says something of its own, and the facet of the entry that holds it."""
MATTER = "On what you ask"
WRITTEN = 3
"""A comparison that an editor wrote is told when it is among so many of the best entries."""
NO_ROWS = frozenset((COMPARE, *GUIDED.values()))
"""Facets that are no side of a thing."""
GUIDES = re.compile(r"\b(?:guides?|sources?|documents?|posts?)\b", re.IGNORECASE)
"""What people call those that say something of a thing."""
LONGEST = 1_650
"""Characters of a comparison in reply to a question."""
ASKED, OTHERS = 520, 240
"""Characters of a cell on a facet that is asked for, and on another one."""
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


class Comparing:
    """Compares from one knowledge."""

    def __init__(self, engine: Engine) -> None:
        """Read the catalog as tables."""
        self._engine = engine
        self.tables = Tables(engine.knowledge)
        self.sides = Sides(engine.knowledge, engine.reader)

    def __call__(self, question: Question, ranking: Ranking) -> tuple[Answer, Reason] | None:
        """Return what tells the things apart that a question names, when a comparison is asked for."""
        sides = self.sides.of(question)
        if not sides or self._whole(sides) or GUIDES.search(question.text):
            entry = self._by_guide(question) if compares(question) else None
            if entry or not sides:
                return (told_together((entry,), ranking), Reason.COMPARISON) if entry else None
        table = self.tables.compare(sides, asked=[facet for facet in question.facets if facet not in NO_ROWS])
        written = self._written(sides, ranking)
        told = _Told(table, [self._nearest(question, side, sides) for side in sides], written)
        for row in told.ordered(question):
            told.add(row)
        entries = tuple(told.entries())
        if not entries:
            return None
        return told_together(entries, ranking, told.text, table=told.table(question)), Reason.COMPARISON

    def _whole(self, sides: Sequence[Side]) -> bool:
        """Tell whether whole certifications are compared, and no parts of them."""
        kinds = self._engine.reader.resolver.kinds
        return all(kinds[id_] is NameKind.CERTIFICATION for side in sides for id_ in side)

    def _by_guide(self, question: Question) -> Entry | None:
        """Return what the sources say of the one role, path, track or provider that is named: there they are compared."""
        for kind, facet in GUIDED.items():
            ids = sorted(question.subjects.of(kind))
            if len(ids) == 1 and kind in question.subjects.named:
                return self._engine.entries.get(f"{ids[0]}/{facet}")
        return None

    def _written(self, sides: Sequence[Side], ranking: Ranking) -> Entry | None:
        """Return what an editor wrote about all sides, when it is among the best."""
        for ranked in ranking.best[:WRITTEN]:
            if ranked.entry.known and all(set(side) & set(ranked.about) for side in sides):
                return ranked.entry
        return None

    def _nearest(self, question: Question, side: Side, sides: Sequence[Side]) -> Entry | None:
        """Return the best entry about one side and about none of the others."""
        others = {id_ for other in sides if other != side for id_ in other}
        for id_ in side:
            found = (ranked.entry for ranked in self._engine.ranker.about(question, id_))
            if entry := next((one for one in found if one.known and not others & {*one.about}), None):
                return entry
        return None


class _Told:
    """The text of a comparison while it grows, row by row."""

    def __init__(self, table: Comparison, nearest: Sequence[Entry | None], written: Entry | None) -> None:
        self._table, self._nearest, self._written = table, nearest, written
        names = [column.name for column in table.columns]
        last = [name if " / " in name else name.rsplit(", ", 1)[-1] for name in names]
        self._names = last if len(set(last)) == len(last) else names
        self._cited: list[dict[str, None]] = [{} for _ in names]
        self._added: list[Row] = []
        self.text = LEAD.format(names=_listed(names))
        if written:
            self.text += f"\n{written.answer.strip()}\n"

    def ordered(self, question: Question) -> Iterator[Row]:
        """Yield the rows: what is asked for, what is nearest to the question, then the rest that differs."""
        rows = {row.facet: row for row in self._table.rows}
        asked = [facet for facet in question.facets if facet in rows]
        for facet in asked:
            yield _short(rows.pop(facet), ASKED)
        if not asked and not (self._written and _covers(self._written, question)):
            yield _short(self._matter(), OTHERS)
        guides = [facet for facet in rows if facet not in LABELS]
        for facet in (*guides, *(facet for facet in FIRST if facet in rows)):
            if rows[facet].differs:
                yield _short(rows[facet], ASKED if facet in guides else OTHERS)

    def add(self, row: Row) -> None:
        """Add a row, unless it makes the text too long or says nothing."""
        lines = [f"- {name}: {cell.text or NOT_STATED}" for name, cell in zip(self._names, row.cells, strict=True)]
        # Without an empty line the label belongs to the list before it.
        gap = [""] if self.text.splitlines()[-1].startswith("- ") else []
        text = "\n".join((self.text, *gap, f"**{row.label}**", *lines))
        if len(text) <= LONGEST and any(cell.stated for cell in row.cells):
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

    def _matter(self) -> Row:
        return Row(MATTER, MATTER, tuple(map(_nearest_cell, self._nearest)))


def _nearest_cell(entry: Entry | None) -> Cell:
    """Return what an entry says, under its question when it would say little without."""
    if entry is None:
        return Cell()
    said = _plain(entry.answer)
    return Cell(said if stands_alone(entry) else f"{entry.question} {said}", entry.sources)


def _listed(names: Sequence[str]) -> str:
    """Return names as people list them."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _covers(entry: Entry, question: Question) -> bool:
    """Tell whether an entry has every word of a question that tells something beside the names."""
    own = {stem(word) for text in (entry.question, *entry.asks, entry.answer) for word in words(text)}
    return own.issuperset({*question.matter} - PLAIN)


def _short(row: Row, longest: int) -> Row:
    return replace(row, cells=tuple(replace(cell, text=_cut(cell.text, longest)) for cell in row.cells))


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
