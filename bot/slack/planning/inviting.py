"""The one message that greets somebody: what this is, and how to start, to wait, or to hear no more of it."""

from bot.domain.knowledge import Knowledge
from bot.slack.message import Message, message
from bot.slack.planning.pressed import Verb, button
from bot.slack.surface import NAME

GREETING = (
    f"I am {NAME}. I answer questions about certifications, and I can make you a plan for one, step by step, with dates "
    "and sources. You can change or stop it at any time."
)
INVITED = "I have sent them an invitation to start a plan. They can have me not write to them about it again."
NOT_INVITED = "I could not write to them. They may be a guest, or no longer here."
ASKED_NOT_TO = "They have asked me not to write to them about plans."
NOT_A_LEAD = "Only leads can invite others. An admin names them with `/cert team add @person`."


def invitation(knowledge: Knowledge) -> Message:
    """Return the greeting, and after it the welcome of the team when it has one: it may speak of the plan."""
    welcome = [team.welcome.strip() for team in knowledge.onboarding]
    buttons = [
        button(Verb.START, "Start", style="primary"),
        button(Verb.LATER, "Not now"),
        button(Verb.NEVER, "Don't ask again"),
    ]
    return message("\n\n".join((GREETING, *welcome)), {"type": "actions", "elements": buttons})
