"""Why an answer was given: in few characters to keep with it, and in plain words for the one who asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.grounds import Grounds, Thresholds
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reason import Reason
from bot.slack.limits import SECTION, TEXT
from bot.slack.message import Block, Message, section
from bot.slack.modal import modal
from bot.slack.outgoing import mrkdwn, shortened
from bot.slack.shorthand import short, shorts
from bot.slack.sources import source_lines

TITLE = "Why this answer?"
UNDERSTOOD, SURE, BEST, SOURCES = "What I understood", "How sure I am", "What fits best", "Sources of what is told"
ABOUT, NO_SUBJECT = "About: {names}", "No name in the question that I know."
ASKED_FOR, NO_FACET = "Asked for: {facet}", "No particular side of it."
SCALE = (
    "I answer from {answer}, tell two answers that are close together from {pair} if they have enough of your words, "
    "and suggest from {suggest} on."
)
TOLD, PLACE, NO_PLACE = "told here", "entry {id}, in {file}, line {line}", "entry {id}"
GONE = "an entry that was changed or taken away since"
NOT_KNOWN = "I no longer know why I gave that answer. Please ask again."
MOST_SUBJECTS = 4
MOST_ENTRIES = 5
LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True)
class Fitting:
    """An entry among the best (None when it is gone), its confidence in hundredths, and whether it was told."""

    entry: Entry | None
    percent: int
    told: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Why an answer was given, with the names that its knowledge has now; thresholds in hundredths."""

    reason: Reason
    thresholds: tuple[int, ...]
    facet: str
    subjects: tuple[str, ...]
    best: tuple[Fitting, ...]


def written(grounds: Grounds, told: Sequence[str]) -> str:
    """Return the grounds of something that tells these entries, in at most 120 letters, digits and signs."""
    scale = ".".join(str(_percent(value)) for value in _values(grounds.thresholds))
    subjects = ",".join(map(short, grounds.subjects[:MOST_SUBJECTS]))
    best = ",".join(
        f"{short(id_)}:{_percent(confidence)}{'+' if id_ in told else ''}"
        for id_, confidence in grounds.best[:MOST_ENTRIES]
    )
    return "|".join((grounds.reason.name, scale, short(grounds.facet) if grounds.facet else "", subjects, best))


def read(value: str, knowledge: Knowledge) -> Why:
    """Return what was written, with the names of this knowledge. Raises ValueError for what is not ours."""
    reason, scale, facet, subjects, best = value.split("|")
    if reason not in Reason.__members__:
        raise ValueError("an unknown reason")
    facets = shorts(entry.facet for entry in knowledge.entries if entry.facet)
    names = {short(subject.id): subject.name for subject in knowledge.subjects()}
    about = tuple(names[key] for key in _split(subjects) if key in names)
    fitting = tuple(_fitting(knowledge, _split(best)))
    return Why(Reason[reason], tuple(map(int, scale.split("."))), facets.get(facet, ""), about, fitting)


def why_modal(why: Why, knowledge: Knowledge) -> Block:
    """Return the explanation as a modal."""
    return modal(TITLE, *(section(shortened(part, SECTION)) for part in _parts(why, knowledge)))


def why_message(why: Why, knowledge: Knowledge) -> Message:
    """Return the explanation as a message, for when no modal can be opened."""
    parts = tuple(_parts(why, knowledge))
    return Message(shortened("\n\n".join(parts), TEXT), tuple(section(shortened(part, SECTION)) for part in parts))


def _parts(why: Why, knowledge: Knowledge) -> Iterator[str]:
    if why.reason is Reason.CHOSEN:
        yield f"*{SURE}*\n{mrkdwn(why.reason.value)}"
    else:
        about = ABOUT.format(names=", ".join(why.subjects)) if why.subjects else NO_SUBJECT
        side = ASKED_FOR.format(facet=why.facet.replace("-", " ")) if why.facet else NO_FACET
        yield f"*{UNDERSTOOD}*\n{mrkdwn(about)}\n{mrkdwn(side)}"
        yield f"*{SURE}*\n{mrkdwn(_sureness(why))}"
    lines = (f"{place}. {mrkdwn(_fit(fit, knowledge, why.reason))}" for place, fit in enumerate(why.best, start=1))
    yield "\n".join((f"*{BEST}*", *lines))
    told = (fit.entry for fit in why.best if fit.told and fit.entry)
    if cited := source_lines(tuple(citation for entry in told for citation in entry.sources), knowledge):
        yield "\n".join((f"*{SOURCES}*", *cited))


def _sureness(why: Why) -> str:
    best = f"{why.best[0].percent}%. " if why.best else ""
    answer, pair, suggest = (f"{value}%" for value in why.thresholds)
    return f"{best}{why.reason.value} {SCALE.format(answer=answer, pair=pair, suggest=suggest)}"


def _fit(fit: Fitting, knowledge: Knowledge, reason: Reason) -> str:
    said = ([] if reason is Reason.CHOSEN else [f"{fit.percent}%"]) + ([TOLD] if fit.told else [])
    if fit.entry is None:
        return ", ".join((GONE, *said))
    location = knowledge.locations.get(fit.entry.id)
    place = PLACE.format(id=fit.entry.id, file=location.file, line=location.line) if location else ""
    question = shortened(" ".join(fit.entry.question.split()), LONGEST_QUESTION)
    return f"{', '.join((question, *said))} ({place or NO_PLACE.format(id=fit.entry.id)})"


def _fitting(knowledge: Knowledge, best: Sequence[str]) -> Iterator[Fitting]:
    known = {short(entry.id): entry for entry in reversed(knowledge.entries)}
    for item in best:
        key, _, rest = item.partition(":")
        yield Fitting(known.get(key), int(rest.removesuffix("+")), rest.endswith("+"))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _values(thresholds: Thresholds) -> tuple[float, float, float]:
    return thresholds.answer, thresholds.pair, thresholds.suggest


def _percent(value: float) -> int:
    return round(value * 100)
