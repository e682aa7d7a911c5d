"""What somebody typed after `/cert`, and where."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.people import Asker
from bot.slack.incoming import question_in
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, team_of
from bot.slack.message import Message

MENTIONED = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


@dataclass(frozen=True, slots=True)
class Typed:
    """A use of `/cert`: `text` is what stands after the subcommand, cleaned and on one line.

    `mentioned` are the ids of the people named in it. `trigger` allows to open a modal, for about three seconds. Whether
    the channel is shared with other organisations Slack does not say here.
    """

    text: str
    team: str
    person: str
    channel: str
    response_url: str
    trigger: str
    mentioned: tuple[str, ...] = ()

    @property
    def asker(self) -> Asker:
        """Return who typed it."""
        return Asker(self.team, self.person)


Handler = Callable[[Desk, Typed], Awaitable[Message | None]]
"""Returns what to say to the person alone, or None when it has opened a modal instead."""


def typed_in(context: AsyncBoltContext, body: Payload) -> Typed:
    """Return what a payload of a slash command says, with everything that was typed as its text."""
    return Typed(
        text=question_in(str(body.get("text") or "")),
        team=team_of(context),
        person=str(body.get("user_id")),
        channel=str(body.get("channel_id")),
        response_url=str(body["response_url"]),
        trigger=str(body.get("trigger_id")),
        mentioned=tuple(MENTIONED.findall(str(body.get("text") or ""))),
    )
