"""Responsible for the tree of a YAML file: text, lists and mappings, each with its position."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from bot.domain.location import Location


class Scalar(NamedTuple):
    """A text as written; None for plain `null`, `~` and nothing at all.

    `plain` is False when it is quoted, a block or tagged as text. `cut` tells that what looks like its end was read as a comment.
    """

    text: str | None
    line: int
    column: int
    plain: bool = False
    cut: bool = False


class Sequence(NamedTuple):
    """A list; `flow` when it is written in square brackets."""

    items: tuple["Node", ...]
    line: int
    column: int
    flow: bool = False


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; each key's own node gives its position."""

    pairs: dict[str, tuple[Scalar, "Node"]]
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, None when it is not there."""
        pair = self.pairs.get(key)
        return pair[1] if pair else None


Node: TypeAlias = Scalar | Sequence | Mapping

Plain: TypeAlias = "list[Plain] | dict[str, Plain] | str | None"
"""A tree without positions, as the schema takes it."""


def plain(node: Node) -> Plain:
    """Return the tree without positions. Trees are at most 20 deep, so that recursion is safe."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.pairs.items()}


def select(node: Node | None, path: str) -> Iterator[Node]:
    """Yield the nodes at a path such as `entries/*/asks/*`, where `*` stands for every item or value; skip what has another shape."""
    found = [node] if node else []
    for step in path.split("/") if path else ():
        found = [child for parent in found for child in _children(parent, step)]
    yield from found


def mappings(node: Node) -> Iterator[Mapping]:
    """Yield every mapping of a tree, outer ones first."""
    if isinstance(node, Mapping):
        yield node
        for _, value in node.pairs.values():
            yield from mappings(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from mappings(item)


def scalars(node: Node | None, path: str = "") -> Iterator[tuple[str, Scalar]]:
    """Yield the texts at a path with their nodes; skip what is empty, a list or a mapping. Texts come without outer space."""
    for found in select(node, path):
        if isinstance(found, Scalar) and found.text and (text := found.text.strip()):
            yield text, found


def text_of(node: Node | None, path: str) -> str:
    """Return the first text at a path, empty when there is none."""
    return next((text for text, _ in scalars(node, path)), "")


def where(file: str, node: Node) -> Location:
    """Return the location of a node."""
    return Location(file, node.line, node.column)


def _children(node: Node, step: str) -> Iterator[Node]:
    if isinstance(node, Mapping):
        if step == "*":
            yield from (value for _, value in node.pairs.values())
        elif (child := node.get(step)) is not None:
            yield child
    elif isinstance(node, Sequence) and step == "*":
        yield from node.items
