"""Make a thing beside others where somebody can work on two at a time, and before them where nobody can."""

from collections.abc import Callable
from typing import Protocol, TypeVar

Made = TypeVar("Made")


class Beside(Protocol):
    """Begins to make something, and returns what waits until it is made and hands it over."""

    def __call__(self, make: Callable[[], Made], /) -> Callable[[], Made]:
        """Begin to call `make`."""


def before(make: Callable[[], Made], /) -> Callable[[], Made]:
    """Make something before anything else is done."""
    made = make()
    return lambda: made
