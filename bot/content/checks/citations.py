"""Responsible for citations: to sources and places that are not there, places that nothing cites, and what cites nothing."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.content.checks.references import unknown
from bot.content.draft import Draft
from bot.content.ids import SOURCE
from bot.content.nearest import Guesses
from bot.content.nodes import Mapping, mappings, scalars, select, text_of
from bot.content.problems import problem
from bot.domain.location import Location
from bot.domain.problem import Problem

_NO_PLACE = "the source {source} has no such place"
_NO_PLACE_FIX = "add `{place}` to the places of {source} in sources.yaml, or cite one that is there"
_NEVER_CITED = "nothing cites this place of {source}"
_UNCITED = "this {thing} has no sources"
_FALSE = frozenset({"false", "no", "off"})

_CITING = (
    (frozenset({"question", "answer"}), "entry"),
    (frozenset({"text"}), "statement"),
    (frozenset({"amount", "currency"}), "price"),
    (frozenset({"by", "level"}), "row"),
)
"""What says something about the world, by the keys that tell it apart."""


class Cited(NamedTuple):
    """A citation as written."""

    source: str
    place: str
    location: Location


def unknown_cited_sources(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each citation of a source that sources.yaml does not have."""
    if draft.complete((SOURCE,)):
        known = draft.ids[SOURCE]
        yield from unknown(
            draft, ((cited.source, cited.location) for cited in _citations(draft) if cited.source not in known)
        )


def unknown_places(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each citation of a place that its source does not list."""
    places = _places(draft) if draft.complete((SOURCE,)) else {}
    guesses = {source: Guesses(known) for source, known in places.items()}
    for cited in _citations(draft):
        if cited.place not in places.get(cited.source, (cited.place,)):
            fix = _NO_PLACE_FIX.format(place=cited.place, source=cited.source)
            message, value = _NO_PLACE.format(source=cited.source), f"{cited.source}#{cited.place}"
            yield problem(
                "unknown-place", cited.location, message, value, guesses[cited.source].did_you_mean(cited.place, fix)
            )


def uncited_places(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each place that nothing cites, unless a file that may cite it could not be read."""
    if draft.folder.unread:
        return
    cited = {(citation.source, citation.place) for citation in _citations(draft)}
    for source, places in _places(draft).items():
        for place, location in places.items():
            if (source, place) not in cited:
                yield problem("uncited-place", location, _NEVER_CITED.format(source=source), place)


def uncited(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each entry, statement, price and row without sources that does not say `known: false`."""
    for document in draft.folder.documents:
        for node in mappings(document.root):
            thing = next((thing for keys, thing in _CITING if keys <= node.pairs.keys()), "")
            if thing and not any(scalars(node, "sources/*")) and text_of(node, "known").lower() not in _FALSE:
                value = text_of(node, "id") or text_of(node, "text") or text_of(node, "amount")
                yield problem("uncited", document.at(node), _UNCITED.format(thing=thing), value)


def _citations(draft: Draft) -> Iterator[Cited]:
    """Yield everything written as source#place below a key `sources`, with where it stands."""
    for document in draft.folder.documents:
        for node in mappings(document.root):
            for text, scalar in scalars(node, "sources/*"):
                source, mark, place = text.partition("#")
                if mark:
                    yield Cited(source, place, document.at(scalar))


def _places(draft: Draft) -> dict[str, dict[str, Location]]:
    """Return the places of each source, with where they stand."""
    found: dict[str, dict[str, Location]] = {}
    for source, bearer in draft.ids[SOURCE].items():
        places = next(select(bearer.node, "places"), None)
        pairs = places.pairs.items() if isinstance(places, Mapping) else ()
        found[source] = {place.strip(): bearer.document.at(key) for place, (key, _) in pairs}
    return found
