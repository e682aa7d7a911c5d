"""Responsible for the ids of a folder: which stand where, by the sort of thing that bears them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.content.folder import Document, Folder
from bot.content.nodes import Node, Scalar, scalars, select
from bot.domain.location import Location

ENTRY, SOURCE, DISAGREEMENT = "entry", "source", "disagreement"
CERTIFICATION, LEVEL, OFFER = "certification", "level", "offer"
ROLE, TRACK, PATH, PROVIDER = "role", "track", "path", "provider"
TEAM_STEP = "step"

STEPS = (LEVEL, CERTIFICATION)
SUBJECTS = (CERTIFICATION, LEVEL, OFFER, ROLE, TRACK, PATH, PROVIDER)

BEARERS: Mapping[str, tuple[str, str]] = {
    CERTIFICATION: ("certifications", ""),
    LEVEL: ("certifications", "levels/*"),
    OFFER: ("certifications", "offers/*"),
    ROLE: ("roles", "roles/*"),
    TRACK: ("tracks", "tracks/*"),
    PATH: ("paths", "paths/*"),
    PROVIDER: ("providers", "providers/*"),
    DISAGREEMENT: ("disagreements", "disagreements/*"),
    SOURCE: ("sources", "sources/*"),
    ENTRY: ("faq", "entries/*"),
    TEAM_STEP: ("onboarding", "steps/*"),
}
"""By sort: the kind of file in which such things stand, and their path in it."""


class Bearer(NamedTuple):
    """A thing with an id: its own node, and the node of its id."""

    id: str
    document: Document
    node: Node
    id_node: Scalar

    @property
    def location(self) -> Location:
        """Return where its id stands."""
        return self.document.at(self.id_node)


Ids = Mapping[str, Mapping[str, Bearer]]
"""By sort and id: the first thing that bears the id."""


def bearers(folder: Folder, sort: str) -> Iterator[Bearer]:
    """Yield everything of a sort that has an id, in the order of files and lines."""
    kind, path = BEARERS[sort]
    for document in folder.of(kind):
        for node in select(document.root, path):
            for text, id_node in scalars(node, "id"):
                yield Bearer(text, document, node, id_node)


def ids_of(folder: Folder) -> Ids:
    """Return all ids of a folder."""
    found: dict[str, dict[str, Bearer]] = {sort: {} for sort in BEARERS}
    for sort in BEARERS:
        for bearer in bearers(folder, sort):
            found[sort].setdefault(bearer.id, bearer)
    return found
