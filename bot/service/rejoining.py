"""Answer what people say of the answer they just got: where it comes from, whether it is sure, what more there is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Gap, Match, Option, Reply, Suggestions
from bot.domain.sources import Source
from bot.search import wording
from bot.search.engine import Engine
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.search.rejoinders import Rejoinder, rejoinder_in
from bot.service.related import Related
from bot.service.telling import told_together

FROM = "What I said on “{question}” comes from:\n{sources}"
SURE = "I can say only what my sources say. On “{question}” it rests on:\n{sources}\n\nWho has to rely on it should check there."
SURE_OF_NONE = "None of my sources gives this, so I can't say more on “{question}”. Where it would stand:\n{sources}"
WHY = "My sources give me no further reason. What I said on “{question}” rests on:\n{sources}"
UNSOURCED = "No source is named for what I said on “{question}”."
ONE = "- {by}{title}{places}. It {dated}{checked}."
DATED, UNDATED, CHECKED = "is dated {day}", "bears no date", "; it was last checked on {day}"
PLACES = 3
"""Places of one source that are named."""
MORE = "I can also answer these:"
NO_MORE = "I know nothing more on this. Ask in your own words about anything else."
WHICH_OTHER = "Which one do you mean?"
NOT_YET = "I have not answered yet, because I was not sure what is meant. Please name the certification and what you want to know of it."
UNNAMED = "I am not sure which one you mean. Please name it."
MISSED = "Then I misunderstood. Please ask in other words, and name the certification; perhaps it is one of these:"
OPTIONS = 3
"""How many things are offered to choose."""
UNSURE = 0.3
"""Confidence of a question back."""

Found = tuple[Reply, Reason] | None


class Rejoining:
    """Knows what can be said of an answer from one knowledge."""

    def __init__(self, engine: Engine, related: Related) -> None:
        """Note the sources and the names of the certifications."""
        self._engine, self._related = engine, related
        self._sources = {source.id: source for source in engine.knowledge.sources}
        self._names = {certification.id: certification.name for certification in engine.knowledge.certifications}

    def __call__(self, question: Question, ranking: Ranking) -> Found:
        """Return what is said when a message speaks of the last answer and of nothing else."""
        rejoinder = rejoinder_in(question.words)
        if rejoinder is None:
            return None
        entry = self._engine.entries.get(question.thread.entry or "")
        if entry is None:
            return _of_nothing(question, rejoinder, ranking)
        says: Mapping[Rejoinder, Callable[[Entry, Ranking], Reply]] = {
            Rejoinder.SOURCE: self._source,
            Rejoinder.DOUBT: self._doubted,
            Rejoinder.WHY: self._why,
            Rejoinder.MORE: self._more,
            Rejoinder.OTHER: self._other,
            Rejoinder.MISSED: self._missed,
        }
        return says[rejoinder](entry, ranking), Reason.REJOINDER

    def _source(self, entry: Entry, ranking: Ranking) -> Reply:
        return told_together((entry,), ranking, self._resting(FROM, entry))

    def _doubted(self, entry: Entry, ranking: Ranking) -> Reply:
        if not entry.known:
            return Gap(self._resting(SURE_OF_NONE, entry), self._more_on(entry), entry, _ranked((entry,), ranking))
        return told_together((entry,), ranking, self._resting(SURE, entry))

    def _why(self, entry: Entry, ranking: Ranking) -> Reply:
        return Gap(self._resting(WHY, entry), self._more_on(entry), entry, _ranked((entry,), ranking))

    def _more(self, entry: Entry, ranking: Ranking) -> Reply:
        return _offered(MORE, NO_MORE, self._more_on(entry), entry, ranking)

    def _missed(self, entry: Entry, ranking: Ranking) -> Reply:
        return _offered(MISSED, UNNAMED, self._more_on(entry), entry, ranking)

    def _other(self, entry: Entry, ranking: Ranking) -> Reply:
        others = tuple(self._others(entry))
        if len(others) == 1 and others[0].known:
            return told_together(others, ranking, wording.under(others[0].question, others[0].answer))
        options = tuple(wording.option(other, self._names) for other in others[:OPTIONS])
        return _offered(WHICH_OTHER, UNNAMED, options, entry, ranking)

    def _others(self, entry: Entry) -> Iterator[Entry]:
        """Yield what is nearest to an entry on its side of each other thing of its kind.

        These are the other parts of a certification where it is about one, then the other certifications.
        """
        asked = self._engine.reader.read(entry.question)
        about = self._engine.reader.things.spread(entry.about)
        beside = dict.fromkeys(other for id_ in reversed(about) for other in self._beside(id_, about))
        for id_ in sorted(beside, key=lambda id_: id_ not in self._engine.reader.things.parents):
            apart = {*about, *beside} - set(self._engine.reader.things.spread((id_,)))
            near = (ranked for ranked in self._engine.ranker.about(asked, id_) if ranked.entry.facet == entry.facet)
            yield from islice((ranked.entry for ranked in near if apart.isdisjoint(ranked.entry.about)), 1)

    def _beside(self, id_: str, about: Sequence[str]) -> Iterator[str]:
        """Yield the other things of the kind of one, within the same certification."""
        parents, kinds = self._engine.reader.things.parents, self._engine.reader.things.kinds
        for other, kind in kinds.items():
            if other not in about and kind is kinds[id_] and parents.get(other) == parents.get(id_):
                yield other

    def _more_on(self, entry: Entry) -> tuple[Option, ...]:
        """Return what else can be asked about the same things, without what the sources do not give."""
        return self._related.to(Answer("", (entry,)))[:OPTIONS]

    def _resting(self, text: str, entry: Entry) -> str:
        """Return a text with the question of an entry and a line for each of its sources."""
        lines = "\n".join(self._lines(entry))
        return (text if lines else UNSOURCED).format(question=entry.question, sources=lines)

    def _lines(self, entry: Entry) -> Iterator[str]:
        cited = sorted((citation.partition("#") for citation in entry.sources), key=lambda parts: parts[0])
        for id_, several in groupby(cited, key=lambda parts: parts[0]):
            source = self._sources.get(id_) or Source(id_, id_)
            yield _line(source, [source.places.get(place, place) for _, _, place in several if place])


def _of_nothing(question: Question, rejoinder: Rejoinder, ranking: Ranking) -> Found:
    """Return that nothing was told yet that a message can speak of, unless it asks on about what the thread is about."""
    thread = question.thread
    if thread.subjects and (rejoinder is Rejoinder.MORE or not thread.facet):
        return None
    near = _ranked([ranked.entry for ranked in ranking.best], ranking)
    return Gap(NOT_YET if thread.facet else wording.EMPTY, ranked=near), Reason.EMPTY


def _line(source: Source, places: list[str]) -> str:
    return ONE.format(
        by=f"{source.publisher}: " if source.publisher else "",
        title=source.title,
        places=f" ({'; '.join(places[:PLACES])})" if places else "",
        dated=DATED.format(day=source.published) if source.published else UNDATED,
        checked=CHECKED.format(day=source.checked) if source.checked else "",
    )


def _offered(text: str, otherwise: str, options: tuple[Option, ...], entry: Entry, ranking: Ranking) -> Reply:
    """Return options to choose from when there are several, else what can be said without."""
    if len(options) > 1:
        return Suggestions(text, options, _ranked([option.entry for option in options], ranking))
    return Gap(otherwise, options, entry, _ranked((entry,), ranking))


def _ranked(entries: Sequence[Entry], ranking: Ranking) -> tuple[Match, ...]:
    return told_together(tuple(entries), ranking, confidence=UNSURE).ranked
