"""What the app uses of Slack: its command, events and Web API methods, each with the scope it needs."""

from dataclasses import dataclass

NAME = "Certguide"
COMMAND = "/cert"
EVENTS_PATH = "/slack/events"


@dataclass(frozen=True, slots=True)
class Subcommand:
    """A word after `/cert`, how it is used, and what it does."""

    name: str
    usage: str
    does: str


ASK = Subcommand("ask", "ask [question]", "answers your question, to you alone")
HELP = Subcommand("help", "help", "shows this")
SUBCOMMANDS = (ASK, HELP)

MENTION = "app_mention"
DIRECT_MESSAGE = "message.im"
EVENT_SCOPES = {MENTION: "app_mentions:read", DIRECT_MESSAGE: "im:history"}
METHOD_SCOPES = {"chat.postMessage": "chat:write"}
"""The methods called with the bot token that need a scope; `auth.test` and `response_url` need none."""
COMMAND_SCOPE = "commands"

CHOOSE = "choose"
"""Start of the `action_id` of a button that answers with an entry; the entry's id is its value."""


def bot_scopes() -> tuple[str, ...]:
    """Return every scope that the app needs, sorted."""
    return tuple(sorted({*EVENT_SCOPES.values(), *METHOD_SCOPES.values(), COMMAND_SCOPE}))
