"""The log of a running Certguide: plain lines in a terminal, JSON elsewhere, and never a secret."""

import logging
import re
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

SECRETS = re.compile(
    r"\b(?:xox[a-z]-|xoxe\.|xapp-)[\w.-]+|https://hooks\.slack\.com/\S+|(?<=ticket=)[^&\s'\"]+|(?<=/plans/)[^\s'\"]+"
)
HIDDEN = "[hidden]"
QUIET = ("alembic", "slack_bolt", "slack_sdk", "aiohttp", "asyncio", "uvicorn", "watchfiles")
"""Loggers of others, heard from warnings on: below that the SDK writes payloads, and uvicorn what we say ourselves."""


def configure_logs(level: str, stream: TextIO) -> None:
    """Send our log, and the warnings of libraries, to a stream: as lines for people when it is a terminal."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if stream.isatty():
        renderer = structlog.dev.ConsoleRenderer(colors=False)
    finishing: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        _without_secrets,
        renderer,
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=finishing))
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _without_secrets(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Hide tokens, response URLs, connection tickets and links to plans, which libraries put into their messages."""
    return {key: SECRETS.sub(HIDDEN, value) if isinstance(value, str) else value for key, value in event.items()}
