"""What is kept of somebody's plan as a file, in one of its forms."""

from bot.domain.knowledge import Knowledge
from bot.domain.newcomers import Newcomer
from bot.domain.plan_files import Form
from bot.terminal.calendar import calendar
from bot.terminal.planned import markdown


def exported(newcomer: Newcomer, form: Form, knowledge: Knowledge, at: float) -> str:
    """Return plan and what is held as they are at a time in seconds since the epoch; empty when there is neither."""
    if newcomer.plan is None and not newcomer.held:
        return ""
    if form is Form.CALENDAR:
        return calendar(newcomer.plan, newcomer.held, knowledge, at)
    return markdown(newcomer.plan, newcomer.held, knowledge)
