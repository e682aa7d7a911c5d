"""Answer with the knowledge in use, which may be renewed at any moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context, Turn
from bot.search.beside import Beside, before
from bot.search.calibration import Keep, Sample
from bot.search.considered import Considered, UseCase, turn_of
from bot.search.encoder import Encoder
from bot.search.engine import Engine
from bot.search.policy import Policy
from bot.service.adviser import Adviser
from bot.service.comparing import Comparing
from bot.service.consulting import Consulting
from bot.service.explaining import Explanation, explanation_of
from bot.service.grounding import grounds_of, grounds_of_choice
from bot.service.recommended import Recommended
from bot.service.recommending import Recommending
from bot.service.rejoining import Rejoining
from bot.service.related import Related
from bot.service.several import considered


@dataclass(frozen=True, slots=True)
class _Used:
    """An engine with the use cases that are tried, in their order, before the best entry is told."""

    engine: Engine
    use_cases: tuple[UseCase, ...]
    consulting: Consulting
    related: Related


class LiveAnswering:
    """Answers with one engine at a time; a question sees the old knowledge or the new one, never half of each."""

    def __init__(
        self,
        knowledge: Knowledge,
        encoder: Encoder | None = None,
        correct: Sequence[str] = (),
        today: Callable[[], date] = date.today,
        keep: Keep | None = None,
        beside: Beside = before,
    ) -> None:
        """Build the engine for this knowledge; without an encoder it matches by words alone.

        `correct` are words of the language, most frequent first; they are never taken for misspelt ones. `today`
        tells which certifications are retired; `keep` has the fit of the confidence from earlier starts; `beside` works
        on meanings while this works on words.
        """
        self._encoder, self._today, self._keep, self._beside = encoder, today, keep, beside
        self._correct = correct
        self._used = self._built(knowledge)

    @property
    def encoder(self) -> Encoder | None:
        """Return what matches by meaning, None without it."""
        return self._encoder

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge in use."""
        return self._used.engine.knowledge

    def prepare(self) -> None:
        """Make what the first questions would wait for; who asks a single one is answered sooner without."""
        self._used.engine.reader.prepare()

    def renew(self, knowledge: Knowledge) -> None:
        """Build an engine for the new knowledge, prepare it, then put it in use by one assignment."""
        used = self._built(knowledge)
        used.engine.reader.prepare()
        self._used = used

    def ask(self, text: str, context: Context = Context()) -> Turn:
        """Reply to a text asked in a thread with that context."""
        used = self._used
        found = considered(used.engine, text, context, used.use_cases)
        turn = turn_of(found, context)
        grounds = grounds_of(found, used.engine.policy)
        return replace(turn, grounds=grounds, related=used.related.to(turn.reply))

    def consider(self, text: str, context: Context = Context()) -> Considered:
        """Return the reply to a text with all that led to it."""
        used = self._used
        return considered(used.engine, text, context, used.use_cases)

    def explain(self, text: str, context: Context = Context()) -> Explanation:
        """Return the reply to a text and, for people, why it is what it is."""
        used = self._used
        return explanation_of(considered(used.engine, text, context, used.use_cases), used.engine)

    @property
    def consulting(self) -> Consulting:
        """Return what recommends and compares with the knowledge in use."""
        return self._used.consulting

    @property
    def policy(self) -> Policy:
        """Return the thresholds in use."""
        return self._used.engine.policy

    def samples(self) -> tuple[Sample, ...]:
        """Return asks left out with the confidence in the best entry and whether it is right."""
        return self._used.engine.samples()

    def choose(self, entry_id: str) -> Turn:
        """Reply with an entry that was picked among options."""
        used = self._used
        turn = used.engine.choose(entry_id)
        return replace(turn, grounds=grounds_of_choice(entry_id), related=used.related.to(turn.reply))

    def _built(self, knowledge: Knowledge) -> _Used:
        engine = Engine(knowledge, self._encoder, self._correct, keep=self._keep, beside=self._beside)
        adviser, comparing = Adviser(engine, self._today), Comparing(engine)
        related = Related(knowledge)
        use_cases = Rejoining(engine, related), comparing, Recommended(engine), Recommending(engine, adviser)
        return _Used(engine, use_cases, Consulting(engine, adviser, comparing), related)
