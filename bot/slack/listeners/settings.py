"""`/cert settings` and `/cert me`: what is kept of a person is theirs to see, to change and to delete."""

from dataclasses import dataclass

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.people import Asker, Preferences
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals
from bot.slack.listeners.payloads import Payload, asker_of
from bot.slack.listeners.typed import Typed
from bot.slack.message import Message
from bot.slack.mine import TITLE, Mine, mine_modal
from bot.slack.modal import View, message_modal
from bot.slack.sending import CALL_FAILED, error_code
from bot.slack.settings import OFF, ON, forgotten_message, settings_message

KEEPING = {f"keep {ON}": True, f"keep {OFF}": False}
FORGETTING = "forget"

log = structlog.get_logger(__name__)


async def settings(desk: Desk, typed: Typed) -> Message:
    """Show what somebody prefers, after changing it when they say so."""
    keeps = KEEPING.get(" ".join(typed.text.lower().split()))
    return await (_shown(desk, typed.asker) if keeps is None else _kept(desk, typed.asker, keeps))


async def me(desk: Desk, typed: Typed) -> Message | None:
    """Show everything that is kept of somebody in a modal, or forget it all; without a modal, show the settings."""
    if typed.text.lower() == FORGETTING:
        return await _forgotten(desk, typed.asker)
    opened = await desk.sender.open_modal(typed.trigger, await _mine(desk, typed.asker))
    return None if opened else await _shown(desk, typed.asker)


@dataclass(frozen=True, slots=True)
class Settings:
    """Listens to the buttons under the settings, in a message that one person alone sees or in the modal of `/cert me`."""

    desk: Desk

    async def keep(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Keep the questions of a person from now on, or keep none."""
        await ack()
        asker = asker_of(context, body)
        shown = await _kept(self.desk, asker, body["actions"][0]["value"] == ON)
        if view := body.get("view"):
            await Modals(self.desk.sender.client).change(view, await _mine(self.desk, asker))
        else:
            await self.desk.sender.respond(str(body["response_url"]), shown, replace=True)

    async def forget(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Forget everything of a person."""
        await ack()
        shown = await _forgotten(self.desk, asker_of(context, body))
        if view := body.get("view"):
            await Modals(self.desk.sender.client).change(view, message_modal(TITLE, shown))
        else:
            await self.desk.sender.respond(str(body["response_url"]), shown, replace=True)


async def _mine(desk: Desk, asker: Asker) -> View:
    """Return the modal with everything that is kept of a person."""
    people, newcomer = desk.store.people, await desk.plans.look(asker)
    mine = Mine(await people.kept(asker), newcomer, desk.answering.knowledge, desk.plan_files(asker))
    return mine_modal(mine, await people.preferences(asker))


async def _shown(desk: Desk, asker: Asker) -> Message:
    people = desk.store.people
    return settings_message(await people.preferences(asker), len(await people.recent(asker)), desk.retention_days)


async def _kept(desk: Desk, asker: Asker, keeps: bool) -> Message:
    await desk.store.people.prefer(asker, Preferences(keeps_gaps=keeps))
    return await _shown(desk, asker)


async def _forgotten(desk: Desk, asker: Asker) -> Message:
    """Delete what is kept, and take back the questions that stand open in the experts' channel."""
    posts = await desk.store.experts.open_posts(asker) if desk.experts_channel else ()
    await desk.reminding.forget(asker)
    desk.lately.forget(asker)
    for ts in posts:
        try:
            await desk.sender.client.chat_delete(channel=desk.experts_channel or "", ts=ts)
        except CALL_FAILED as error:
            log.warning("question_not_taken_back", error=error_code(error))
    return forgotten_message(desk.retention_days)
