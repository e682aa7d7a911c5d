"""Somebody types `/cert`."""

from dataclasses import dataclass, replace

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.reply import Context, Gap
from bot.slack.guidance import too_many, unknown_command
from bot.slack.listeners.asking import ask
from bot.slack.listeners.browsing import show
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, key_of
from bot.slack.listeners.subcommands import SLIP, SUBCOMMANDS, help_, named, nearest
from bot.slack.listeners.typed import Handler, Typed, typed_in
from bot.slack.message import Message, message
from bot.slack.throttling import Admission

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
            if row.takes_text or not _is_question(rest):
                given = replace(typed, text=rest)
                return await (
                    self._searched(row.answer, given) if row.searches and rest else row.answer(self.desk, given)
                )
        return await (self._searched(_guessed, typed) if word else help_(self.desk, typed))

    async def _searched(self, answer: Handler, typed: Typed) -> Message | None:
        """Look something up; beyond the limit say so every time, because a command without a word looks broken."""
        if self.desk.throttle.admit(typed.team, typed.person) is not Admission.ADMITTED:
            return message(too_many().text)
        await self.desk.withheld.look()
        return await answer(self.desk, typed)


def _is_question(text: str) -> bool:
    """Say whether a text is rather a question than what may follow a subcommand."""
    return len(text.split()) >= QUESTION_WORDS or text.endswith("?")


async def _guessed(desk: Desk, typed: Typed) -> Message:
    """Answer what begins with no subcommand: a name, a question, or a word or two of which we know more, as `focp`."""
    if desk.browsing.is_name(typed.text):
        return await show(desk, typed)
    if _is_question(typed.text):
        return await ask(desk, typed)
    word = typed.text.partition(" ")[0]
    if not nearest(word, SLIP):
        turn = await desk.ask(typed.text, Context())
        if not isinstance(turn.reply, Gap) or turn.reply.entry:
            return await desk.answer_alone(typed.text, turn, typed.asker)
    return unknown_command(typed.text, nearest(word), SUBCOMMANDS)
