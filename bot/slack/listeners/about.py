"""`/cert about`: say what is known and what is kept."""

from bot.slack.about import about_message
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.typed import Typed
from bot.slack.message import Message


async def about(desk: Desk, _typed: Typed) -> Message:
    """Say what Certguide is, what it knows as of when, and what it keeps."""
    return about_message(desk.answering.knowledge, desk.retention_days)
