"""Put figures into words: a Markdown report with a table for each set, and the same as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.measuring import Figures
from benchmarks.sets import QuestionSet
from benchmarks.sparing import Sparing

TITLE = "# Which way finds the right entry"
EXPLANATION = """
Written by `python -m benchmarks`. All ways compare a text with the same questions and asks; ours reads the answers, too.

- top-1: the best entry is right. MRR: mean reciprocal rank within the best five.
- AUROC: how well the score of the best entry tells texts within the knowledge from those outside; 50 is chance.
- ≤10 % wrong, ≤5 % wrong: share of all texts, those outside included, that can be answered while no more of the answers
  are wrong, by the threshold that is best on this very set. An answer to a text outside is wrong.
- 1 edit, 2 edits: points of top-1 lost when each text gets so many random typing errors.
- p50, p99: milliseconds for a text in one process, every text put to each way in turn. rapidfuzz: `process.extractOne`.
- MB: peak memory of a process that does only this, Python itself included.
""".strip()
HEAD = "| | top-1 | MRR | AUROC | ≤10 % wrong | ≤5 % wrong | 1 edit | 2 edits | p50 ms | p99 ms | MB |"
DECIDED = "By its own decision (rapidfuzz: at a score of 80, where bots commonly cut):"
DECIDED_HEAD = "| | answered right | wrong among answers | declined outside |"
SPARED = "If words alone answered where they are surest of all, so that the encoder runs for the other texts only:"
SPARED_HEAD = "| answered by words alone | answered right | wrong among answers | declined outside | p50 ms | p99 ms |"
NOT_RUN = "Not measured:"
MACHINE = "Machine:"
NONE = "–"


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of all ways on one set."""

    name: str
    entries: int
    texts: int
    queries: int
    outside: int
    figures: tuple[Figures, ...]
    sparings: tuple[Sparing, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run measured, what it left out and why, and the machine it ran on."""

    results: tuple[Result, ...]
    left_out: tuple[str, ...]
    machine: Mapping[str, str]


def result(asked: QuestionSet, figures: Sequence[Figures], sparings: Sequence[Sparing] = ()) -> Result:
    """Return the figures with the sizes of their set."""
    entries = asked.knowledge.entries
    texts = sum(1 + len(entry.asks) for entry in entries)
    sizes = len(entries), texts, len(asked.queries), len(asked.outside)
    return Result(asked.name, *sizes, tuple(figures), tuple(sparings))


def as_json(report: Report) -> str:
    """Return the report as a JSON object."""
    return json.dumps(asdict(report), ensure_ascii=False, default=str) + "\n"


def markdown(report: Report) -> str:
    """Return the report as Markdown."""
    return "\n".join(_lines(report)) + "\n"


def table(outcome: Result) -> Iterator[str]:
    """Yield the lines of the table of one set."""
    yield HEAD
    yield "|---|" + "---:|" * (HEAD.count("|") - 2)
    for figures in outcome.figures:
        cells = (
            *map(_number, (figures.top1, 100 * figures.mrr, figures.auroc, figures.at10, figures.at5, *figures.losses)),
            _number(figures.p50, 2),
            _number(figures.p99, 2),
            _number(figures.memory, 0),
        )
        yield f"| {figures.way} | {' | '.join(cells)} |"


def _decisions(outcome: Result) -> Iterator[str]:
    decided = [(figures.way, figures.decision) for figures in outcome.figures if figures.decision]
    if not decided:
        return
    yield from ("", DECIDED, "", DECIDED_HEAD, "|---|---:|---:|---:|")
    for way, decision in decided:
        cells = map(_number, (decision.right, decision.wrong, decision.declined))
        yield f"| {way} | {' | '.join(cells)} |"


def _spared(outcome: Result) -> Iterator[str]:
    if outcome.sparings:
        yield from ("", SPARED, "", SPARED_HEAD, "|---:|---:|---:|---:|---:|---:|")
    for spared in outcome.sparings:
        decision, times = spared.decision, (_number(spared.p50, 2), _number(spared.p99, 2))
        cells = (*map(_number, (decision.right, decision.wrong, decision.declined)), *times)
        yield f"| {spared.share:.0f} % | {' | '.join(cells)} |"


def _lines(report: Report) -> Iterator[str]:
    yield from (TITLE, "", EXPLANATION)
    for outcome in report.results:
        sizes = f"{outcome.entries:,} entries with {outcome.texts:,} texts to compare with"
        asked = f"{outcome.queries:,} texts within, {outcome.outside:,} outside"
        yield from ("", f"## {outcome.name}", "", f"{sizes}; asked: {asked}.", "")
        yield from table(outcome)
        yield from _decisions(outcome)
        yield from _spared(outcome)
    if report.left_out:
        yield from ("", NOT_RUN, "")
        yield from (f"- {reason}" for reason in report.left_out)
    yield from ("", MACHINE, "")
    yield from (f"- {name}: {value}" for name, value in report.machine.items())


def _number(value: float | None, digits: int = 1) -> str:
    return NONE if value is None else f"{value:.{digits}f}"
