"""Responsible for things that lead to themselves: cycles of prerequisites, successors and includes, and steps twice in a path."""

from collections.abc import Iterator
from itertools import islice

from bot.content.checks.requirements import Links, requirements
from bot.content.draft import Draft
from bot.content.ids import CERTIFICATION, OFFER, PATH, STEPS, bearers
from bot.content.nodes import Scalar, scalars
from bot.content.problems import MOST_PER_FILE, problem
from bot.domain.problem import Problem

_REQUIRES = "the requirements lead back to where they begin: {chain}"
_SUCCEEDS = "this certification is its own successor: {chain}"
_INCLUDES = "this offer includes itself: {chain}"
_TWICE = "the path has this step twice, first in line {line}"
_TWICE_FIX = "keep the step where it belongs"
_LONGEST_CHAIN = 6
"""Links of a chain that a message shows."""


def cycles(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each chain that comes back to where it began, and for each step that stands twice in a path."""
    yield from _circles_told(draft, STEPS, requirements(draft), _REQUIRES)
    for sort, path, message in ((CERTIFICATION, "successor", _SUCCEEDS), (OFFER, "includes/*", _INCLUDES)):
        links = {bearer.id: dict(scalars(bearer.node, path)) for bearer in draft.ids[sort].values()}
        yield from _circles_told(draft, (sort,), links, message)
    yield from _steps_twice(draft)


def spelled_chain(chain: tuple[str, ...]) -> str:
    """Return a chain for use within a sentence, its middle left out when it is long."""
    kept = chain if len(chain) <= _LONGEST_CHAIN else (*chain[: _LONGEST_CHAIN - 1], "...", chain[-1])
    return " -> ".join(kept)


def _circles_told(draft: Draft, sorts: tuple[str, ...], links: Links, message: str) -> Iterator[Problem]:
    for chain in islice(_circles(links), MOST_PER_FILE + 1):
        begin = next(draft.ids[sort][chain[0]] for sort in sorts if chain[0] in draft.ids[sort])
        at = begin.document.at(links[chain[0]][chain[1]])
        yield problem("cycle", at, message.format(chain=spelled_chain(chain)), chain[1])


def _circles(links: Links) -> Iterator[tuple[str, ...]]:
    """Yield one chain for each link that closes a circle, from its first id round to the same id."""
    done: set[str] = set()
    for start in links:
        if start in done:
            continue
        chain = {
            start: iter(links[start])
        }  # the ids on the way, in order, each with what it leads to and is not yet followed
        while chain:
            here = next(reversed(chain))
            ahead = next(chain[here], None)
            if ahead is None:
                done.add(here)
                del chain[here]
            elif ahead in chain:
                ids = tuple(chain)
                yield (*ids[ids.index(ahead) :], ahead)
            elif ahead in links and ahead not in done:
                chain[ahead] = iter(links[ahead])


def _steps_twice(draft: Draft) -> Iterator[Problem]:
    for path in bearers(draft.folder, PATH):
        first: dict[str, Scalar] = {}
        for step, node in scalars(path.node, "steps/*"):
            other = first.setdefault(step, node)
            if other is not node:
                yield problem("cycle", path.document.at(node), _TWICE.format(line=other.line), step, _TWICE_FIX)
