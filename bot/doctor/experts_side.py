"""The channel of experts: whether Slack knows it for our token, and whether questions could be posted there lately."""

import logging
from collections import Counter
from collections.abc import Sequence

from bot.config import Config
from bot.doctor.finding import Finding, fine, note, wrong
from bot.slack.outcomes import FIXES, OTHER_FIX
from bot.slack.sending import CALL_FAILED, error_code, new_sender, new_session

EXPERTS, QUESTIONS = "experts", "questions"
NO_MESSAGE = "1.000000"
THERE = "message_not_found"
"""What Slack answers when it knows the channel; there is no message of that time in it."""
FIX = "check CERTGUIDE_EXPERTS_CHANNEL, and invite the app to that channel"

slack_log = logging.getLogger("certguide.slack")


async def examined_experts(config: Config) -> tuple[Finding, ...]:
    """Ask Slack about the channel without posting in it; whether the app may post there, only a post can show."""
    if config.experts_channel is None:
        return ()
    async with new_session() as session:
        client = new_sender(session, config.bot_token, config.api_url, slack_log).client
        try:
            await client.chat_getPermalink(channel=config.experts_channel, message_ts=NO_MESSAGE)
            code = THERE
        except CALL_FAILED as error:
            code = error_code(error)
    if code == THERE:
        return (fine(EXPERTS, f"Slack knows the channel {config.experts_channel}"),)
    return (wrong(EXPERTS, f"Slack does not give us the channel {config.experts_channel} ({code})", FIX),)


def refused_questions(codes: Sequence[str]) -> tuple[Finding, ...]:
    """Return what Slack said about questions that it did not take, the most frequent first."""
    return tuple(
        note(QUESTIONS, f"{count} for experts not posted since yesterday ({code})", FIXES.get(code, OTHER_FIX))
        for code, count in Counter(codes).most_common()
    )
