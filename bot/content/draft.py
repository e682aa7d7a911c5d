"""Responsible for what every check is given: a folder as read, its ids, and the day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.content.folder import Folder
from bot.content.ids import BEARERS, Ids
from bot.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A knowledge folder that may still be wrong."""

    folder: Folder
    ids: Ids
    today: date

    def complete(self, sorts: Iterable[str]) -> bool:
        """Tell whether every file that may hold things of these sorts could be read: only then is a missing id a fault."""
        return not any(BEARERS[sort][0] in self.folder.unread for sort in sorts)


class Check(NamedTuple):
    """A rule: the code of the problems that it finds, and the function that yields them."""

    code: str
    find: Callable[[Draft], Iterable[Problem]]
