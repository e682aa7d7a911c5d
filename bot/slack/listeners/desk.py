"""What the listeners share: find the reply to a question, note what its thread is about, and send it."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from bot.domain.gaps import Missed, ref_of
from bot.domain.knowledge import Visibility
from bot.domain.people import Asker
from bot.domain.place import Place
from bot.domain.plan_files import Form
from bot.domain.reply import STATUSES, Answer, Context, Reply, Suggestions, Turn
from bot.domain.store import Outgoing, Store, StoreAwayError
from bot.domain.told import Told, told_at
from bot.metrics import Metrics
from bot.service.answering import Answering
from bot.service.browsing import Browsing
from bot.service.missing import kept_of, missed_by
from bot.service.planning.linking import Links
from bot.service.planning.plans import Plans
from bot.service.quoting import quotes_internal
from bot.service.withholding import withheld_ids
from bot.slack.asking import answer_modal
from bot.slack.lately import Lately, Question
from bot.slack.listeners.planning.reminding import Reminding
from bot.slack.message import Message
from bot.slack.modal import View
from bot.slack.rendering import Staff, shown
from bot.slack.sending import Sender
from bot.slack.sharing import share_of, with_share
from bot.slack.throttling import Throttle
from bot.slack.visibility import turn_for_shared_channel
from bot.slack.withheld import WithheldList

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that listeners work with. `ring` tells of something new in the outbox; `clock` is the time of day."""

    answering: Answering
    browsing: Browsing
    sender: Sender
    store: Store
    ring: Callable[[], None]
    throttle: Throttle
    clock: Callable[[], float]
    metrics: Metrics
    lately: Lately
    withheld: WithheldList
    admins: frozenset[str]
    retention_days: int
    plans: Plans
    reminding: Reminding
    experts_channel: str | None = None
    links: Links | None = None

    async def ask(self, question: str, about: Context) -> Turn:
        """Return the reply to a question, and what its thread is about afterwards."""
        await self.withheld.look()
        return await asyncio.to_thread(self.answering.ask, question, about)

    async def ask_alone(self, question: str, asker: Asker) -> Message:
        """Return the answer to a question that stands in no thread."""
        return await self.answer_alone(question, await self.ask(question, Context()), asker)

    async def answer_alone(self, question: str, turn: Turn, asker: Asker) -> Message:
        """Return the reply that was found to such a question, and note it."""
        ref = secrets.token_hex(16)
        await self._note_alone(turn, question, asker, ref)
        self.note_offered(turn.reply, question, ref, asker)
        return self._alone(turn, asker, ref)

    async def ask_noted(self, question: str, asker: Asker, about: Context, ref: str = "") -> Turn:
        """Return the reply to a question that the person alone sees; note what answered them, or that nothing did."""
        turn = await self.ask(question, about)
        await self._note_alone(turn, question, asker, ref)
        return turn

    async def look_up(self, question: str, asker: Asker, about: Context = Context()) -> Turn:
        """Return the reply to a question that the person alone sees, who need not be the one who put it."""
        turn = await self.ask(question, about)
        await self._note(turn.reply, asker)
        return turn

    async def note_gap(self, asker: Asker, missed: Missed) -> None:
        """Note with the plan of a person that a question stayed open, unless they keep no questions. Worth less than a reply."""
        with suppress(StoreAwayError):
            if (await self.store.people.preferences(asker)).keeps_gaps:
                await self.plans.note_gap(asker, missed.text)

    async def note_there(self, asker: Asker) -> None:
        """Note that a person was there, so that their plan is kept. Worth less than a reply."""
        with suppress(StoreAwayError):
            await self.plans.sign(asker)

    def note_offered(self, reply: Reply, question: str, ref: str, asker: Asker) -> None:
        """Remember for a while what was asked when options are offered: none of them may fit."""
        if isinstance(reply, Suggestions):
            self.lately.note(ref, Question(kept_of(question), asker))

    def for_others(self, turn: Turn) -> Turn:
        """Return the turn as it may be told where other organisations read along."""
        return turn_for_shared_channel(turn, quotes_internal=quotes_internal(turn.reply, self.answering.knowledge))

    def telling(self, turn: Turn, ref: str = "") -> Told:
        """Return what a turn tells today; `ref` finds its question again."""
        return told_at(turn, datetime.fromtimestamp(self.clock(), UTC).date(), ref)

    def staff(self, reader: Asker | None = None) -> Staff:
        """Return who is there to take a reply to; a `reader` who sees it alone is offered what only admins may if one."""
        admins = reader.user in self.admins if reader else bool(self.admins)
        return Staff(bool(self.experts_channel), admins)

    def told(self, what: Told, reader: Asker | None = None) -> Message:
        """Return the message that tells something, to everybody or to a `reader` alone."""
        return shown(what, self.answering.knowledge, self.staff(reader))

    def answered(self, what: Told, about: Context, reader: Asker, question: str = "") -> View:
        """Return the modal to ask in that tells its `reader` something; `about` is what was talked about."""
        return answer_modal(question, what, self.answering.knowledge, about, self.staff(reader))

    async def choose_alone(self, entry_id: str, asker: Asker) -> Message:
        """Return the answer with the entry that somebody picked where only they see it."""
        return self._alone(await self.choose_noted(entry_id, asker), asker)

    async def choose_in_thread(self, place: Place, entry_id: str, asker: Asker, under: str) -> bool:
        """Answer in a thread with the entry that somebody picked in our message `under`; see `post_once`."""
        turn = await self.choose(entry_id)
        here = self.for_others(turn) if place.shared else turn
        key = ref_of("choice", place.team, place.channel, place.thread, entry_id)
        outgoing = Outgoing(place, key, key, self.telling(here), asker=asker, under=under)
        return await self.post_once(outgoing, turn.context)

    async def post_once(self, outgoing: Outgoing, about: Context) -> bool:
        """Have something posted in a thread, which is then about that; return False when it was before.

        Raises StoreAwayError.
        """
        accepted = await self.store.outbox.accept(outgoing, about, self.clock())
        if accepted:
            self.ring()
        return accepted

    def plan_files(self, asker: Asker) -> dict[Form, str]:
        """Return links to the plan of a person as a file; none where nothing could serve them."""
        return self.links.files(asker, self.clock()) if self.links else {}

    def without(self, *, public: bool = False) -> frozenset[str]:
        """Return the ids of entries that are not to be told now, with `public` those that are internal as well."""
        knowledge = self.answering.knowledge
        internal = (entry.id for entry in knowledge.entries if entry.visibility is not Visibility.PUBLIC)
        return withheld_ids(knowledge, self.withheld.marked()) | frozenset(internal if public else ())

    async def first_time(self, key: str) -> bool:
        """Say whether a key is new; while the store is away, yes: better an answer twice than none."""
        try:
            return await self.store.memory.first_time((key,), self.clock())
        except StoreAwayError as error:
            log.warning("not_known_whether_answered", error=str(error))
            return True

    async def choose_noted(self, entry_id: str, asker: Asker) -> Turn:
        """Return the reply with an entry that somebody picked; note what answered them."""
        turn = await self.choose(entry_id)
        await self._note(turn.reply, asker)
        return turn

    async def choose(self, entry_id: str) -> Turn:
        """Return the reply with an entry that somebody picked."""
        await self.withheld.look()
        return await asyncio.to_thread(self.answering.choose, entry_id)

    async def _note_alone(self, turn: Turn, question: str, asker: Asker, ref: str) -> None:
        await self._note(turn.reply, asker)
        with suppress(StoreAwayError):
            if missed := missed_by(turn.reply, question, ref):
                await self.store.gaps.miss(missed, self.clock(), asker)
                await self.note_gap(asker, missed)

    async def _note(self, reply: Reply, asker: Asker) -> None:
        """Count a reply, and remember what answered a person; that is worth less than the answer itself."""
        status = STATUSES[type(reply)]
        self.metrics.replies.labels(status).inc()
        log.info("replied", status=status)
        await self.note_there(asker)
        if isinstance(reply, Answer):
            with suppress(StoreAwayError):
                await self.store.people.note_answer(asker, tuple(entry.id for entry in reply.entries), self.clock())

    def _alone(self, turn: Turn, reader: Asker, ref: str = "") -> Message:
        return with_share(self.told(self.telling(turn, ref), reader), share_of(turn.reply))
