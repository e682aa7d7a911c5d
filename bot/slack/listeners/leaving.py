"""The app is taken out of the workspace, or its token is withdrawn: note it for whoever runs us; nothing is erased."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.listeners.payloads import Payload
from bot.slack.surface import REVOKED

FIX = "install the app again, set SLACK_BOT_TOKEN to its new token, and restart"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Leaving:
    """Listens to `app_uninstalled` and `tokens_revoked`; `gone` has the readiness check say that Slack refuses us.

    Bolt does not say who we are in these events.
    """

    gone: Callable[[], None]
    bot_user: str | None

    async def answer(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Note it, unless the token was somebody else's."""
        await ack()
        event = body["event"]
        ours = (event.get("tokens") or {}).get("bot") or ()
        if event["type"] != REVOKED or self.bot_user in ours:
            log.error("app_taken_out", kind=event["type"], fix=FIX)
            self.gone()
