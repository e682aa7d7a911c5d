"""Show people how far a wait is."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

Told = Callable[[int, int], None]
"""Is told how much is done, and of how much."""


@contextmanager
def waiting(text: str) -> Iterator[Told]:
    """Give what is told how far the work is; a bar with that text is drawn on standard error from the first time on."""
    with ExitStack() as stack:
        bars: list[Told] = []

        def tell(done: int, of: int) -> None:
            if not bars:
                bars.append(stack.enter_context(_bar(text)))
            bars[0](done, of)

        yield tell


@contextmanager
def _bar(text: str) -> Iterator[Told]:
    # Most starts have nothing to wait for, least of all for what draws.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    with Progress(TextColumn(text), BarColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
