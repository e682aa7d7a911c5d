"""Somebody types `/cert`."""

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.guidance import help_message, no_command_question, too_many, unknown_command
from bot.slack.incoming import question_in
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, key_of, team_of
from bot.slack.message import Message, message
from bot.slack.surface import ASK, HELP, SUBCOMMANDS, Subcommand
from bot.slack.throttling import Admission

SIMILAR = 0.5
"""Share of letters that a slip of a subcommand has right at least; `hlp` and `aks` have more."""
QUESTION_WORDS = 3
"""From this many words on, or with a question mark, a text after `/cert` is taken as a question."""


@dataclass(frozen=True, slots=True)
class Commands:
    """Listens to `/cert`."""

    desk: Desk

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Answer to the person who typed it alone."""
        await ack()
        text, url = str(body.get("text") or ""), str(body["response_url"])
        if await self.desk.first_time(key_of("command", body.get("trigger_id"), url, text)):
            await self.desk.sender.respond(
                url, await self._message(question_in(text), (team_of(context), str(body.get("user_id"))))
            )

    async def _message(self, text: str, asker: tuple[str, str]) -> Message:
        word, _, rest = text.partition(" ")
        match word.lower():
            case "" | HELP.name:
                return help_message()
            case ASK.name:
                return await self._asked(rest, asker) if rest else no_command_question()
            case _ if len(text.split()) >= QUESTION_WORDS or text.endswith("?"):
                return await self._asked(text, asker)
            case unknown:
                return unknown_command(text, nearest(unknown))

    async def _asked(self, question: str, asker: tuple[str, str]) -> Message:
        """Answer a question; beyond the limit say so every time, because a command without a word looks broken."""
        if self.desk.throttle.admit(*asker) is not Admission.ADMITTED:
            return message(too_many().text)
        return await self.desk.ask_alone(question)


def nearest(word: str) -> Subcommand | None:
    """Return the subcommand that a word is a slip of, None when it resembles none."""
    names = {subcommand: subcommand.name for subcommand in SUBCOMMANDS}
    found = process.extractOne(word, names, scorer=OSA.normalized_similarity, score_cutoff=SIMILAR)
    return found[2] if found else None
