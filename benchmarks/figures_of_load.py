"""What came of a load, in figures: computed, put into a table, and kept with those of the other runs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.processes import Usage
from benchmarks.runs import PLANS
from benchmarks.traffic import Load, Seen

CERTGUIDE, ECHO = "Certguide", "bare Bolt echo"
ACK_MS, ANSWER_MS = 100.0, 1_000.0
"""What has to hold at 50 events a second, and up to the ceiling: 99 % acknowledged and answered within these times."""
WAIT_MS = 1_000.0
"""How much longer an answer may take where posts are refused: the stand-in says to wait for a second, as Slack does."""
NAME = "load"
TITLE = "# How much one process takes"
EXPLANATION = f"""
Written by `python -m benchmarks.load`: signed mentions at a fixed rate, spread evenly over 2,000 people and at least 400
channels, to `certguide run` with SQLite and the knowledge that comes along. Sender and stand-in for Slack share a process on
the same machine. A run holds when each event is acknowledged and answered once, 99 % of them within {ACK_MS:.0f} ms and
{ANSWER_MS:.0f} ms; where Slack refuses posts and says to wait, within {WAIT_MS:.0f} ms more.

- events/s: asked for, and really sent. Times are in milliseconds, as the sender sees them.
- errors: deliveries that got no 200. refused: events of which no delivery did. lost: taken and not answered.
- CPU: milliseconds of a processor for each event. MB: resident memory at the end.
- growth: of the memory, from the first quarter of the run to its end.
""".strip()
COLUMNS = (
    *("", "events", "events/s", "ack p50", "ack p99", "answer p50", "answer p99"),
    *("errors", "refused", "lost", "twice", "CPU", "MB", "growth", "holds"),
)
HEAD = f"| {' | '.join(COLUMNS)} |"


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a load on a program; `usage` is what it held and used in even steps from after the warm-up on."""

    name: str
    load: Load
    seen: Seen
    usage: tuple[Usage, ...]

    @property
    def reached(self) -> float:
        """Return how many events a second were really sent."""
        return len(self.seen.sent) / max(self.seen.ended - self.seen.began, 1e-9)

    @property
    def growth(self) -> float:
        """Return by how many percent the memory grew from the first quarter of the run to its end."""
        early, late = self.usage[len(self.usage) // 4].resident, self.usage[-1].resident
        return (late - early) / early * 100

    @property
    def work(self) -> float:
        """Return the milliseconds of a processor for each event."""
        return (self.usage[-1].processor - self.usage[0].processor) / len(self.seen.sent) * 1000

    @property
    def holds(self) -> bool:
        """Say whether everything was acknowledged and answered once and in time."""
        seen, within = self.seen, ANSWER_MS + (WAIT_MS if self.load.refused else 0)
        clean = not (seen.errors or seen.lost or seen.refused or seen.twice)
        return clean and percentile(seen.acks, 99) <= ACK_MS and percentile(seen.answers, 99) <= within


def percentile(seconds: Sequence[float], percent: int) -> float:
    """Return the time, in milliseconds, that so many percent do not exceed (nearest rank); 0 of none."""
    rank = -(-percent * len(seconds) // 100)
    return sorted(seconds)[rank - 1] * 1000 if seconds else 0.0


def cells(run: Run) -> list[str]:
    """Return a row of the table."""
    seen = run.seen
    times = [f"{percentile(given, percent):.1f}" for given in (seen.acks, seen.answers) for percent in (50, 99)]
    counts = [f"{count:,}" for count in (seen.errors, seen.refused, seen.lost, seen.twice)]
    used = [f"{run.work:.1f}", f"{run.usage[-1].resident:.0f}", f"{run.growth:+.1f} %", "yes" if run.holds else "no"]
    return [run.name, f"{len(seen.sent):,}", f"{run.load.rate:g}, {run.reached:.1f}", *times, *counts, *used]


def record(plan: str, runs: Sequence[Run], folder: Path) -> tuple[Path, Path]:
    """Note the runs of a plan in the report in a folder, in place of its earlier ones; return its two files."""
    folder.mkdir(parents=True, exist_ok=True)
    body, text = folder / f"{NAME}.json", folder / f"{NAME}.md"
    kept = json.loads(body.read_text(encoding="utf-8")) if body.exists() else {}
    kept[plan] = {"rows": [cells(run) for run in runs], "machine": machine()}
    body.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    text.write_text("\n".join(report(kept)) + "\n", encoding="utf-8")
    return text, body


def report(kept: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the report in Markdown."""
    yield from (TITLE, "", EXPLANATION)
    for plan in (plan for plan in PLANS if plan in kept):
        yield from ("", f"## {plan}", "", f"{PLANS[plan].shows}.", "", HEAD, "|---|" + "---:|" * (len(COLUMNS) - 1))
        yield from (f"| {' | '.join(row)} |" for row in kept[plan]["rows"])
        yield from ("", f"Machine: {'; '.join(f'{name} {value}' for name, value in kept[plan]['machine'].items())}.")
