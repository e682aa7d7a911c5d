"""The answer engine: from a question in its thread to a reply."""

from dataclasses import replace

from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reply import Answer, Context, Courtesy, Gap, Match, Option, Reply, Suggestions, Turn
from bot.search import wording
from bot.search.courtesy import courtesy_in
from bot.search.encoder import Encoder
from bot.search.names import NameKind
from bot.search.policy import LEXICAL, SEMANTIC, Decision, Policy, signals_of
from bot.search.question import Question, Reader
from bot.search.ranking import Ranked, Ranker, Ranking, same_matter
from bot.search.semantic import SemanticChannel

OPTIONS = 3
"""How many options are offered at the most."""
NEAR = 0.6
"""An option's score is at least this share of the best one's."""
CLOSE = 0.06
"""An entry this near below the best, about the very same things, is told with it."""
LONGEST_PAIR = 1_400
"""Characters that two answers told together have at the most."""
SEVERAL = 2
"""An entry about so many meanings of an ambiguous name answers for the name."""


class Engine:
    """Answers questions from one knowledge; holds no state between questions."""

    def __init__(
        self,
        knowledge: Knowledge,
        encoder: Encoder | None = None,
        correct: frozenset[str] = frozenset(),
        policy: Policy | None = None,
    ) -> None:
        """Index the knowledge; without an encoder it is matched by words alone. `correct` words are never mended."""
        self.knowledge = knowledge
        self._policy = policy or (SEMANTIC if encoder else LEXICAL)
        self._reader = Reader(knowledge, correct)
        semantic = SemanticChannel(knowledge.entries, encoder) if encoder else None
        self._ranker = Ranker(knowledge.entries, self._reader, knowledge.synonyms, semantic)
        self._namer = wording.Namer(knowledge)
        self._entries = {entry.id: entry for entry in knowledge.entries}

    def ask(self, text: str, context: Context = Context()) -> Turn:
        """Reply to a text asked in a thread with that context."""
        question = self._reader.read(text, context)
        ranking = self._ranker.rank(question)
        reply = self._reply(question, ranking)
        return Turn(reply, context if isinstance(reply, Courtesy) else self._context(question, reply))

    def choose(self, entry_id: str) -> Turn:
        """Reply with an entry that was picked among options."""
        entry = self._entries.get(entry_id)
        if entry is None:
            return Turn(Gap(wording.GONE), Context())
        ranked = (Match(entry, 1.0),)
        return Turn(self._told(entry, None, ranked), Context(entry.about, entry.facet))

    def _reply(self, question: Question, ranking: Ranking) -> Reply:
        courtesy = courtesy_in(question.words)
        confidence = self._policy.confidence(signals_of(ranking, question)) if ranking.best else 0.0
        matches = _matches(ranking, confidence)
        if courtesy:
            return Courtesy(wording.COURTESIES[courtesy], matches)
        if not question.words:
            return Gap(wording.EMPTY, ranked=matches)
        if question.elsewhere and NameKind.CERTIFICATION not in question.subjects.named:
            return Gap(wording.not_covered(question.elsewhere), ranked=_halved(matches))
        if self._open(question, ranking, confidence):
            options = self._meanings(question)
            if len(options) > 1:
                return Suggestions(wording.which(question.ambiguous), options, matches)
        return self._decided(question, ranking, confidence, matches)

    def _decided(self, question: Question, ranking: Ranking, confidence: float, matches: tuple[Match, ...]) -> Reply:
        decision = self._policy.decide(confidence)
        companion = _companion(ranking)
        sure = decision is Decision.ANSWER or (companion and confidence >= self._policy.pair_from)
        if sure and not self._astray(question, ranking.best[0]):
            return self._told(ranking.best[0].entry, companion, matches)
        if decision is Decision.DECLINE:
            return Gap(wording.NOT_KNOWN, ranked=matches)
        options = self._options(ranking.best)
        if len(options) > 1:
            return Suggestions(wording.WHICH, options, matches)
        return Gap(wording.NOT_KNOWN, options, ranked=matches)

    def _astray(self, question: Question, best: Ranked) -> bool:
        """Tell whether an entry is about other certifications only than those in question: then it is no answer."""
        kinds = self._reader.resolver.kinds
        about = {id_ for id_ in best.about if kinds[id_] is NameKind.CERTIFICATION}
        return bool(about and question.certifications and not about & question.certifications)

    def _told(self, entry: Entry, companion: Entry | None, matches: tuple[Match, ...]) -> Answer | Gap:
        if not entry.known:
            return Gap(entry.answer.strip(), entry=entry, ranked=matches)
        if companion is None:
            return Answer(entry.answer.strip(), (entry,), matches)
        return Answer(wording.both(entry, companion), (entry, companion), matches)

    def _open(self, question: Question, ranking: Ranking, confidence: float) -> bool:
        """Tell whether an ambiguous name leaves open what is meant, and no likely entry speaks of several meanings."""
        meant = set(self._reader.resolver.spread(question.subjects.meant))
        if not meant or question.certifications or any(ids & meant for ids in question.subjects.all.values()):
            return False
        if self._policy.decide(confidence) is Decision.DECLINE:
            return True
        return len(meant.intersection(ranking.best[0].about)) < SEVERAL

    def _options(self, ranked: tuple[Ranked, ...]) -> tuple[Option, ...]:
        """Return the best entries that say different things and are near to the best."""
        picked: list[Ranked] = []
        for item in ranked:
            if item.score >= NEAR * ranked[0].score and not any(
                same_matter(item.entry, other.entry) for other in picked
            ):
                picked.append(item)
        return tuple(self._namer.option(item.entry) for item in picked[:OPTIONS])

    def _meanings(self, question: Question) -> tuple[Option, ...]:
        """Return the best entry about each thing that the ambiguous names can mean."""
        ids = tuple(dict.fromkeys(id_ for item in question.ambiguous for id_ in item.means))
        return tuple(self._namer.option(ranked.entry) for ranked in self._ranker.best_about(question, ids)[:OPTIONS])

    def _context(self, question: Question, reply: Reply) -> Context:
        """Return what the thread is about: what the question named, else what was answered."""
        context = question.context
        if context.subjects or not isinstance(reply, Answer):
            return context
        return replace(context, subjects=reply.entries[0].about)


def _companion(ranking: Ranking) -> Entry | None:
    """Return the next entry when it is close to the best, about the same things, and says something of its own."""
    if len(ranking.best) < SEVERAL:
        return None
    first, second = ranking.best[0], ranking.best[1]
    fits = (
        first.score - second.score <= CLOSE
        and bool(first.about)
        and set(first.about) == set(second.about)
        and not set(second.entry.sources) <= set(first.entry.sources)
        and first.entry.known
        and second.entry.known
        and len(first.entry.answer) + len(second.entry.answer) <= LONGEST_PAIR
    )
    return second.entry if fits else None


def _matches(ranking: Ranking, confidence: float) -> tuple[Match, ...]:
    """Return the best entries with confidences that fall with their scores and are never equal."""
    if not ranking.best or ranking.best[0].score <= 0:
        return tuple(Match(item.entry, 1e-6 / (place + 1)) for place, item in enumerate(ranking.best))
    top = ranking.best[0].score
    return tuple(
        Match(item.entry, max(confidence * (max(item.score, 0.0) / top) ** 2 - place * 1e-6, 1e-9 / (place + 1)))
        for place, item in enumerate(ranking.best)
    )


def _halved(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    return tuple(replace(match, confidence=match.confidence / 2) for match in matches)
