"""What happened lately, in memory: bounded in number and in time, the oldest forgotten first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """A mapping that forgets an item `seconds` after it was put, and the least recently put beyond `most` items."""

    def __init__(self, clock: Callable[[], float], seconds: float, most: int) -> None:
        self._clock = clock
        self._seconds = seconds
        self._most = most
        self._items: OrderedDict[Key, tuple[float, Value]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """Return what was put lately under the key, else None."""
        put, value = self._items.get(key, (float("-inf"), None))
        return value if self._clock() - put < self._seconds else None

    def put(self, key: Key, value: Value) -> None:
        """Remember a value under the key from now on."""
        self._items.pop(key, None)
        self._items[key] = (self._clock(), value)
        while len(self._items) > self._most:
            self._items.popitem(last=False)

    def drop(self, key: Key) -> None:
        """Forget the key."""
        self._items.pop(key, None)
