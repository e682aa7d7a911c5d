"""Responsible for taking up edits of a knowledge folder while the program runs, and for keeping the last good knowledge."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, suppress
from pathlib import Path

import structlog
from watchfiles import Change, awatch
from watchfiles.main import FileChange

from bot.content.listing import CannotLoad
from bot.content.load import load
from bot.content.problems import spelled
from bot.domain.knowledge import Knowledge

LOOK_MS = 500
"""How often we look whether the folder itself was replaced, which the system does not tell those who watch it."""
SETTLE_MS, LONGEST_SETTLE_MS = 50, 400
"""How long a folder has to be quiet before it is read, and how long we wait for that: several files may be saved at once."""
FIRST_PROBLEMS = 3

log = structlog.get_logger(__name__)


class Reloader:
    """Holds the knowledge of a folder in use; it is replaced as a whole, after `on_change` has made ready for it."""

    def __init__(
        self,
        folder: Path,
        knowledge: Knowledge,
        on_change: Callable[[Knowledge], None],
        on_look: Callable[[], None] = lambda: None,
    ) -> None:
        """Begin with the knowledge that was loaded.

        `on_change` runs in a thread, and may take its time; `on_look` is told there whenever the folder was read again.
        """
        self._folder = folder
        self._knowledge = knowledge
        self._on_change, self._on_look = on_change, on_look
        self._told = ""
        self._polling = False

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge in use."""
        return self._knowledge

    async def watch(self, stop: asyncio.Event) -> None:
        """Take up each edit within a second, until `stop` is set. No fault of the folder ends this."""
        while not stop.is_set():
            try:
                async for _ in self._changes(stop):
                    await asyncio.to_thread(self.reload)
            except (OSError, RuntimeError) as error:  # watchfiles has a RuntimeError of its own
                await self._without_watching(error, stop)

    def reload(self) -> None:
        """Take up the folder as it is now, unless it is wrong or says the same as before."""
        self._read()
        self._on_look()

    def _read(self) -> None:
        try:
            loaded = load(self._folder)
        except CannotLoad as error:
            self._keep(str(error))
            return
        if loaded.knowledge is None:
            self._keep("; ".join(spelled(found) for found in loaded.problems[:FIRST_PROBLEMS]))
        elif loaded.knowledge.version != self._knowledge.version:
            self._take(loaded.knowledge)
        else:
            self._told = ""

    def _take(self, knowledge: Knowledge) -> None:
        try:
            self._on_change(knowledge)
        except Exception:  # the error boundary of reloading: answering goes on with what it has
            log.exception("knowledge_kept", version=self._knowledge.version, refused=knowledge.version)
            return
        self._knowledge = knowledge
        self._told = ""
        log.info("knowledge_renewed", version=knowledge.version, entries=len(knowledge.entries))

    def _keep(self, why: str) -> None:
        if why != self._told:
            self._told = why
            log.warning("knowledge_kept", version=self._knowledge.version, why=why)

    async def _changes(self, stop: asyncio.Event) -> AsyncIterator[None]:
        """Yield once in the beginning, when the folder changes, and when another one takes its place; end after that.

        Raises OSError when there is no folder, or the system lets us watch no more of them.
        """
        watched = self._folder.stat()
        first = True
        batches = awatch(
            self._folder,
            watch_filter=None,
            debounce=LONGEST_SETTLE_MS,
            step=SETTLE_MS,
            stop_event=stop,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            force_polling=self._polling,
        )
        async with aclosing(batches):
            async for changes in batches:
                if self._is_another_than(watched) or self._was_deleted(changes):
                    return
                if changes or first:
                    yield
                first = False

    def _is_another_than(self, watched: os.stat_result) -> bool:
        return not os.path.samestat(self._folder.stat(), watched)

    def _was_deleted(self, changes: set[FileChange]) -> bool:
        # A folder made anew may look the same to the system as the one before it.
        return any(
            change is Change.deleted and Path(path).absolute() == self._folder.absolute() for change, path in changes
        )

    async def _without_watching(self, error: Exception, stop: asyncio.Event) -> None:
        """Wait a moment for a folder that is gone; one that is there and cannot be watched is looked at again and again instead."""
        if self._folder.is_dir():
            self._polling = True
            self._keep(f"the folder cannot be watched ({error}), and is looked at again and again instead")
        else:
            self._keep(f"There is no folder {self._folder}.")
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), LOOK_MS / 1000)
