"""Answer how things differ: what an editor wrote about them, and facet by facet what is stated of each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.comparison import Cell, Comparison, Row
from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer
from bot.search.engine import Engine
from bot.search.names import NameKind
from bot.search.numbering import LEVEL_WORDS, ORDINALS
from bot.search.plain import PLAIN
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.search.resolving import COMPARE
from bot.search.text import stem, words
from bot.service.asking_to_compare import CUE, compares
from bot.service.comparison_text import ComparisonText, cell_of
from bot.service.level_names import Side
from bot.service.sides import Sides
from bot.service.table_entries import is_told
from bot.service.tabling import Tables
from bot.service.telling import told_together

GUIDED = {NameKind.ROLE: "role", NameKind.PATH: "path", NameKind.TRACK: "track", NameKind.PROVIDER: "provider"}
"""Things of which each source says something of its own, and the facet of the entry that holds it."""
PERSONAL = frozenset(("audience", "role"))
"""Facets of what an editor wrote for somebody, not on things."""
WRITTEN = 3
"""A comparison that an editor wrote is told when it is among so many of the best entries."""
NO_ROWS = frozenset((COMPARE, *GUIDED.values()))
"""Facets that are no side of a thing."""
GUIDES = re.compile(r"\b(?:guides?|sources?|documents?|posts?)\b", re.IGNORECASE)
"""What people call those that say something of a thing."""
NAMING = frozenset("cert certs certification certifications table side both".split()) | LEVEL_WORDS | {*ORDINALS}
"""Words beside the names of things that are compared, which ask for nothing."""


class Comparing:
    """Compares from one knowledge."""

    def __init__(self, engine: Engine) -> None:
        """Read the catalog as tables."""
        self._engine = engine
        self.tables = Tables(engine.knowledge)
        spread, parents = engine.reader.things.spread, engine.reader.things.parents
        self._parts = {
            id_: frozenset((*spread((id_,)), *(part for part, whole in parents.items() if whole == id_)))
            for id_ in engine.reader.things.kinds
        }
        self.sides = Sides(engine.knowledge, engine.reader)

    def __call__(self, question: Question, ranking: Ranking) -> tuple[Answer, Reason] | None:
        """Return what tells the things apart that a question names, when a comparison is asked for."""
        sides = self.sides.of(question)
        if not sides or self._whole(sides) or GUIDES.search(question.text):
            entry = self._by_guide(question, of_several=bool(sides)) if compares(question) else None
            if entry or not sides:
                return (told_together((entry,), ranking), Reason.COMPARISON) if entry else None
        asked = [facet for facet in question.facets if facet not in NO_ROWS]
        nearest = [self._nearest(question, side, sides) for side in sides]
        table = self._with_asked(self.tables.compare(sides, asked=asked), asked, question)
        written = self._written(sides, ranking, question.facets)
        told = ComparisonText(table, nearest, written, asks_more=bool(self._telling(question, sides)))
        for row in told.ordered(question):
            told.add(row, asked=row.facet in asked)
        entries = tuple(told.entries())
        if not entries:
            return None
        return told_together(entries, ranking, told.text, table=told.table(question)), Reason.COMPARISON

    def _with_asked(self, table: Comparison, asked: Sequence[str], question: Question) -> Comparison:
        """Return a table with a row for every side that is asked for: what no table tells, the best entry on it does."""
        rows = {row.facet: row for row in table.rows}
        for facet in asked:
            found = rows.get(facet, Row(facet, self.tables.label(facet), (Cell(),) * len(table.columns)))
            cells = zip(found.cells, table.sides, strict=True)
            best = [None if cell.stated else self._on(facet, side, question) for cell, side in cells]
            told = (cell_of(entry) if entry and is_told(entry) else Cell() for entry in best)
            full = tuple(cell if cell.stated else other for cell, other in zip(found.cells, told, strict=True))
            # What nobody speaks of is no side that was asked for: a word was taken for one.
            if any(best) or any(cell.stated for cell in full):
                rows[facet] = replace(found, cells=full)
        return replace(table, rows=tuple(rows.values()))

    def _on(self, facet: str, side: Side, question: Question) -> Entry | None:
        """Return the best entry about one thing alone on a side of it, which may say that this is not known."""
        every = (item for id_ in side for item in self._engine.ranker.about(question, id_) if item.entry.facet == facet)
        parts = {part for id_ in side for part in self._parts[id_]}
        return next((item.entry for item in every if parts.issuperset(item.about)), None)

    def _telling(self, question: Question, sides: Sequence[Side]) -> set[str]:
        """Return the stems that say what else is asked about things, beside their names and that they are compared."""
        ids = self._engine.reader.things.spread(id_ for side in sides for id_ in side)
        named = {word for id_ in ids for word in self.tables.words(id_)}
        left = set(words(CUE.sub(" ", question.text))) - named - NAMING
        return {stem(word) for word in left} - {stem(word) for word in named} - PLAIN

    def _whole(self, sides: Sequence[Side]) -> bool:
        """Tell whether whole certifications are compared, and no parts of them."""
        kinds = self._engine.reader.things.kinds
        return all(kinds[id_] is NameKind.CERTIFICATION for side in sides for id_ in side)

    def _by_guide(self, question: Question, *, of_several: bool) -> Entry | None:
        """Return what the sources say of the one role, path, track or provider that is named: there they are compared.

        Beside several things that are compared a provider only says whose they are.
        """
        for kind, facet in GUIDED.items():
            if of_several and kind is NameKind.PROVIDER:
                continue
            ids = sorted(question.subjects.of(kind))
            if kind is NameKind.ROLE and not ids:
                ids = sorted(question.half_named)
            if len(ids) == 1 and (kind in question.subjects.named or ids[0] in question.half_named):
                return self._engine.entries.get(f"{ids[0]}/{facet}")
        return None

    def _written(self, sides: Sequence[Side], ranking: Ranking, asked: Sequence[str]) -> Entry | None:
        """Return what an editor wrote about all sides, when it is among the best; for whom things are only when that is asked."""
        for ranked in ranking.best[:WRITTEN]:
            other = ranked.entry.facet in PERSONAL and ranked.entry.facet not in asked
            if ranked.entry.known and not other and all(set(side) & set(ranked.about) for side in sides):
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
