"""Responsible for a knowledge folder as read: its files as trees and as values, before anything is made of them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content.kinds import Kind
from bot.content.listing import Found, list_files, unreadable
from bot.content.nodes import Mapping, Node, Scalar, Sequence, scalars, select
from bot.content.reading import LARGEST, parse
from bot.content.validate import validate
from bot.domain.location import Location
from bot.domain.problem import Problem

VERSION_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `things` are the values of those things in it that are free of faults."""

    file: str
    kind: Kind
    root: Node
    things: tuple[Any, ...] = ()

    def items(self) -> Iterator[Node]:
        """Yield the node of each thing in the file."""
        return select(self.root, f"{self.kind.key}/*" if self.kind.key else "")

    def at(self, node: Node) -> Location:
        """Return the location of a node of this file."""
        return Location(self.file, node.line, node.column)


@dataclass(frozen=True, slots=True)
class Folder:
    """All files of a knowledge folder. `unread` names the kinds of which a file could not be read at all.

    `problems` are those found so far, `version` is a short hash of names and bytes.
    """

    documents: tuple[Document, ...]
    unread: frozenset[str]
    problems: tuple[Problem, ...]
    version: str

    def of(self, *kinds: str) -> Iterator[Document]:
        """Yield the files of some kinds."""
        return (document for document in self.documents if document.kind.name in kinds)

    def scalars(self, kind: str, path: str) -> Iterator[tuple[str, Document, Scalar]]:
        """Yield the texts at a path in all files of a kind, with where they stand."""
        for document in self.of(kind):
            for text, node in scalars(document.root, path):
                yield text, document, node


def read_folder(folder: Path) -> Folder:
    """Read the files of a knowledge folder. Raises CannotLoad when the folder, or a file in it, may not be read."""
    files, problems = list_files(folder)
    documents: list[Document] = []
    found = list(problems)
    unread: set[str] = set()
    digest = hashlib.sha256()
    for file in files:
        data = _bytes(file)
        digest.update(f"{file.file}\0{len(data)}\0".encode() + data)
        document, faults = _read(file, data)
        found.extend(faults)
        if document:
            documents.append(document)
        else:
            unread.add(file.kind.name)
    return Folder(tuple(documents), frozenset(unread), tuple(found), digest.hexdigest()[:VERSION_LENGTH])


def _read(found: Found, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the file with its faults; no document when we cannot tell which things it holds."""
    parsed = parse(found.file, data)
    if parsed.stopped:
        return None, parsed.problems
    validated = validate(found.file, found.kind, parsed.root)
    problems = (*parsed.problems, *validated.problems)
    key = found.kind.key
    if not isinstance(parsed.root, Mapping) or (key and not isinstance(parsed.root.get(key), Sequence)):
        return None, problems
    return Document(found.file, found.kind, parsed.root, validated.things), problems


def _bytes(found: Found) -> bytes:
    try:
        with found.path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise unreadable(error) from error
