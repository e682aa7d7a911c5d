"""Things side by side: a row a facet, a cell a thing, and nothing where no source states it."""

from dataclasses import dataclass

from bot.domain.sources import Citation

NOT_STATED = "not stated"
"""What stands in a cell without text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is stated of one thing on one side, with the places that say so; no text where nothing is stated."""

    text: str = ""
    sources: tuple[Citation, ...] = ()

    @property
    def stated(self) -> bool:
        """Tell whether anything is stated."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """One facet of all things, in their order; `label` names it for people."""

    facet: str
    label: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Tell whether any two cells say different things."""
        return len({cell.text.casefold() for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Column:
    """A thing that is compared: its ids (several when guides name one level differently), and its name for people."""

    ids: tuple[str, ...]
    name: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more things side by side: rows that are asked for first, then those that differ.

    `written` is what an editor wrote about all of them, in Markdown.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    written: str = ""

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """Return the ids of what is compared, which is what it takes to compare it again."""
        return tuple(column.ids for column in self.columns)

    @property
    def text(self) -> str:
        """Return all words of its cells, and what an editor wrote."""
        return "\n".join((self.written, *(cell.text for row in self.rows for cell in row.cells)))
