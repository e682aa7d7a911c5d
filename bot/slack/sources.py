"""Name the sources of a reply, so that anyone can look them up."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from bot.domain.knowledge import Knowledge
from bot.domain.sources import Citation, Source
from bot.slack.limits import CONTEXT_ELEMENTS, CONTEXT_SUM, CONTEXT_TEXT, URL
from bot.slack.message import Block
from bot.slack.outgoing import link, mrkdwn, plain, shortened

SOURCES = "Sources:"
UNDATED = "undated"
OTHERS = "and {count} more"
PLACES = 3
"""Places of one source that are named before the rest is counted."""
LINES_SUM = 1_500
"""Characters of all sources in the `text` of a message, so that most of it stays for the answer."""


def sources_block(citations: Sequence[Citation], knowledge: Knowledge, most: int = CONTEXT_SUM) -> tuple[Block, ...]:
    """Return a context block with an element for each source in the order of citation; nothing without citations.

    They have at most so many characters together.
    """
    texts = _first([_element(*cited) for cited in _by_source(citations, knowledge)], most)
    elements = [{"type": "mrkdwn", "text": text} for text in texts]
    return ({"type": "context", "elements": elements},) if elements else ()


def source_lines(citations: Sequence[Citation], knowledge: Knowledge) -> tuple[str, ...]:
    """Return a line for each source without its address, for the `text` of a message."""
    return tuple(_first([mrkdwn(_described(*cited)) for cited in _by_source(citations, knowledge)], LINES_SUM))


def _first(texts: list[str], most: int) -> list[str]:
    """Return as many texts as fit in `most` characters and one block, and how many more there are."""
    sums = accumulate(map(len, texts))
    fitting = min(sum(total <= most for total in sums), CONTEXT_ELEMENTS)
    if fitting == len(texts):
        return texts
    kept = texts[: min(fitting, CONTEXT_ELEMENTS - 1)]
    return [*kept, OTHERS.format(count=len(texts) - len(kept))]


def _by_source(citations: Iterable[Citation], knowledge: Knowledge) -> Iterator[tuple[Source, tuple[str, ...]]]:
    """Yield each source once with the names of the places cited; a source we do not know goes by its id."""
    known = {source.id: source for source in knowledge.sources}
    cited: dict[str, list[str]] = {}
    for citation in citations:
        source, _, place = citation.partition("#")
        cited.setdefault(source, []).append(place)
    for id_, places in cited.items():
        found = known.get(id_) or Source(id_, id_)
        yield found, tuple(found.places.get(place, place) for place in places if place)


def _element(source: Source, places: tuple[str, ...]) -> str:
    described = _described(source, places)
    url = source.url if source.url and len(source.url) <= URL else None
    return link(url, described)


def _described(source: Source, places: tuple[str, ...]) -> str:
    """Return publisher, title, date and places, such as `Finopsschool: Architect guide (undated), FAQ 7`."""
    title = f"{source.publisher}: {source.title}" if source.publisher else source.title
    date = source.published.isoformat() if source.published else UNDATED
    shown = [*places[:PLACES], *([OTHERS.format(count=len(places) - PLACES)] if len(places) > PLACES else [])]
    described = f"{title} ({date}){', ' if shown else ''}{'; '.join(shown)}"
    return shortened(plain(described).replace("\n", " "), CONTEXT_TEXT)
