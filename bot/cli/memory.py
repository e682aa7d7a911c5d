"""Give memory back to the system that a start or a reload needed for a moment."""

import ctypes
import gc
import sys
from collections.abc import Callable

from bot.domain.knowledge import Knowledge

SYSTEM = "linux"
"""Where the C library can be asked to give memory back, when it is glibc."""


def let_go() -> None:
    """Collect what nobody holds, and give all free memory back to the system.

    glibc keeps what was freed between things that stay: of the arrays from which an engine is built, tens of megabytes.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform.startswith(SYSTEM) else None
    if trim is not None:
        trim(0)


def then_let_go(renew: Callable[[Knowledge], None]) -> Callable[[Knowledge], None]:
    """Return what renews the knowledge in use, and lets go of the old one and of what the new one needed."""

    def renewed(knowledge: Knowledge) -> None:
        renew(knowledge)
        let_go()

    return renewed
