"""Make one entry from statements of the catalog: its question, asks, heading and lines."""

from collections.abc import Iterable

from bot.content.made_asks import made_asks, made_question
from bot.domain.knowledge import Entry
from bot.domain.sources import Statement

HEADINGS = {
    "audience": "who it is for",
    "details": "what it is and what comes with it",
    "levels": "levels, in order",
    "mistakes": "mistakes to avoid",
    "next": "what can come next",
    "preparation": "preparation",
    "prerequisites": "what you need before",
    "price": "prices",
    "projects": "projects to practise",
    "skills": "skills you gain",
    "what-is": "what it is",
}


def made_entry(
    thing: str,
    facet: str,
    name: str,
    about: tuple[str, ...],
    statements: Iterable[Statement],
    *,
    known: bool = True,
    heading: bool = True,
    suffix: str = "",
    title: str = "",
    note: str = "",
) -> Entry:
    """Return the entry `<thing>/<suffix or facet>` that says these statements under a heading, then the note.

    `name` is how people call the thing; with `known` false, or `heading` false, the statements stand alone.
    """
    statements = tuple(statements)
    lines = [statement.text.strip() for statement in statements]
    body = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    title = title or HEADINGS.get(facet, facet.replace("-", " "))
    answer = f"**{name}: {title}**\n{body}" if heading and known else body
    answer += f"\n\n{note}" if note else ""
    return Entry(
        id=f"{thing}/{suffix or facet}",
        question=made_question(facet, name),
        answer=answer,
        asks=made_asks(facet, name),
        about=about,
        facet=facet,
        sources=citations(statements),
        known=known,
        statements=statements,
    )


def citations(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the places that the statements cite, each once, in order."""
    return tuple(dict.fromkeys(citation for statement in statements for citation in statement.sources))
