"""Take on a message that was written to us, once: find the reply and put it in the outbox, before Slack is told."""

from dataclasses import dataclass

import structlog
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.gaps import Missed, ref_of
from bot.domain.place import THREAD_SECONDS, Place
from bot.domain.reply import Context
from bot.domain.store import Known, Outgoing
from bot.domain.told import Told, notice
from bot.service.missing import missed_by
from bot.slack.guidance import no_question, too_many
from bot.slack.incoming import question_in
from bot.slack.lately import Question
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.failures import Failures
from bot.slack.listeners.payloads import Asked, Payload, asked_in, team_of
from bot.slack.throttling import Admission
from bot.slack.visibility import is_withheld_here

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Messages:
    """Takes on messages."""

    desk: Desk
    failures: Failures

    async def accept(self, context: AsyncBoltContext, body: Payload) -> None:
        """Put the reply to a message in the outbox, unless no person wrote it or it was taken on before.

        Slack may deliver one event several times, and one message as several events: a message is known by its channel
        and its time, which are the same in all of them. When it was changed, its reply changes. Raises StoreAwayError.
        """
        asked = asked_in(context, body)
        if asked is None:
            return
        outbox, now = self.desk.store.outbox, self.desk.clock()
        known = await outbox.known(asked.place, asked.ts) if asked.version else None
        if await self._is_done(asked, known, now):
            self._note_duplicate()
            return
        admission = self.desk.throttle.admit(asked.place.team, asked.asker.user)
        if admission is Admission.IGNORE or (known and admission is Admission.TELL):
            log.info("throttled")
            return
        before = known.before if known else await self.desk.store.memory.recall(asked.place.follows, now)
        outgoing, about = await self._reply(asked, before, admission)
        keep = outbox.change if asked.version else outbox.accept
        if await keep(outgoing, about, self.desk.clock()):
            self.desk.ring()
            await self.desk.note_there(asked.asker)
            if outgoing.missed and outgoing.asker:
                await self.desk.note_gap(outgoing.asker, outgoing.missed)
        else:
            self._note_duplicate()

    async def take_back(self, context: AsyncBoltContext, body: Payload, ts: str) -> None:
        """Have the reply to a message go with it, because the message is gone. Raises StoreAwayError."""
        place = Place(team_of(context), str(body["event"]["channel"]), ts)
        self.desk.lately.note(ref_of(place.team, place.channel, ts), Question())
        event = str(body.get("event_id") or f"{place.channel}:{ts}:gone")
        if await self.desk.store.outbox.take_back(place, ts, event, self.desk.clock()):
            self.desk.ring()
        else:
            self._note_duplicate()

    async def _is_done(self, asked: Asked, known: Known | None, now: float) -> bool:
        """Say whether a message was taken on before, in this version or a newer one, or longer ago than we remember."""
        if known:
            return known.version >= asked.version
        if asked.version and float(asked.ts) < now - THREAD_SECONDS:
            return True
        return await self.desk.store.outbox.is_accepted(asked.place, asked.ts, asked.event)

    async def _reply(self, asked: Asked, before: Context, admission: Admission) -> tuple[Outgoing, Context]:
        """Return what to say, with what editors should know of it, and what the thread is about after it."""
        what, about, missed = await self._found(asked, before, admission)
        outgoing = Outgoing(
            asked.place, asked.ts, asked.event, what, missed, asked.asker, before=before, version=asked.version
        )
        return outgoing, about

    async def _found(self, asked: Asked, before: Context, admission: Admission) -> tuple[Told, Context, Missed | None]:
        question, place = question_in(asked.text), asked.place
        if admission is Admission.TELL:
            return too_many(), before, None
        if not question:
            return no_question(asked.has_files, asked.has_attachments), before, None
        try:
            turn = await self.desk.ask(question, before)
        except Exception as error:  # noqa: BLE001  the error boundary
            return notice(self.failures.noted(error)), before, None
        here = self.desk.for_others(turn) if place.shared else turn
        ref = ref_of(place.team, place.channel, asked.ts)
        self.desk.note_offered(here.reply, question, ref, asked.asker)
        what = self.desk.telling(here, "" if is_withheld_here(here.reply) else ref)
        return what, turn.context, missed_by(turn.reply, question, ref)

    def _note_duplicate(self) -> None:
        self.desk.metrics.duplicates.inc()
        log.info("duplicate_dropped")
