"""Somebody shares with others what they alone see."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.knowledge import Entry, Visibility
from bot.domain.reply import Answer, Context, Turn, entries_told
from bot.domain.store import StoreAwayError
from bot.slack.cards import card_message
from bot.slack.listeners.consult_messages import for_everybody
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, key_of, name_of, picked_in, team_of
from bot.slack.listeners.showing import card_of
from bot.slack.message import Message
from bot.slack.sharing import Shareable, What, already_shared, not_shared, posted, read, shared_message
from bot.slack.visibility import turn_for_shared_channel

NOTHING = ""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Listens to the button that shares."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Post it once for everybody, and tell the person who pressed.

        It goes by the `response_url`, which also works where the app is no member. What is posted is made anew from
        the knowledge in use: only what is public, because Slack does not say who else reads the channel.
        """
        await ack()
        url, share = str(body.get("response_url")), read(picked_in(body))
        message = await self._message(share, name_of(body))
        if message is None:
            await self.desk.sender.respond(url, not_shared())
            return
        key = key_of("share", team_of(context), (body.get("container") or {}).get("message_ts"), share)
        if not await self.desk.first_time(key):
            await self.desk.sender.respond(url, already_shared())
            return
        try:
            await self.desk.sender.respond(url, message, to_all=True, thread=share.thread or None)
        except BaseException:
            with suppress(StoreAwayError):
                await self.desk.store.memory.release((key,))
            raise
        await self.desk.sender.respond(url, shared_message())

    async def _message(self, share: Shareable, who: str) -> Message | None:
        """Return what to post; None when it may not be seen by others, or is no longer there."""
        await self.desk.withheld.look()
        if share.what is What.CARD:
            card = card_of(self.desk, share.ids[0], public=True)
            if isinstance(card, str):
                return None
            return posted(card_message(card, self.desk.answering.knowledge), who, NOTHING)
        if share.what is not What.ENTRIES:
            told = await asyncio.to_thread(for_everybody, self.desk, share)
            return posted(told, who, NOTHING) if told else None
        turns = [await self.desk.choose(id_) for id_ in share.ids]
        entries = tuple(entry for turn in turns for entry in entries_told(turn.reply))
        if len(entries) < len(share.ids) or any(entry.visibility is not Visibility.PUBLIC for entry in entries):
            return None
        one = turn_for_shared_channel(turns[0]) if len(turns) == 1 else Turn(_together(entries), Context())
        return posted(self.desk.told(self.desk.telling(one)), who, "; ".join(entry.question for entry in entries))


def _together(entries: tuple[Entry, ...]) -> Answer:
    return Answer("\n\n".join(f"**{entry.question}**\n{entry.answer}" for entry in entries), entries)
