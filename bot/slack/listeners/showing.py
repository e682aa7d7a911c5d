"""Somebody picks a thing whose card they want to see, by a button or in a menu."""

import re
from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.card import Card
from bot.slack.cards import card_message, gone_message
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, key_of, picked_in, seen_alone, thread_of_press
from bot.slack.message import Message
from bot.slack.sharing import share_of_card, with_share
from bot.slack.surface import SHOW

SHOWN = re.compile(rf"^{SHOW}(:\d+)?$")


@dataclass(frozen=True, slots=True)
class Showing:
    """Listens to what shows cards."""

    desk: Desk

    async def answer(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Show the card to the person alone; in place of the message when they alone see it."""
        await ack()
        id_, url = picked_in(body), str(body.get("response_url"))
        if await self.desk.first_time(key_of("show", body.get("trigger_id"), url, id_)):
            thread = thread_of_press(body)
            await self.desk.sender.respond(url, card_of(self.desk, id_), replace=seen_alone(body), thread=thread)


def card_of(desk: Desk, id_: str) -> Message:
    """Return the card of a thing or an entry, as the person alone sees it."""
    card = desk.browsing.card(id_)
    return shown_alone(desk, card) if isinstance(card, Card) else gone_message()


def shown_alone(desk: Desk, card: Card) -> Message:
    """Return a card with the button that shares it."""
    return with_share(card_message(card, desk.answering.knowledge), share_of_card(card))
