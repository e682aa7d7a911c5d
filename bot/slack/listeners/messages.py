"""Answer a message that was written to us, once."""

import structlog
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.guidance import no_question
from bot.slack.incoming import question_in
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, place_of_event, spoken_by_person

log = structlog.get_logger(__name__)


async def answer_message(desk: Desk, context: AsyncBoltContext, body: Payload) -> None:
    """Reply in the thread of a message, unless no person wrote it or it was taken on before.

    Slack may deliver one event several times, and one message as several events: a message is known by its channel and
    its time, which are the same in all of them.
    """
    event = body["event"]
    if not spoken_by_person(event):
        return
    place = place_of_event(context, body)
    if not await desk.seen.claim(f"message:{place.team}:{place.channel}:{event['ts']}"):
        desk.metrics.duplicates.inc()
        log.info("duplicate_dropped")
        return
    question = question_in(event.get("text") or "")
    if question:
        await desk.ask_in_thread(place, question)
    else:
        await desk.sender.post(place, no_question(has_files=bool(event.get("files"))))
