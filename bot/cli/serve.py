"""The commands that have to do with Slack: `run` and `manifest`."""

import asyncio
import gc
import json
import os
import re
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import NoReturn

import click

from bot.cli.environment import variables
from bot.cli.folders import knowledge_folder
from bot.cli.memory import let_go, then_let_go
from bot.cli.opening import knowledge_option, opened_to_stay
from bot.config import SettingsError, read_config
from bot.content.reload import Reloader
from bot.domain.store import StoreAwayError
from bot.serving import serve
from bot.slack.identity import SlackUnusableError
from bot.slack.manifest import PLACEHOLDER_URL, app_manifest
from bot.slack.surface import OVERLAYS
from bot.store.migrating import MigrationError
from bot.web.listening import PortError
from bot.web.logs import configure_logs

UNUSABLE = 1
"""Exit code when Slack refuses us or cannot be reached."""
CANNOT = 2
"""Exit code when the settings or the knowledge cannot be used."""
READ_BY_BOLT = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_VERIFICATION_TOKEN",
)
RUN_EXAMPLES = """\b
Examples:
  SLACK_BOT_TOKEN=xoxb-... SLACK_APP_TOKEN=xapp-... certguide run
  SLACK_BOT_TOKEN=xoxb-... SLACK_SIGNING_SECRET=... PORT=3000 certguide run
"""
MANIFEST_EXAMPLES = """\b
Examples:
  certguide manifest --socket > manifest.json
  certguide manifest --url https://certguide.example.org > manifest.json
"""
NO_URL = f"note: {PLACEHOLDER_URL} stands for your public address; give it with --url, or use --socket for Socket Mode"
BAD_URL = "give the public https address of the app, such as https://certguide.example.org"
STORE_AWAY = "the store went away while starting ({reason}); start again"
BOTH = "Socket Mode has no public address; leave out --url or --socket"


@click.command(epilog=RUN_EXAMPLES)
@knowledge_option
def run(knowledge: str | None) -> None:
    """Answer in Slack: in Socket Mode when SLACK_APP_TOKEN is set, else over HTTP."""
    try:
        config = read_config(told := variables())
    except SettingsError as error:
        for fault in error.faults:
            click.echo(f"certguide: {fault}", err=True)
        sys.exit(CANNOT)
    configure_logs(config.log_level, sys.stderr)
    answering = opened_to_stay(knowledge)
    reloader = Reloader(knowledge_folder(knowledge, told), answering.knowledge, then_let_go(answering.renew))
    hide_from_bolt()
    try:
        asyncio.run(until_stopped(reloader, partial(serve, config, answering)))
    except SlackUnusableError as error:
        leave(str(error), UNUSABLE)
    except StoreAwayError as error:
        leave(STORE_AWAY.format(reason=error), CANNOT)
    except (PortError, MigrationError) as error:
        leave(str(error), CANNOT)


@click.command(epilog=MANIFEST_EXAMPLES)
@click.option("--socket", is_flag=True, help="For Socket Mode, which needs no public address.")
@click.option("--url", metavar="URL", help="The public address of the app, for HTTP.")
@click.option(
    "--overlay",
    "overlays",
    multiple=True,
    type=click.Choice(tuple(OVERLAYS)),
    help="Add more. onboarding: greet who joins the workspace, notice who leaves (users:read); onboarding-channel: greet "
    "who joins a channel of onboarding.yaml (channels:read, users:read).",
)
def manifest(socket: bool, url: str | None, overlays: tuple[str, ...]) -> None:
    """Print the app manifest to create the Slack app from."""
    if socket and url:
        raise click.UsageError(BOTH)
    if url and not re.fullmatch(r"https://[^\s/?#]+[^\s?#]*", url):
        raise click.BadParameter(BAD_URL, param_hint="--url")
    if not socket and not url:
        click.echo(NO_URL, err=True)
    click.echo(
        json.dumps(app_manifest(None if socket else url or PLACEHOLDER_URL, overlays), indent=2, ensure_ascii=False)
    )


def hide_from_bolt() -> None:
    """Take the variables away that Bolt reads by itself and would mix with what it is given."""
    for name in READ_BY_BOLT:
        os.environ.pop(name, None)


async def until_stopped(reloader: Reloader, serving: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Serve, and take up edits of the knowledge, until the process is told to end."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no such handlers; there uvicorn listens to Ctrl-C.
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    # What is there now stays: to look through it for garbage would halt everything for a tenth of a second each time.
    let_go()
    gc.freeze()
    watching = asyncio.create_task(reloader.watch(stop))
    try:
        await serving(stop)
    finally:
        stop.set()
        await watching


def leave(why: str, code: int) -> NoReturn:
    """Say why on standard error, and end with this exit code."""
    click.echo(f"certguide: {why}", err=True)
    sys.exit(code)
