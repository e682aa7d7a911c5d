"""Responsible for holding the tree of a file against the schema of its kind: the things in it, and every fault at its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.content.faults import Path, faults, missing, unknown_key
from bot.content.kinds import KINDS, Kind
from bot.content.nodes import Mapping, Node, Scalar, Sequence, plain, where
from bot.content.problems import MOST_PER_FILE, problem
from bot.domain.problem import Problem

MOST_FAULTS = 10_000
_TOO_MANY = "{count} values in it are wrong"
_TOO_MANY_FIX = "hold it against the schema (certguide schema)"
_NO_MAPPING = "the file must be a mapping of keys to values"
_NO_MAPPING_FIX = "begin the file with `{key}:`"
_NO_LIST = "`{key}` must be a list"
_NO_LIST_FIX = "write one item per line, each after a hyphen"


@dataclass(frozen=True, slots=True)
class Validated:
    """The things of a file in its order, as plain values that the domain's types take, and the faults of those left out."""

    things: tuple[Any, ...]
    problems: tuple[Problem, ...]


def validate(file: str, kind: Kind, root: Node | None) -> Validated:
    """Return the things that a file holds; `root` is None for an empty file, which is a fault: it may be half written."""
    first_key = kind.first
    if root is None or (isinstance(root, Scalar) and root.text is None):
        return Validated((), (missing(file, Scalar(None, 1, 1), first_key),))
    if not isinstance(root, Mapping):
        return Validated(
            (), (problem("wrong-type", where(file, root), _NO_MAPPING, fix=_NO_MAPPING_FIX.format(key=first_key)),)
        )
    if kind.key is None:
        return _validated(file, kind, root, [((), root)], ())
    items, problems = _items(file, kind.key, root)
    return _validated(file, kind, root, [((kind.key, number), item) for number, item in enumerate(items)], problems)


def _items(file: str, key: str, root: Mapping) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """Return the nodes of the list that a file is for, and what is wrong around them."""
    problems = tuple(unknown_key(file, node, (key,)) for name, (node, _) in root.pairs.items() if name != key)
    listed = root.get(key)
    if isinstance(listed, Sequence):
        return listed.items, problems
    if listed is None or (isinstance(listed, Scalar) and listed.text is None):
        return (), (*problems, missing(file, root, key))
    return (), (*problems, problem("wrong-type", where(file, listed), _NO_LIST.format(key=key), fix=_NO_LIST_FIX))


def _validated(
    file: str, kind: Kind, root: Node, items: list[tuple[Path, Node]], problems: tuple[Problem, ...]
) -> Validated:
    adapter = _adapter(kind.name)
    things: list[Any] = []
    found = list(problems)
    for path, node in items:
        try:
            things.append(adapter.dump_python(adapter.validate_python(plain(node))))
        except ValidationError as error:
            found.extend(_told(file, root, path, kind, node, error))
        if len(found) > MOST_PER_FILE:
            break
    return Validated(tuple(things), tuple(found))


def _told(file: str, root: Node, path: Path, kind: Kind, node: Node, error: ValidationError) -> Iterator[Problem]:
    """Yield the faults of one thing, one more than are shown, so that the last line can say that there are more."""
    count = error.error_count()
    if count > MOST_FAULTS:
        # Pydantic can only give all of them at once, which may take more memory than there is.
        yield problem("wrong-type", where(file, node), _TOO_MANY.format(count=count), fix=_TOO_MANY_FIX)
        return
    yield from islice(faults(file, root, path, kind.item, error), MOST_PER_FILE + 1)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind].item)
