"""Make what stays as long as the program without a search for garbage in it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def staying() -> Iterator[None]:
    """Take all that is there at the end for what stays, so that no search for garbage looks at it then or ever.

    Modules and knowledge are a million objects: to look through them while they are made takes a fifth of a start, and
    afterwards a question has to wait for it now and then.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
