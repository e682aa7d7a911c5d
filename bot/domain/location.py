"""Where something stands in a knowledge folder, so that an editor can go there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path relative to the knowledge folder with forward slashes, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1
