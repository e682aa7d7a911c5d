"""Put a stand-in workspace and the app together in one process, as `certguide playground` and its tests do."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.editors_desk import Watched, desk_of
from bot.config import DATABASE_URL, SETTINGS, SLACK_TOKENS, Config, read_config
from bot.domain.knowledge import Knowledge
from bot.playground.inhabited import Town, inhabit
from bot.playground.offer import Offer, Usage, installation_of, offer_of
from bot.playground.server import over_http, running
from bot.playground.slack import Slack
from bot.service.live import LiveAnswering
from bot.serving import serve
from bot.slack.listeners.subcommands import SUBCOMMANDS
from bot.slack.manifest import app_manifest
from bot.slack.surface import COMMAND, EVENTS_PATH
from bot.web.desk import PATH as DESK_PATH
from bot.web.desk import no_desk
from bot.web.logs import configure_logs

HOST = "127.0.0.1"
EXAMPLES_SHOWN = 3
LOG_LEVEL = "CERTGUIDE_LOG_LEVEL"
ADMINS = "CERTGUIDE_ADMINS"
EXPERTS = "CERTGUIDE_EXPERTS_CHANNEL"


@dataclass(frozen=True, slots=True)
class Playground:
    """A workspace with people in it, and the task in which the app serves them."""

    slack: Slack
    town: Town
    offer: Offer
    serving: "asyncio.Task[None]"


@asynccontextmanager
async def playing(
    told: Mapping[str, str],
    answering: LiveAnswering,
    stop: asyncio.Event,
    port: int = 0,
    watched: Watched | None = None,
) -> AsyncIterator[Playground]:
    """Run a workspace with a page on this port and the app behind it within the block; port 0 takes a free one.

    With a folder that is `watched` the page has the editor's desk beside it.
    Raises SettingsError, and OSError when the port is taken.
    """
    installed = installation_of(app_manifest(f"https://{HOST}"))
    async with AsyncExitStack() as stack:
        listening = stack.enter_context(socket.create_server((HOST, 0)))
        address = f"http://{HOST}:{listening.getsockname()[1]}"
        offer = _offer(answering.knowledge, address + DESK_PATH if watched else "")
        slack = await stack.enter_async_context(running(installed, port=port, offer=offer))
        folder = stack.enter_context(TemporaryDirectory(prefix="certguide-playground-"))
        town = inhabit(slack)
        config = settings(told, slack, town, listening.getsockname()[1], Path(folder))
        config = replace(config, public_url=address)
        configure_logs(config.log_level, sys.stderr)
        desk = desk_of(answering, watched, stop) if watched else no_desk
        serving = asyncio.create_task(serve(config, answering, stop, listening, desk))
        stack.push_async_callback(_ended, serving, stop)
        await stack.enter_async_context(over_http(slack, address + EVENTS_PATH))
        await _up(slack, serving)
        yield Playground(slack, town, offer, serving)


def settings(told: Mapping[str, str], slack: Slack, town: Town, port: int, folder: Path) -> Config:
    """Return the settings of an app in this workspace: its own variables where they may differ, else those of a user.

    Raises SettingsError.
    """
    installed = slack.site.installation
    ours = {
        "SLACK_BOT_TOKEN": installed.bot_token,
        "SLACK_SIGNING_SECRET": installed.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "PORT": str(port),
        ADMINS: town.editor.id,
        EXPERTS: town.experts.id,
    }
    usual = {DATABASE_URL: f"sqlite:///{folder}/store.sqlite3", LOG_LEVEL: "warning"}
    kept = {name: value for name, value in told.items() if name in SETTINGS and name not in SLACK_TOKENS and value}
    return read_config({**usual, **kept, **ours})


def _offer(knowledge: Knowledge, desk: str) -> Offer:
    usages = (Usage(f"{COMMAND} {row.usage}", row.does) for row in SUBCOMMANDS)
    offer = offer_of(app_manifest(f"https://{HOST}"), tuple(usages), tuple(_examples(knowledge)))
    return replace(offer, desk=desk)


def _examples(knowledge: Knowledge) -> Iterator[str]:
    """Yield a few questions from all over the knowledge that editors have answered."""
    answered = [entry.question for entry in knowledge.entries if entry.known and not entry.statements]
    for position in range(EXAMPLES_SHOWN if answered else 0):
        yield answered[position * len(answered) // EXAMPLES_SHOWN]


async def _up(slack: Slack, serving: "asyncio.Task[None]") -> None:
    """Wait until the app answers."""
    calls = slack.site.calls
    await slack.site.changes.until(lambda: serving.done() or calls.of("auth.test"), "the app", within=20)
    if serving.done():
        await serving
    await slack.verify_url("playground")


async def _ended(serving: "asyncio.Task[None]", stop: asyncio.Event) -> None:
    stop.set()
    await asyncio.wait([serving])
