"""`/cert list` and `/cert show`: what there is, and the card of one thing, to the person alone."""

from bot.domain.card import Card
from bot.slack.cards import found_message
from bot.slack.catalog import catalog_message
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.showing import shown_alone
from bot.slack.listeners.typed import Typed
from bot.slack.message import Message, message
from bot.slack.surface import COMMAND

NO_NAME = f"Please type a name after `{COMMAND} show`. `{COMMAND} list` shows what there is."


async def list_(desk: Desk, _typed: Typed) -> Message:
    """Say what there is of each kind."""
    return catalog_message(desk.answering.knowledge)


async def show(desk: Desk, typed: Typed) -> Message:
    """Show the card of what is named, or what may be meant."""
    if not typed.text:
        return message(NO_NAME)
    found = desk.browsing.found(typed.text)
    if isinstance(found, Card):
        return shown_alone(desk, found)
    return found_message(typed.text, found)
