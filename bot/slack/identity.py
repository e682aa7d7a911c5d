"""Who we are in the workspace: asked at the start, so that a bad token is told then and not at the first question."""

from collections.abc import Awaitable

import aiohttp
import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.sending import error_code
from bot.slack.surface import OPTIONAL_SCOPES, bot_scopes

BAD_TOKENS = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type"}
)
REFUSED = "Slack does not accept {variable} ({code}); {fix}"
BAD_TOKEN_FIX = "install the app in the workspace again and copy the token from the settings of your Slack app"
OTHER_FIX = "see https://docs.slack.dev/reference/methods for what this means"
NO_CODE = frozenset({"unknown", SlackApiError.__name__})
NOT_SLACK = "What answers at {url} is not the Web API of Slack; check SLACK_API_URL and the proxy settings"
UNREACHABLE = "Slack cannot be reached at {url} ({reason}); check the network, the proxy settings and SLACK_API_URL"

log = structlog.get_logger(__name__)


class SlackUnusableError(Exception):
    """Slack refuses us or cannot be reached; the text says which, and what to do."""


async def identity(client: AsyncWebClient) -> AuthorizeResult:
    """Return who we are in the workspace of the client's token. Raises SlackUnusableError."""
    told = await accepted(client.auth_test(), "SLACK_BOT_TOKEN", client.base_url)
    granted = told.headers.get("x-oauth-scopes")
    if granted and (missing := set(bot_scopes()) - OPTIONAL_SCOPES - {scope.strip() for scope in granted.split(",")}):
        log.warning("scopes_missing", missing=sorted(missing), fix="install the app again with `certguide manifest`")
    return AuthorizeResult(
        enterprise_id=told.get("enterprise_id"),
        team_id=told.get("team_id"),
        bot_id=told.get("bot_id"),
        bot_user_id=told.get("user_id"),
        bot_token=client.token,
        bot_scopes=granted,
    )


async def accepted(call: Awaitable[AsyncSlackResponse], variable: str, url: str) -> AsyncSlackResponse:
    """Return what Slack answers to a call with the token that stands in a variable. Raises SlackUnusableError."""
    try:
        return await call
    except SlackApiError as error:
        code = error_code(error)
        if code in NO_CODE:
            raise SlackUnusableError(NOT_SLACK.format(url=url)) from None
        fix = BAD_TOKEN_FIX if code in BAD_TOKENS else OTHER_FIX
        raise SlackUnusableError(REFUSED.format(variable=variable, code=code, fix=fix)) from None
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SlackUnusableError(UNREACHABLE.format(url=url, reason=type(error).__name__)) from None
