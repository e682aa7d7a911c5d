"""Somebody types `/cert`."""

from dataclasses import dataclass, replace

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.reply import Context, Gap
from bot.slack.guidance import unknown_command
from bot.slack.listeners.asking import ask
from bot.slack.listeners.browsing import show
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, key_of
from bot.slack.listeners.subcommands import SLIP, SUBCOMMANDS, help_, named, nearest
from bot.slack.listeners.typed import Typed, typed_in
from bot.slack.message import Message

QUESTION_WORDS = 3
"""From this many words on, or with a question mark, a text is taken as a question."""


@dataclass(frozen=True, slots=True)
class Commands:
    """Listens to `/cert`."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Answer to the person who typed it alone."""
        await ack()
        typed = typed_in(context, body)
        if not await self.desk.first_time(key_of("command", typed.trigger, typed.response_url, typed.text)):
            return
        if said := await self._said(typed):
            await self.desk.sender.respond(typed.response_url, said)

    async def _said(self, typed: Typed) -> Message | None:
        word, _, rest = typed.text.partition(" ")
        for row in named(word):
            if row.takes_text or not is_question(rest):
                return await row.answer(self.desk, replace(typed, text=rest))
        if not word:
            return await help_(self.desk, typed)
        if self.desk.browsing.is_name(typed.text):
            return await show(self.desk, typed)
        if is_question(typed.text) or (not nearest(word, SLIP) and await self._knows(typed.text)):
            return await ask(self.desk, typed)
        return unknown_command(typed.text, nearest(word), SUBCOMMANDS)

    async def _knows(self, text: str) -> bool:
        """Say whether there is more to tell about a word or two than that we do not know them, so that `/cert focp` works."""
        reply = (await self.desk.ask(text, Context())).reply
        return not isinstance(reply, Gap) or reply.entry is not None


def is_question(text: str) -> bool:
    """Say whether a text is rather a question than what may follow a subcommand."""
    return len(text.split()) >= QUESTION_WORDS or text.endswith("?")
