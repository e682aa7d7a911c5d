"""A word that may follow `/cert`; the table of them stands in `listeners/subcommands.py`."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Handler = TypeVar("Handler")


@dataclass(frozen=True, slots=True)
class Subcommand(Generic[Handler]):
    """A word after `/cert`, how it is used, what it does (a sentence without subject and full stop), what answers it.

    What `searches` for what follows is counted against what a person may ask in a minute.
    """

    name: str
    usage: str
    does: str
    answer: Handler
    searches: bool = False

    @property
    def takes_text(self) -> bool:
        """Say whether something may follow the word."""
        return self.usage != self.name
