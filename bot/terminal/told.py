"""A reply as it is told in a terminal: its text, its sources and how sure we are."""

from collections.abc import Iterable, Iterator

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Answer, Gap, Reply
from bot.domain.sources import Citation, Source
from bot.terminal.plain import plain_reply

UNDATED = "undated"
PLACES = 3
"""Places of one source that are named; an answer made of many cites many."""
MORE = "; and {number} more"


def told(reply: Reply, knowledge: Knowledge) -> str:
    """Return the reply as plain text, with a line for each source and one for the confidence of an answer."""
    lines = [plain_reply(reply)]
    cited = tuple(source_lines(sources_of(reply), knowledge))
    if cited:
        lines.extend(("", *cited))
    if isinstance(reply, Answer) and reply.ranked:
        lines.append(f"Confidence: {reply.ranked[0].confidence:.0%}")
    return "\n".join(lines)


def sources_of(reply: Reply) -> tuple[Citation, ...]:
    """Return the places that a reply rests on."""
    match reply:
        case Answer():
            return reply.sources
        case Gap(entry=entry) if entry:
            return entry.sources
        case _:
            return ()


def source_lines(citations: Iterable[Citation], knowledge: Knowledge) -> Iterator[str]:
    """Yield a line for each source: title, publisher, date, and the places cited by their names for people."""
    sources = {source.id: source for source in knowledge.sources}
    places: dict[str, list[str]] = {}
    for citation in citations:
        source, _, place = citation.partition("#")
        places.setdefault(source, []).append(place)
    for id_, cited in places.items():
        if id_ in sources:
            source_ = sources[id_]
            names = [source_.places.get(place, place) for place in cited[:PLACES]]
            more = MORE.format(number=len(cited) - PLACES) if len(cited) > PLACES else ""
            yield f"Source: {_described(source_)}: {'; '.join(names)}{more}"


def _described(source: Source) -> str:
    date = source.published.isoformat() if source.published else UNDATED
    return f"{source.title} ({', '.join(part for part in (source.publisher, date) if part)})"
