"""Somebody joins the workspace or an onboarding channel, or leaves: one greeting, and nothing kept of who is gone.

Heard of with the overlays alone.
"""

from collections.abc import Container
from dataclasses import dataclass, replace

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.newcomers import Greeting
from bot.domain.people import Asker
from bot.domain.store import StoreAwayError
from bot.service.planning.plans import ATTEMPTS
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, key_of, team_of
from bot.slack.planning.inviting import invitation
from bot.slack.sending import CALL_FAILED, error_code

SLACKBOT = "USLACKBOT"
BUSY = "a greeting was noted too often at once"

log = structlog.get_logger(__name__)


async def greeting_due(desk: Desk, asker: Asker, unless_beyond: Container[Greeting]) -> bool:
    """Note that somebody is greeted; return False, and change nothing, when they were, or do not want it.

    Raises StoreAwayError.
    """
    for _ in range(ATTEMPTS):
        kept = await desk.store.newcomers.get(asker)
        if kept.newcomer.greeting not in unless_beyond:
            return False
        greeted = replace(kept.newcomer, greeting=Greeting.GREETED)
        if await desk.store.newcomers.keep(asker, greeted, kept.version, desk.clock()):
            return True
    raise StoreAwayError(BUSY)


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
    """Listens to `team_join`, `member_joined_channel` and `user_change`."""

    desk: Desk

    async def welcome(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Greet a person once, however often Slack tells of them."""
        await ack()
        user = body["event"]["user"]
        if _is_person(user):
            await self._greet(Asker(team_of(context), str(user["id"])))

    async def arrive(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Greet a person who joins an onboarding channel, unless they were greeted or have a plan."""
        await ack()
        event, asker = body["event"], Asker(team_of(context), str(body["event"]["user"]))
        channels = {id_ for team in self.desk.answering.knowledge.onboarding for id_ in team.channels}
        if event["channel"] not in channels or asker.user == context.bot_user_id:
            return
        newcomer = (await self.desk.store.newcomers.get(asker)).newcomer
        if newcomer.greeting is Greeting.NONE and newcomer.plan is None and await self._is_person(asker.user):
            await self._greet(asker)

    async def part(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Delete what is kept of a person whose account was closed, and take their reminders back."""
        await ack()
        user = body["event"]["user"]
        if not user.get("deleted") or not await self.desk.first_time(key_of("left", user["id"], body.get("event_id"))):
            return
        asker = Asker(team_of(context), str(user["id"]))
        await self.desk.reminding.forget(asker)
        self.desk.lately.forget(asker)
        log.info("forgotten_after_leaving")

    async def _greet(self, asker: Asker) -> None:
        if await greeting_due(self.desk, asker, (Greeting.NONE,)):
            await greet(self.desk, asker)

    async def _is_person(self, user: str) -> bool:
        """Ask Slack whether a user is a person; no when it does not say, because an app is never greeted."""
        try:
            return _is_person((await self.desk.sender.client.users_info(user=user))["user"])
        except CALL_FAILED as error:
            log.warning("not_known_who_joined", error=error_code(error))
            return False


def _is_person(user: Payload) -> bool:
    """Say whether a user of Slack's is a person of this workspace: no app, nobody who left, nobody of another organisation."""
    return not (user.get("is_bot") or user.get("deleted") or user.get("is_stranger") or user["id"] == SLACKBOT)
