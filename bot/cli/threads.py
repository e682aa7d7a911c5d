"""Work on two things at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Made = TypeVar("Made")


def on_a_thread(make: Callable[[], Made], /) -> Callable[[], Made]:
    """Begin to make something on a thread of its own, and return what waits for it; it raises what `make` raised.

    That is faster where most of the work is done outside of Python's lock: to read files, to multiply matrices.
    """
    pool = ThreadPoolExecutor(1)
    made = pool.submit(make)
    pool.shutdown(wait=False)
    return made.result
