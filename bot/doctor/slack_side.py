"""Slack's side: whether it takes our tokens, which scopes it granted, and whether our clock agrees with its."""

import logging
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.config import Config
from bot.doctor.finding import Finding, fine, note, told, wrong
from bot.slack.identity import SlackUnusableError, accepted
from bot.slack.sending import new_sender, new_session
from bot.slack.surface import OPTIONAL_SCOPES, OVERLAYS, bot_scopes

TOKEN, APP_TOKEN, SCOPES, CLOCK = "token", "app token", "scopes", "clock"
LARGEST_SKEW = 300
"""Seconds; a request with an older or newer timestamp counts as not signed (docs.slack.dev, verifying requests)."""
NOTED_SKEW = 30
CLOCK_FIX = "set the clock by NTP, because requests signed more than five minutes off are refused"
SCOPES_FIX = "paste `certguide manifest` into App Manifest of your Slack app and install it again"

slack_log = logging.getLogger("certguide.slack")


async def examined_slack(config: Config, clock: Callable[[], float] = time.time) -> tuple[Finding, ...]:
    """Call Slack with each token, and return what was found. `clock` gives seconds since the epoch."""
    headers: dict[str, str] = {}
    async with new_session() as session:
        client = new_sender(session, config.bot_token, config.api_url, slack_log).client
        try:
            known = await accepted(_noted(client, headers), "SLACK_BOT_TOKEN", client.base_url)
        except SlackUnusableError as error:
            return (told(TOKEN, str(error)), *_clock(headers, clock()))
        found = [fine(TOKEN, f"Slack takes SLACK_BOT_TOKEN, as {known.get('user')} in {known.get('team')}")]
        found += _scopes(headers.get("x-oauth-scopes"))
        if config.app_token:
            found.append(await _app_token(client, config.app_token))
    return (*found, *_clock(headers, clock()))


async def _noted(client: AsyncWebClient, headers: dict[str, str]) -> AsyncSlackResponse:
    """Call `auth.test` and note the headers of the answer, of a refusal too."""
    try:
        answered = await client.auth_test()
    except SlackApiError as error:
        headers |= _lower(getattr(error.response, "headers", None))
        raise
    headers |= _lower(answered.headers)
    return answered


async def _app_token(client: AsyncWebClient, app_token: str) -> Finding:
    try:
        await accepted(client.apps_connections_open(app_token=app_token), "SLACK_APP_TOKEN", client.base_url)
    except SlackUnusableError as error:
        return told(APP_TOKEN, str(error))
    return fine(APP_TOKEN, "Slack opens Socket Mode connections for SLACK_APP_TOKEN")


def _scopes(granted: str | None) -> tuple[Finding, ...]:
    if granted is None:
        return (note(SCOPES, "Slack did not say which scopes it granted"),)
    has, needs = {scope.strip() for scope in granted.split(",") if scope.strip()}, set(bot_scopes())
    if missing := ", ".join(sorted(needs - has - OPTIONAL_SCOPES)):
        return (wrong(SCOPES, f"not granted: {missing}", SCOPES_FIX),)
    if missing := ", ".join(sorted(needs - has)):
        return (note(SCOPES, f"not granted: {missing}, so no questions are suggested", SCOPES_FIX),)
    overlaid = {scope for _, scopes in OVERLAYS.values() for scope in scopes}
    if more := ", ".join(sorted(has - needs - overlaid)):
        return (note(SCOPES, f"granted and not used: {more}", "leave them out unless another program needs them"),)
    return (fine(SCOPES, f"granted as in the manifest ({', '.join(sorted(has))})"),)


def _clock(headers: Mapping[str, str], now: float) -> tuple[Finding, ...]:
    """Compare with Slack's `Date` header, which has whole seconds."""
    try:
        skew = now - parsedate_to_datetime(headers["date"]).timestamp()
    except (KeyError, ValueError):
        return ()
    what = f"{abs(skew):.0f} seconds {'ahead of' if skew > 0 else 'behind'} Slack's"
    if abs(skew) > LARGEST_SKEW:
        return (wrong(CLOCK, what, CLOCK_FIX),)
    if abs(skew) > NOTED_SKEW:
        return (note(CLOCK, what, CLOCK_FIX),)
    return (fine(CLOCK, "agrees with Slack's"),)


def _lower(headers: object) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in headers.items()} if isinstance(headers, Mapping) else {}
