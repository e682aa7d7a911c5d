"""Where somebody could begin: a certification or level, with the path that it begins and a reason."""

from dataclasses import dataclass

from bot.domain.sources import Citation


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level or certification to begin with, the `path` that it begins (ids, itself first), and why.

    `by` names the source that leads there.
    """

    target: str
    name: str
    path: tuple[str, ...]
    why: str
    by: str
    sources: tuple[Citation, ...] = ()
