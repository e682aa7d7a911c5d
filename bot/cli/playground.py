"""The command `playground`: a stand-in workspace with a page, and the app itself, in one process."""

import asyncio
import socket
import sys
import webbrowser
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot.app import serve
from bot.cli.environment import variables
from bot.cli.folders import knowledge_folder
from bot.cli.opening import knowledge_option, opened
from bot.cli.serve import CANNOT, hide_from_bolt, leave, until_stopped
from bot.config import DATABASE_URL, SETTINGS, SLACK_TOKENS, Config, SettingsError, read_config
from bot.content.reload import Reloader
from bot.domain.knowledge import Knowledge
from bot.playground.inhabited import Town, inhabit
from bot.playground.offer import Offer, Usage, installation_of, offer_of
from bot.playground.server import over_http, running
from bot.playground.slack import Slack
from bot.service.answering import Answering
from bot.slack.listeners.subcommands import SUBCOMMANDS
from bot.slack.manifest import app_manifest
from bot.slack.surface import COMMAND, EVENTS_PATH
from bot.web.logs import configure_logs

HOST = "127.0.0.1"
EXAMPLES_SHOWN = 3
PORT = 3000
LOG_LEVEL = "CERTGUIDE_LOG_LEVEL"
ADMINS = "CERTGUIDE_ADMINS"
EXPERTS = "CERTGUIDE_EXPERTS_CHANNEL"
EXAMPLES = """\b
Examples:
  certguide playground --open
  certguide playground --port 8080 --knowledge mine
"""
STARTING = "Starting the playground ..."
READY = "The playground is at http://{address}/ (Ctrl-C ends it; nothing is kept)"
TAKEN = "port {port} cannot be listened on ({reason}); choose another with --port"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


@click.command(epilog=EXAMPLES)
@click.option("--port", metavar="PORT", type=click.IntRange(0, 65535), default=PORT, help="Port of the page; 3000.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@knowledge_option
def playground(port: int, open_: bool, knowledge: str | None) -> None:
    """Try the bot in a browser, with a workspace on this machine that stands in for Slack."""
    told = variables()
    click.echo(STARTING, err=True)
    answering = opened(knowledge)
    reloader = Reloader(knowledge_folder(knowledge, told), answering.knowledge, answering.renew)
    hide_from_bolt()
    try:
        asyncio.run(until_stopped(reloader, partial(_play, told, answering, port, open_)))
    except SettingsError as error:
        leave("; ".join(map(str, error.faults)), CANNOT)
    except OSError as error:
        leave(TAKEN.format(port=port, reason=error.strerror or error), CANNOT)


async def _play(told: Mapping[str, str], answering: Answering, port: int, open_: bool, stop: asyncio.Event) -> None:
    """Run the workspace, its page and the app until `stop` is set."""
    async with playing(told, answering, stop, port) as playground_:
        click.echo(READY.format(address=playground_.slack.door.address))
        if open_:
            webbrowser.open(f"http://{playground_.slack.door.address}/")
        await playground_.serving


@dataclass(frozen=True, slots=True)
class Playground:
    """A workspace with people in it, and the task in which the app serves them."""

    slack: Slack
    town: Town
    serving: "asyncio.Task[None]"


@asynccontextmanager
async def playing(
    told: Mapping[str, str], answering: Answering, stop: asyncio.Event, port: int = 0
) -> AsyncIterator[Playground]:
    """Run a workspace with a page on this port and the app behind it within the block; port 0 takes a free one.

    Raises SettingsError, and OSError when the port is taken.
    """
    installed = installation_of(app_manifest(f"https://{HOST}"))
    async with running(installed, port=port, offer=_offer(answering.knowledge)) as slack, AsyncExitStack() as stack:
        listening = stack.enter_context(socket.create_server((HOST, 0)))
        folder = stack.enter_context(TemporaryDirectory(prefix="certguide-playground-"))
        town = inhabit(slack)
        config = settings(told, slack, town, listening.getsockname()[1], Path(folder))
        configure_logs(config.log_level, sys.stderr)
        serving = asyncio.create_task(serve(config, answering, stop, listening))
        stack.push_async_callback(_ended, serving, stop)
        await stack.enter_async_context(over_http(slack, f"http://{HOST}:{config.port}{EVENTS_PATH}"))
        await _up(slack, serving)
        yield Playground(slack, town, serving)


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


def has_screen(told: Mapping[str, str]) -> bool:
    """Say whether a browser can be opened for somebody who sits here."""
    windows_or_mac = sys.platform in ("win32", "darwin")
    return sys.stdout.isatty() and (windows_or_mac or any(told.get(name) for name in SCREENS))


def _offer(knowledge: Knowledge) -> Offer:
    usages = (Usage(f"{COMMAND} {row.usage}", row.does) for row in SUBCOMMANDS)
    return offer_of(app_manifest(f"https://{HOST}"), tuple(usages), tuple(_examples(knowledge)))


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
