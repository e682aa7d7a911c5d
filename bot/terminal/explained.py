"""Why a reply is what it is, as lines of text: what was understood, the best entries, the confidence, the reason."""

from collections.abc import Iterator

from bot.domain.knowledge import Knowledge
from bot.domain.location import Location
from bot.domain.reply import STATUSES
from bot.search.engine import Considered
from bot.search.policy import Policy
from bot.search.question import Question
from bot.search.ranking import Ranked

NOTHING = "nothing"


def explained(considered: Considered, policy: Policy, knowledge: Knowledge) -> Iterator[str]:
    """Yield the lines that explain a reply."""
    yield "Understood"
    yield from (f"  {label}: {value}" for label, value in _understood(considered.question))
    yield "Best entries"
    for place, ranked in enumerate(considered.ranking.best, start=1):
        yield from _entry(place, ranked, knowledge.locations.get(ranked.entry.id))
    yield "Signals of the best entry"
    yield from (f"  {signal}: {value:.3f}" for signal, value in considered.signals.items())
    yield f"Confidence: {considered.confidence:.3f}"
    yield (
        f"Thresholds: answer from {policy.answer_from}, alone from {policy.alone_from}, two close entries from {policy.pair_from}, "
        f"suggestions from {policy.suggest_from}"
    )
    yield f"Reply: {STATUSES[type(considered.reply)]}. {considered.reason}"


def _understood(question: Question) -> Iterator[tuple[str, str]]:
    yield "words", " ".join(question.words) or NOTHING
    yield "mended", ", ".join(f"{typed} as {mended}" for typed, mended in question.mended) or NOTHING
    subjects = (f"{kind}: {', '.join(sorted(ids))}" for kind, ids in sorted(question.subjects.all.items()))
    yield "about", "; ".join(subjects) or NOTHING
    yield "could also mean", ", ".join(sorted(question.subjects.meant)) or NOTHING
    yield "named but not covered", ", ".join(item.name for item in question.elsewhere) or NOTHING
    yield "side asked for", ", ".join(question.facets) or NOTHING


def _entry(place: int, ranked: Ranked, location: Location | None) -> Iterator[str]:
    where = f" ({location.file}:{location.line})" if location else ""
    yield f"  {place}. {ranked.entry.id}{where}: {ranked.score:.3f}"
    yield "     " + ", ".join(f"{name} {score:.2f}" for name, score in ranked.channels.items())
    if ranked.fits:
        yield "     " + "; ".join(ranked.fits)
