"""A clock that stands still until a test moves it."""

from dataclasses import dataclass


@dataclass(slots=True)
class Clock:
    """Tells seconds since the epoch."""

    now: float = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now
