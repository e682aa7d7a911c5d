"""A card as plain text for a terminal, with the ids that editors and `certguide show` know its parts by."""

from collections.abc import Iterator

from bot.domain.card import Card, Kind, Link, Part
from bot.domain.knowledge import Knowledge
from bot.terminal.plain import plain
from bot.terminal.told import source_lines

SEE_ALSO, QUESTIONS = "See also:", "Questions about it:"


def shown(card: Card, knowledge: Knowledge) -> str:
    """Return a card as text; `knowledge` gives its sources their names."""
    head = f"{card.about.name}  [{card.about.id}]"
    parts = ["\n".join(_part(part, knowledge)) for part in card.parts]
    if card.about.kind is Kind.ENTRY:
        return "\n".join((head, *parts))
    lists = (_list(SEE_ALSO, card.links), _list(QUESTIONS, card.questions))
    return "\n\n".join((f"{head}\n{card.lead}", *parts, *filter(None, lists)))


def _part(part: Part, knowledge: Knowledge) -> Iterator[str]:
    if part.title:
        yield f"{part.title}  [{part.entry}]"
    yield plain(part.text)
    yield from source_lines(part.sources, knowledge)


def _list(title: str, links: tuple[Link, ...]) -> str:
    return "\n".join((title, *(f"  {link.name}  [{link.id}]" for link in links))) if links else ""
