"""The answer engine: from a question in its thread to a reply."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Courtesy, Gap, Match, Reply, Suggestions, Turn
from bot.search import wording
from bot.search.affairs import Affairs
from bot.search.asking_back import AskingBack
from bot.search.beside import Beside, before
from bot.search.calibration import Fit, Keep, Sample, calibrated, left_out
from bot.search.considered import Considered, UseCase, turn_of
from bot.search.courtesy import courtesy_in
from bot.search.denying import turned_round
from bot.search.encoder import Encoder
from bot.search.implied import WHAT_IS
from bot.search.matches import halved, matches_of
from bot.search.names import NameKind
from bot.search.pairing import companion_of
from bot.search.policy import Policy, policy_for, signals_of
from bot.search.question import Question
from bot.search.ranking import BEST, Ranked, Ranker, Ranking
from bot.search.reading import Reader
from bot.search.resolving import COMPARE
from bot.search.semantic import SemanticChannel


class Engine:
    """Answers questions from one knowledge; holds no state between questions."""

    def __init__(
        self,
        knowledge: Knowledge,
        encoder: Encoder | None = None,
        correct: Sequence[str] = (),
        policy: Policy | None = None,
        keep: Keep | None = None,
        beside: Beside = before,
    ) -> None:
        """Index the knowledge; without an encoder it is matched by words alone.

        `correct` are words of the language, most frequent first; `keep` has the fit of the confidence from earlier starts;
        `beside` works on meanings while this works on words.
        """
        self.knowledge = knowledge
        semantic = SemanticChannel(knowledge.entries, encoder, beside) if encoder else None
        self.reader = Reader(knowledge, correct)
        self.ranker = Ranker(knowledge.entries, self.reader, knowledge.synonyms, semantic)
        self.policy = policy or self._calibrated(tuple(correct), keep)
        self._asking_back = AskingBack(knowledge, self.reader, self.ranker, self.policy)
        self._affairs = Affairs(knowledge)
        self.entries = {entry.id: entry for entry in knowledge.entries}
        self.facets = frozenset(entry.facet for entry in knowledge.entries if entry.facet)
        if semantic:
            # What goes wrong beside is a fault of this building, not of every question after it.
            semantic.finish()

    def _calibrated(self, correct: Sequence[str], keep: Keep | None) -> Policy:
        policy = policy_for(self.knowledge.entries, semantic=self.ranker.scorer.semantic is not None)
        fit = partial(self._fit, policy)
        slope, shift = keep(repr((self.knowledge, correct)), fit) if keep else fit()
        return replace(policy, slope=slope, shift=shift)

    def _fit(self, policy: Policy) -> Fit:
        samples = left_out(self.knowledge.entries, self.reader, self.ranker, policy.raw)
        fitted = calibrated(policy, tuple(samples))
        return fitted.slope, fitted.shift

    def samples(self) -> tuple[Sample, ...]:
        """Return asks left out with the confidence of the best entry and whether it is right."""
        return tuple(left_out(self.knowledge.entries, self.reader, self.ranker, self.policy.confidence))

    def ask(self, text: str, context: Context = Context(), use_cases: Sequence[UseCase] = ()) -> Turn:
        """Reply to a text asked in a thread with that context.

        The use cases, such as recommending, are tried in their order before the best entry is told.
        """
        return turn_of(self.consider(text, context, use_cases), context)

    def consider(self, text: str, context: Context = Context(), use_cases: Sequence[UseCase] = ()) -> Considered:
        """Return the reply to a text with all that led to it."""
        question = self.reader.read(text, context)
        ranking = self.ranker.rank(question)
        signals = signals_of(ranking, question) if ranking.best else {}
        confidence = self.policy.confidence(signals) if signals else 0.0
        matches = matches_of(ranking, confidence)
        found = (use_case(question, ranking) for use_case in use_cases)
        reply, reason = (
            _manners(question, matches, self.reader)
            or self._beside_elsewhere(question, matches)
            or self._introduced(question, matches)
            or next((answer for answer in found if answer), None)
            or self._decided(question, ranking, matches)
        )
        return Considered(question, ranking, signals, confidence, reply, reason)

    def choose(self, entry_id: str) -> Turn:
        """Reply with an entry that was picked among options."""
        entry = self.entries.get(entry_id)
        if entry is None:
            return Turn(Gap(wording.GONE), Context())
        return Turn(_told(entry, None, (Match(entry, 1.0),)), Context(entry.about, entry.facet, entry.id))

    def _decided(self, question: Question, ranking: Ranking, matches: tuple[Match, ...]) -> tuple[Reply, Reason]:
        confidence = matches[0].confidence if matches else 0.0
        back = self._asking_back.about(question, ranking, confidence)
        if back:
            return Suggestions(back.text, back.options, matches), back.reason
        alone = confidence >= self.policy.alone_from
        companion = companion_of(ranking, sure=alone)
        of_the_work = self._affairs.are_of_the_work(question)
        sure = confidence >= self._least(question, ranking, companion, of_the_work=of_the_work)
        # One word that fits several answers says too little to tell any of them.
        vague = bool(companion) and len(question.words) == 1
        if self._affairs.are_own(question):
            return Gap(wording.NOT_KNOWN, ranked=halved(matches)), Reason.UNKNOWN
        if ranking.best and self._affairs.are_of_a_company(question, ranking.best[0].entry):
            known = self._asking_back.nearest_about(question)
            return Gap(self._asking_back.not_known(question), known, ranked=halved(matches)), Reason.UNKNOWN
        best_fits = sure and not self._astray(question, ranking.best[0])
        if best_fits and not vague:
            best = ranking.best[0].entry
            headed = turned_round(question.words, question.text, best) or bool(companion and not alone)
            reply = _told(best, companion.entry if companion else None, matches, headed=headed)
            return reply, _reason(reply)
        options = self._asking_back.nearest(question, ranking, confidence)
        # Where all that is near is not given, whichever were meant is not either.
        if len(options) > 1 and any(option.entry.known for option in options):
            return Suggestions(wording.WHICH, options, matches), Reason.OF_THE_WORK if of_the_work else Reason.UNSURE
        options = options or self._asking_back.nearest_about(question)
        return Gap(self._asking_back.not_known(question), options, ranked=matches), Reason.UNKNOWN

    def _least(self, question: Question, ranking: Ranking, companion: Ranked | None, *, of_the_work: bool) -> float:
        """Return from which confidence on the best entry is told."""
        best = ranking.best[0] if ranking.best else None
        known = bool(best and best.entry.known)
        elsewhere = bool(best and question.facets and best.entry.facet not in question.facets)
        if known and elsewhere and question.certifications and not ranking.coverage:
            # Only the name is alike: of what is asked of the certification the entry has not a word.
            return math.inf
        if best and known and of_the_work:
            # What one certification teaches is no answer to how the work is done.
            one = len(self.reader.things.certifications(best.about)) == 1
            return self.policy.alone_from if one else self.policy.answer_from
        if best and known and ranking.narrowed and best.entry.facet not in question.facets:
            # What is asked is answered of others only, and this is merely the nearest about the one that is named.
            return self.policy.alone_from
        places = (best.place, companion.place) if best and companion else ()
        # Two answers, or that the sources do not say, are seldom wrong: less confidence is enough, unless both lack most of it.
        enough = not known or (places and self.ranker.share_met(question, places) >= self.policy.pair_meets)
        return self.policy.pair_from if enough else self.policy.answer_from

    def _beside_elsewhere(self, question: Question, matches: tuple[Match, ...]) -> tuple[Reply, Reason] | None:
        """Return that we cannot put what we know beside a certification that we do not cover, when that is asked for."""
        own = NameKind.CERTIFICATION in question.subjects.named and len(question.certifications) == 1
        if not (question.elsewhere and own and COMPARE in question.facets) or _sure(matches, self.policy):
            return None
        text = wording.not_compared(question.elsewhere)
        return Gap(text, self._asking_back.nearest_about(question), ranked=halved(matches)), Reason.ELSEWHERE

    def _introduced(self, question: Question, matches: tuple[Match, ...]) -> tuple[Reply, Reason] | None:
        """Return what a certification is to a message that is its name and nothing else."""
        ids = question.certifications if question.only_name else ()
        entry = next((self.entries[made] for id_ in ids if (made := f"{id_}/{WHAT_IS}") in self.entries), None)
        if entry is None:
            return None
        confidence = max([self.policy.alone_from, *(match.confidence for match in matches)])
        others = halved(tuple(match for match in matches if match.entry != entry))
        return _told(entry, None, (Match(entry, confidence), *others)[:BEST]), Reason.NAME

    def _astray(self, question: Question, best: Ranked) -> bool:
        """Tell whether an entry is about other certifications only than those in question: then it is no answer."""
        about = self.reader.things.certifications(best.about)
        return bool(about and question.certifications and question.certifications.isdisjoint(about))


def _reason(reply: Answer | Gap) -> Reason:
    if isinstance(reply, Gap):
        return Reason.NOT_GIVEN
    return Reason.SURE_OF_BOTH if len(reply.entries) > 1 else Reason.SURE


def _manners(question: Question, matches: tuple[Match, ...], reader: Reader) -> tuple[Reply, Reason] | None:
    """Return the reply to what needs no entry: a courtesy, nothing at all, or a certification that we do not cover."""
    courtesy = courtesy_in(question.words)
    if courtesy:
        return Courtesy(wording.COURTESIES[courtesy], matches), Reason.COURTESY
    if question.empty:
        return Gap(wording.EMPTY, ranked=matches), Reason.EMPTY
    if question.foreign:
        return Gap(wording.ENGLISH_ONLY, ranked=halved(matches)), Reason.LANGUAGE
    ours = NameKind.CERTIFICATION in question.subjects.named or reader.things.certifications(question.subjects.meant)
    if question.elsewhere and not ours:
        return Gap(wording.not_covered(question.elsewhere), ranked=halved(matches)), Reason.ELSEWHERE
    return None


def _told(entry: Entry, companion: Entry | None, matches: tuple[Match, ...], *, headed: bool = False) -> Answer | Gap:
    """Return what an entry answers, with its companion's answer; `headed` puts the first under its question too."""
    if not entry.known:
        return Gap(entry.answer.strip(), entry=entry, ranked=matches)
    entries = (entry, companion) if companion else (entry,)
    return Answer(wording.together(entries, headed=headed), entries, matches)


def _sure(matches: tuple[Match, ...], policy: Policy) -> bool:
    return bool(matches) and matches[0].confidence >= policy.alone_from
