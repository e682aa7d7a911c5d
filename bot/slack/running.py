"""The listeners that are running, because Bolt acknowledges first and neither it nor the server waits for them."""

import asyncio


class Running:
    """Knows the tasks that must not be lost when the process stops."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()

    async def track(self) -> None:
        """Count the current task as running until it is done."""
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def count(self) -> int:
        """Return how many run."""
        return len(self._tasks)

    async def drain(self, seconds: float) -> int:
        """Wait until nothing runs, at most so many seconds; return how many tasks are left."""
        try:
            async with asyncio.timeout(seconds):
                # Bolt has scheduled a listener when it answers a request; it begins one step later.
                await asyncio.sleep(0)
                while self._tasks:
                    await asyncio.wait(self._tasks)
        except TimeoutError:
            pass
        return len(self._tasks)
