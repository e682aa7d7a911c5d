"""Responsible for the bounds of one file: how much it may hold, and how much its aliases may stand for."""

from dataclasses import dataclass

DEEPEST = 20
MOST_VALUES = 300_000
"""Values, keys too, of one file: a file of 5 MB with short sentences has about 200,000, and 300,000 take some 100 MB."""
MOST_CHARACTERS = 10_000_000
"""Characters that a file may stand for once its aliases are written out: twice the largest file."""
MOST_BY_ALIASES, MOST_TIMES = 10_000, 10
"""Values that aliases may add to a file: ten thousand, and ten times those that it holds itself."""


@dataclass(slots=True)
class Totals:
    """What a file holds so far, with what its aliases stand for written out."""

    values: int = 0
    characters: int = 0
    by_aliases: int = 0

    def holds(self, characters: int) -> None:
        """Count a value with that many characters."""
        self.values += 1
        self.characters += characters

    def repeats(self, values: int, characters: int) -> None:
        """Count what an alias stands for."""
        self.values += values
        self.characters += characters
        self.by_aliases += values

    def now(self) -> "Totals":
        """Return what the file holds by now."""
        return Totals(self.values, self.characters, self.by_aliases)

    def since(self, before: "Totals") -> "Totals":
        """Return what came since the totals were `before`."""
        return Totals(self.values - before.values, self.characters - before.characters)

    @property
    def too_many(self) -> bool:
        """Tell whether the file holds more values than we read."""
        return self.values > MOST_VALUES

    @property
    def bomb(self) -> bool:
        """Tell whether aliases stand for more than anybody would write."""
        own = self.values - self.by_aliases
        return (
            self.too_many or self.characters > MOST_CHARACTERS or self.by_aliases > MOST_BY_ALIASES + MOST_TIMES * own
        )
