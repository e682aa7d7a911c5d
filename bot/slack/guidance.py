"""What Certguide tells about itself, and what it says when something went wrong or is missing."""

from collections.abc import Sequence
from typing import Any

from bot.domain.told import Told, notice
from bot.slack.message import Message, message
from bot.slack.outgoing import markdown, shortened
from bot.slack.subcommand import Subcommand
from bot.slack.surface import ASK_ANYWHERE_NAME, COMMAND, LOOK_UP_NAME, NAME

ABOUT = """\
I answer questions about certifications: what they cost, what they ask for, how to prepare and what comes next.
Editors wrote every answer and it names its sources. When I do not know, I say so.\
"""
WAYS = f"""\
- In a channel, mention me with your question. I answer in the thread; mention me again there to ask on.
- In a direct message, just write your question.
- In the menu of a colleague's message, **{LOOK_UP_NAME}** answers it, to you first.
- In the menu of shortcuts, **{ASK_ANYWHERE_NAME}** opens a window to ask in; my Home tab lets you browse and read again.\
"""
EXAMPLE = "how should I prepare for the exam?"
NO_QUESTION = f"What would you like to know? Write me your question, for example: *{EXAMPLE}*"
ONLY_FILES = "I can read text only, not files. Please write your question as a message."
ONLY_FORWARDED = "I do not read forwarded messages. Please write me your question in your own words."
NO_COMMAND_QUESTION = f"Please type your question after `{COMMAND} ask`, for example: `{COMMAND} ask {EXAMPLE}`"
UNKNOWN = "I do not know `{command} {word}`."
NEAREST = " Did you mean `{command} {usage}`?"
LONGEST_ECHO = 40
FAILED = (
    "Sorry, something went wrong here and I could not answer. Please try again. "
    "If it happens again, give the maintainers this reference: {reference}"
)
TOO_MANY = "That is a lot of questions at once. Please give me a minute, then ask again."
ANSWERED = "That answer is already in this thread."


Table = Sequence[Subcommand[Any]]


def help_message(table: Table) -> Message:
    """Return what Certguide does and how to ask, with every subcommand of the table."""
    commands = "\n".join(f"- `{COMMAND} {subcommand.usage}` {subcommand.does}." for subcommand in table)
    return message(f"**{NAME}**\n\n{ABOUT}\n\n{WAYS}\n{commands}")


def no_question(has_files: bool, is_forwarded: bool = False) -> Told:
    """Return what to say to a message without words of its own."""
    return notice(ONLY_FORWARDED if is_forwarded else ONLY_FILES if has_files else NO_QUESTION)


def no_command_question() -> Message:
    """Return what to say to `/cert ask` alone."""
    return message(NO_COMMAND_QUESTION)


def unknown_command(word: str, nearest: Table, table: Table) -> Message:
    """Return what to say to a word after `/cert` that is no command of ours: the nearest, if any, and help."""
    echo = shortened(markdown(word).replace("`", "'"), LONGEST_ECHO)
    said = UNKNOWN.format(command=COMMAND, word=echo)
    for subcommand in nearest[:1]:
        said += NEAREST.format(command=COMMAND, usage=subcommand.usage)
    return message(f"{said}\n\n{help_message(table).blocks[0]['text']}")


def failed(reference: str) -> str:
    """Return what to say when something broke; `reference` finds the matching line in the log."""
    return FAILED.format(reference=reference)


def too_many() -> Told:
    """Return what to say, once, to a person who asks more than we answer."""
    return notice(TOO_MANY)


def already_answered() -> Message:
    """Return what to say when a button was pressed whose answer stands in the thread."""
    return message(ANSWERED)
