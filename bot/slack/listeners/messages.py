"""Take on a message that was written to us, once: find the reply and put it in the outbox, before Slack is told."""

from dataclasses import dataclass

import structlog
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.gaps import Missed, ref_of
from bot.domain.people import Asker
from bot.domain.place import Place
from bot.domain.reply import Context
from bot.domain.store import Outgoing
from bot.domain.told import Told, notice
from bot.service.missing import missed_by
from bot.slack.guidance import no_question, too_many
from bot.slack.incoming import question_in
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.failures import Failures
from bot.slack.listeners.payloads import Payload, place_of_event, spoken_by_person
from bot.slack.throttling import Admission
from bot.slack.visibility import is_withheld_here, turn_for_shared_channel

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Messages:
    """Takes on messages."""

    desk: Desk
    failures: Failures

    async def accept(self, context: AsyncBoltContext, body: Payload) -> None:
        """Put the reply to a message in the outbox, unless no person wrote it or it was taken on before.

        Slack may deliver one event several times, and one message as several events: a message is known by its channel
        and its time, which are the same in all of them. Raises StoreAwayError.
        """
        event = body["event"]
        if not spoken_by_person(event):
            return
        place, ts = place_of_event(context, body), str(event["ts"])
        event_id = str(body.get("event_id") or f"{place.channel}:{ts}")
        if await self.desk.store.outbox.is_accepted(place, ts, event_id):
            self._note_duplicate()
            return
        admission = self.desk.throttle.admit(place.team, str(event["user"]))
        if admission is Admission.IGNORE:
            log.info("throttled")
            return
        about = await self.desk.store.memory.recall(place.follows, self.desk.clock())
        what, about, missed = await self._reply(place, event, about, admission)
        outgoing = Outgoing(place, ts, event_id, what, missed, Asker(place.team, str(event["user"])))
        if await self.desk.store.outbox.accept(outgoing, about, self.desk.clock()):
            self.desk.ring()
        else:
            self._note_duplicate()

    async def _reply(
        self, place: Place, event: Payload, about: Context, admission: Admission
    ) -> tuple[Told, Context, Missed | None]:
        """Return what to say, what the thread is about after it, and what editors should know of it."""
        question = question_in(event.get("text") or "")
        if admission is Admission.TELL:
            return too_many(), about, None
        if not question:
            return no_question(has_files=bool(event.get("files"))), about, None
        try:
            turn = await self.desk.ask(question, about)
        except Exception as error:  # noqa: BLE001  the error boundary
            return notice(self.failures.noted(error)), about, None
        here = turn_for_shared_channel(turn) if place.shared else turn
        ref = ref_of(place.team, place.channel, str(event["ts"]))
        self.desk.note_offered(here.reply, question, ref, Asker(place.team, str(event["user"])))
        what = self.desk.telling(here, "" if is_withheld_here(here.reply) else ref)
        return what, turn.context, missed_by(turn.reply, question, ref)

    def _note_duplicate(self) -> None:
        self.desk.metrics.duplicates.inc()
        log.info("duplicate_dropped")
