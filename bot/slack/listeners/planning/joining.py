"""Somebody joins the workspace, or leaves it: one greeting, and nothing kept of who is gone. Heard of with the overlay alone."""

from collections.abc import Container
from dataclasses import dataclass, replace

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.newcomers import Greeting
from bot.domain.people import Asker
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, key_of, team_of
from bot.slack.planning.inviting import invitation
from bot.slack.sending import CALL_FAILED, error_code

SLACKBOT = "USLACKBOT"

log = structlog.get_logger(__name__)


async def greeting_due(desk: Desk, asker: Asker, unless_beyond: Container[Greeting]) -> bool:
    """Note that somebody is greeted; return False, and change nothing, when they were, or do not want it."""
    kept = await desk.store.newcomers.get(asker)
    if kept.newcomer.greeting not in unless_beyond:
        return False
    greeted = replace(kept.newcomer, greeting=Greeting.GREETED)
    return await desk.store.newcomers.keep(asker, greeted, kept.version, desk.clock())


async def greet(desk: Desk, asker: Asker) -> bool:
    """Send the one greeting; return whether Slack took it."""
    told = invitation(desk.answering.knowledge)
    try:
        await desk.sender.client.chat_postMessage(channel=asker.user, text=told.text, blocks=list(told.blocks))
    except CALL_FAILED as error:
        log.warning("not_greeted", error=error_code(error))
        return False
    return True


@dataclass(frozen=True, slots=True)
class Joining:
    """Listens to `team_join` and `user_change`."""

    desk: Desk

    async def welcome(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Greet a person once, however often Slack tells of them."""
        await ack()
        user = body["event"]["user"]
        if user.get("is_bot") or user.get("deleted") or user["id"] == SLACKBOT:
            return
        asker = Asker(team_of(context), str(user["id"]))
        if await greeting_due(self.desk, asker, (Greeting.NONE,)):
            await greet(self.desk, asker)

    async def part(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Delete what is kept of a person whose account was closed, and take their reminders back."""
        await ack()
        user = body["event"]["user"]
        if not user.get("deleted") or not await self.desk.first_time(key_of("left", user["id"], body.get("event_id"))):
            return
        asker = Asker(team_of(context), str(user["id"]))
        await self.desk.reminding.take_back(asker)
        await self.desk.store.people.forget(asker)
        self.desk.lately.forget(asker)
        log.info("forgotten_after_leaving")
