"""Send messages: post them in a thread, or answer through a `response_url`."""

import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.domain.place import Place
from bot.slack.message import Block, Message, versions
from bot.slack.retrying import retry_handlers

OK = 200
BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
"""What Slack answers when it does not take blocks, such as a kind that has not reached a workspace yet."""
CALL_FAILED = (SlackClientError, aiohttp.ClientError, TimeoutError)
"""What a call of a method may raise: Slack said no, or was not reached."""
CONNECT_SECONDS = 10.0
CALL_SECONDS = 30.0
FRAMES = 4
"""Lines of code noted for an error: where it happened, and who called."""

log = structlog.get_logger(__name__)


class ResponseUrlError(Exception):
    """A `response_url` that did not take a message; `code` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends messages over one shared session."""

    client: AsyncWebClient
    session: aiohttp.ClientSession

    async def respond(
        self, url: str, message: Message, *, replace: bool = False, thread: str | None = None, to_all: bool = False
    ) -> None:
        """Answer the person alone, with `replace` in place of the message they clicked in, with `to_all` everybody.

        Plainer when Slack does not take its blocks. Raises ResponseUrlError.
        """
        kind = "in_channel" if to_all else "ephemeral"
        told = {"response_type": kind, "replace_original": replace, "thread_ts": thread}
        *richer, plainest = versions(message)
        for version in richer:
            try:
                await self._respond(url, version, told)
            except ResponseUrlError as error:
                if error.code not in BLOCKS_REFUSED:
                    raise
            else:
                return
        await self._respond(url, plainest, told)

    async def open_modal(self, trigger_id: str, view: Block, *, on_top: bool = False) -> bool:
        """Show a person a modal, `on_top` of the one in which they pressed.

        Say whether Slack did, which it does only within three seconds of their press.
        """
        show = self.client.views_push if on_top else self.client.views_open
        try:
            await show(trigger_id=trigger_id, view=view)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("modal_not_opened", error=error_code(error))
            return False
        return True

    async def _respond(self, url: str, message: Message, told: Mapping[str, Any]) -> None:
        webhook = AsyncWebhookClient(
            url, session=self.session, retry_handlers=retry_handlers(), logger=self.client.logger
        )
        webhook.proxy = self.client.proxy
        answered = await webhook.send_dict(
            {
                "text": message.text,
                "blocks": list(message.blocks) or None,
                **told,
                "unfurl_links": False,
                "unfurl_media": False,
            }
        )
        if answered.status_code != OK:
            raise ResponseUrlError(_code(answered.body))


def new_session(*watchers: aiohttp.TraceConfig) -> aiohttp.ClientSession:
    """Return the one session for all calls to Slack; it follows the proxy settings of the environment, NO_PROXY too."""
    timeout = aiohttp.ClientTimeout(total=CALL_SECONDS, connect=CONNECT_SECONDS)
    return aiohttp.ClientSession(timeout=timeout, trust_env=True, trace_configs=list(watchers))


def new_sender(session: aiohttp.ClientSession, token: str, api_url: str, logger: logging.Logger) -> Sender:
    """Return a sender for a workspace; `logger` gets what the SDK logs."""
    return Sender(new_client(session, token, api_url, logger, retry_handlers()), session)


def new_client(
    session: aiohttp.ClientSession,
    token: str,
    api_url: str,
    logger: logging.Logger,
    handlers: list[AsyncRetryHandler],
) -> AsyncWebClient:
    """Return a client over the session that makes calls again as these handlers say."""
    client = AsyncWebClient(token, api_url, session=session, retry_handlers=handlers, logger=logger)
    # The SDK takes any proxy of the environment and does not know NO_PROXY; the session does.
    client.proxy = None
    return client


def post_arguments(place: Place, message: Message) -> dict[str, Any]:
    """Return the arguments of `chat.postMessage` for a message in a thread; without one it goes to the channel."""
    return {
        "channel": place.channel,
        "thread_ts": place.thread or None,
        "text": message.text,
        "blocks": list(message.blocks) or None,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def change_arguments(channel: str, ts: str, message: Message) -> dict[str, Any]:
    """Return the arguments of `chat.update` for a message; without blocks those that it had are taken out."""
    return {"channel": channel, "ts": ts, "text": message.text, "blocks": list(message.blocks)}


def error_code(error: BaseException) -> str:
    """Return Slack's word for an error, else the name of its type: never its text, which may quote a message."""
    match error:
        case SlackApiError(response=response) if isinstance(getattr(response, "data", None), Mapping):
            return _code(response.data.get("error"))
        case ResponseUrlError(code=code):
            return code
        case _:
            return type(error).__name__


def places(error: BaseException) -> list[str]:
    """Return the innermost lines of code, without the values that a full traceback may quote."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}" for frame in frames]


def _code(word: Any) -> str:
    return word if isinstance(word, str) and word.replace("_", "").isalnum() and len(word) <= 60 else "unknown"
