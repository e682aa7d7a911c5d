"""`/cert ask`: answer a question to the person alone."""

from bot.slack.guidance import no_command_question, too_many
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.typed import Typed
from bot.slack.message import Message, message
from bot.slack.throttling import Admission


async def ask(desk: Desk, typed: Typed) -> Message:
    """Answer a question; beyond the limit say so every time, because a command without a word looks broken."""
    if not typed.text:
        return no_command_question()
    if desk.throttle.admit(typed.team, typed.person) is not Admission.ADMITTED:
        return message(too_many().text)
    return await desk.ask_alone(typed.text, typed.asker)
