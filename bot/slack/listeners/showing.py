"""Somebody picks a thing whose card they want to see, by a button or in a menu."""

import re
from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.card import Card, Kind
from bot.domain.knowledge import Visibility
from bot.domain.reply import Context
from bot.slack.asking import card_blocks, card_modal
from bot.slack.cards import GONE, card_message
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals
from bot.slack.listeners.payloads import Payload, is_outsider, key_of, picked_in, seen_alone, thread_of_press
from bot.slack.message import Message, message
from bot.slack.modal import text_block
from bot.slack.sharing import share_of_card, with_share
from bot.slack.surface import ASK_MODAL, NAMES, SHOW
from bot.slack.visibility import NOT_HERE

SHOWN = re.compile(rf"^(?:{SHOW}(:.+)?|{NAMES}(:[a-z]+)*)$")
"""Buttons and menus that show cards; also a menu of names, which shows what is picked."""
HOME = "home"


@dataclass(frozen=True, slots=True)
class Showing:
    """Listens to what shows cards."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Show the card to the person alone; in place of the message when they alone see it."""
        await ack()
        await self.desk.withheld.look()
        id_ = picked_in(body)
        card = card_of(self.desk, id_, public=is_outsider(context, body))
        if "view" in body:
            await self._in_view(body, card)
            return
        url = str(body.get("response_url"))
        if await self.desk.first_time(key_of("show", body.get("trigger_id"), url, id_)):
            thread = thread_of_press(body)
            shown = message(card) if isinstance(card, str) else shown_alone(self.desk, card, thread or "")
            await self.desk.sender.respond(url, shown, replace=seen_alone(body), thread=thread)

    async def _in_view(self, body: Payload, card: Card | str) -> None:
        """Show the card in the modal where it was picked; from the Home tab, in a modal of its own."""
        view, client = body["view"], self.desk.sender.client
        asking = view.get("callback_id") == ASK_MODAL
        match card:
            case Card():
                blocks = card_blocks(card, self.desk.answering.knowledge)
                shown = card_modal(*blocks, asking=asking, about=Context(_subjects_of(card)))
            case why:
                shown = card_modal(text_block(why), asking=asking)
        if view["type"] == HOME:
            await client.views_open(trigger_id=str(body["trigger_id"]), view=shown)
        else:
            await Modals(client).change(view, shown)


def card_of(desk: Desk, id_: str, *, public: bool = False) -> Card | str:
    """Return the card of a thing or an entry, with `public` as anybody may see it; why not, when there is none."""
    card = desk.browsing.card(id_)
    if not isinstance(card, Card):
        return GONE
    if not public:
        return card
    return card.without(desk.without(public=True)) if card.visibility is Visibility.PUBLIC else NOT_HERE


def shown_alone(desk: Desk, card: Card, thread: str = "") -> Message:
    """Return a card with the button that shares it where it is seen."""
    return with_share(card_message(card, desk.answering.knowledge), share_of_card(card, thread))


def _subjects_of(card: Card) -> tuple[str, ...]:
    """Return the ids of what is talked about after a card was shown."""
    return tuple(link.id for link in card.links) if card.about.kind is Kind.ENTRY else (card.about.id,)
