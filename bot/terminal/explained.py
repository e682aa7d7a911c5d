"""Why a reply is what it is, as lines of text: what was understood, the best entries, the confidence, the reason."""

from collections.abc import Iterator

from bot.domain.reply import STATUSES
from bot.service.explaining import Explanation, Placed


def explained(explanation: Explanation) -> Iterator[str]:
    """Yield the lines that explain a reply."""
    yield "Understood"
    yield from (f"  {label}: {value}" for label, value in explanation.understood.items())
    yield "Best entries"
    for number, placed in enumerate(explanation.best, start=1):
        yield from _entry(number, placed)
    yield "Signals of the best entry"
    yield from (f"  {signal}: {value:.3f}" for signal, value in explanation.signals.items())
    yield f"Confidence: {explanation.confidence:.3f}"
    yield f"Thresholds: {', '.join(f'{done} from {value}' for done, value in explanation.thresholds.items())}"
    yield f"Reply: {STATUSES[type(explanation.reply)]}. {explanation.reason}"


def _entry(number: int, placed: Placed) -> Iterator[str]:
    where = f" ({placed.location.file}:{placed.location.line})" if placed.location else ""
    yield f"  {number}. {placed.entry.id}{where}: {placed.score:.3f}"
    yield "     " + ", ".join(f"{channel.name} {channel.amount:.2f}" for channel in placed.channels)
    if placed.words:
        yield "     " + ", ".join(
            f"{word.text} ({word.share:.0%}, {'has' if word.met else 'lacks'} it)" for word in placed.words
        )
    if placed.fits:
        yield "     " + "; ".join(fit.name for fit in placed.fits)
