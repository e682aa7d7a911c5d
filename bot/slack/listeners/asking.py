"""`/cert ask`: answer a question to the person alone."""

from bot.slack.guidance import no_command_question
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.typed import Typed
from bot.slack.message import Message


async def ask(desk: Desk, typed: Typed) -> Message:
    """Answer a question."""
    if not typed.text:
        return no_command_question()
    return await desk.ask_alone(typed.text, typed.asker)
