"""Put the editor's desk together from what `explain`, `check`, `test --calibration` and `gaps list` work out."""

import asyncio
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.content import CannotLoad, check
from bot.content.folding import folded
from bot.domain.knowledge import Knowledge
from bot.domain.location import Location
from bot.domain.problem import Problem, Severity
from bot.domain.store import Store
from bot.service.answering import context_after
from bot.service.explaining import Explanation
from bot.service.grouping import GapGroup, gap_groups
from bot.service.live import LiveAnswering
from bot.service.never_wins import never_wins
from bot.service.reliability import reliability
from bot.service.withholding import withheld_ids
from bot.terminal.plain import plain_reply
from bot.terminal.told import source_lines
from bot.web.desk import Desk, Mount, Routes, desk_routes
from bot.web.figures import Entries

UNREADABLE = "unreadable"
MEND = "put the folder right, or choose another with --knowledge"


@dataclass(eq=False, slots=True)
class Watched:
    """A knowledge folder and how often it was read since we began."""

    folder: Path
    looks: int = 0

    def look(self) -> None:
        """Note that the folder was read."""
        self.looks += 1


def desk_of(answering: LiveAnswering, watched: Watched, stop: asyncio.Event) -> Mount:
    """Return what mounts the desk for this folder, once there is a store; it ends what it tells when `stop` is set."""

    def mount(store: Store) -> Routes:
        async def gaps() -> Sequence[GapGroup]:
            kept = await store.gaps.since(0.0)
            return await asyncio.to_thread(gap_groups, kept, folded, answering.encoder)

        async def hidden(knowledge: Knowledge) -> Set[str]:
            marked = {item.entry: item.fingerprint for item in await store.feedback.withheld()}
            return withheld_ids(knowledge, marked)

        return desk_routes(
            Desk(
                folder=watched.folder,
                knowledge=lambda: answering.knowledge,
                looks=lambda: watched.looks,
                explain=partial(_explained, answering),
                entries=_entries,
                check=partial(_checked, watched.folder),
                reliability=lambda: reliability(answering.samples()),
                gaps=gaps,
                hidden=hidden,
                stop=stop,
            )
        )

    return mount


def _explained(answering: LiveAnswering, question: str, thread: Sequence[str]) -> Explanation:
    return answering.explain(question, context_after(answering, thread))


def _entries(knowledge: Knowledge) -> Entries:
    return Entries(knowledge, plain_reply, lambda entry: tuple(source_lines(entry.sources, knowledge)))


def _checked(folder: Path) -> tuple[Problem, ...]:
    try:
        return check(folder, datetime.now(UTC).date(), (never_wins,))
    except CannotLoad as error:
        return (Problem(Location(str(folder)), Severity.ERROR, UNREADABLE, str(error), fix=MEND),)
