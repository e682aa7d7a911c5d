"""The command `playground`: try the app in a workspace that stands in for Slack, in a browser or by a script."""

import asyncio
import sys
import webbrowser
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click

from bot.cli.editors_desk import Watched
from bot.cli.environment import variables
from bot.cli.folders import knowledge_folder
from bot.cli.memory import then_let_go
from bot.cli.opening import knowledge_option, opened_to_stay
from bot.cli.playing import Playground, playing
from bot.cli.serve import CANNOT, hide_from_bolt, leave, until_stopped
from bot.config import SettingsError
from bot.content.reload import Reloader
from bot.playground.faults import Fault, Late, fault_of
from bot.playground.performing import Performance
from bot.playground.script import ScriptError, Step, read_script
from bot.service.live import LiveAnswering

PORT = 3000
PATIENCE_SECONDS = 3.0
"""How long a reply may take before a script goes on without it."""
CALLS_A_REPLY = 3
"""How many calls, each of them slow, may lie between what somebody does and what they read."""
NOT_AS_EXPECTED = 1
"""Exit code when a reply differs from what the script expects."""
EXAMPLES = """\b
Examples:
  certguide playground --open
  certguide playground --port 8080 --knowledge mine
  certguide playground --headless --script conversation.yaml
  certguide playground --slow 2 --fail chat.postMessage:429:2
"""
STARTING = "Starting the playground ..."
READY = "The playground is at http://{address}/ (Ctrl-C ends it; nothing is kept)"
TAKEN = "port {port} cannot be listened on ({reason}); choose another with --port"
NO_SCRIPT = "--headless has no page; say with --script what is to be done"
NOT_A_FAULT = "write METHOD:WHAT or METHOD:WHAT:TIMES, such as chat.postMessage:429:2"
UNREADABLE = "{file} cannot be read ({reason})"
AS_EXPECTED = "{steps} steps, all as expected"
DIFFERENT = "{steps} steps, {wrong} not as expected"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")

Failing: TypeAlias = tuple[str, Fault, int]
"""A method, what its calls meet, and how often."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `slow` is how many seconds every call takes longer."""

    port: int = PORT
    open_: bool = False
    headless: bool = False
    steps: tuple[Step, ...] = ()
    slow: float = 0.0
    faults: tuple[Failing, ...] = ()


def faults_of(_context: click.Context, _option: click.Parameter, written: tuple[str, ...]) -> tuple[Failing, ...]:
    """Return the faults that the command line names."""
    return tuple(_failing(*one.split(":")) for one in written)


def _failing(method: str, what: str = "", times: str = "1", *more: str) -> Failing:
    if not (method and what and times.isdigit()) or more:
        raise click.BadParameter(NOT_A_FAULT)
    try:
        return method, fault_of(what), int(times)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def steps_of(_context: click.Context, _option: click.Parameter, file: str | None) -> tuple[Step, ...]:
    """Return the steps of the conversation in a file."""
    if file is None:
        return ()
    try:
        return read_script(Path(file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.BadParameter(UNREADABLE.format(file=file, reason=reason)) from None
    except ScriptError as error:
        raise click.BadParameter(f"{file}: {error}") from None


@click.command(epilog=EXAMPLES)
@click.option("--port", metavar="PORT", type=click.IntRange(0, 65535), default=PORT, help="Port of the page; 3000.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@click.option("--script", "steps", metavar="FILE", callback=steps_of, help="Act out a conversation first.")
@click.option("--headless", is_flag=True, help="Without a page: end after the script, with 1 where a reply differs.")
@click.option("--slow", metavar="SECONDS", type=click.FloatRange(0, 60), default=0, help="Slack takes so much longer.")
@click.option(
    "--fail",
    "faults",
    metavar="METHOD:WHAT:TIMES",
    callback=faults_of,
    multiple=True,
    help="Calls fail: WHAT is 429, 500 to 599, closed or an error code; METHOD may be response_url, or * for any.",
)
@knowledge_option
def playground(
    port: int,
    open_: bool,
    steps: tuple[Step, ...],
    headless: bool,
    slow: float,
    faults: tuple[Failing, ...],
    knowledge: str | None,
) -> None:
    """Try the bot in a browser, with a workspace on this machine that stands in for Slack."""
    if headless and not steps:
        raise click.UsageError(NO_SCRIPT)
    start_playground(Wanted(0 if headless else port, open_, headless, steps, slow, faults), knowledge)


def start_playground(wanted: Wanted, knowledge: str | None = None) -> None:
    """Run a playground until it is told to end, or until its script is over; leave with an exit code."""
    told = variables()
    click.echo(STARTING, err=True)
    answering = opened_to_stay(knowledge)
    watched = Watched(knowledge_folder(knowledge, told))
    reloader = Reloader(watched.folder, answering.knowledge, then_let_go(answering.renew), watched.look)
    hide_from_bolt()
    try:
        asyncio.run(until_stopped(reloader, partial(_play, told, answering, watched, wanted)))
    except SettingsError as error:
        leave("; ".join(map(str, error.faults)), CANNOT)
    except ScriptError as error:
        leave(str(error), CANNOT)
    except OSError as error:
        leave(TAKEN.format(port=wanted.port, reason=error.strerror or error), CANNOT)


async def _play(
    told: Mapping[str, str], answering: LiveAnswering, watched: Watched, wanted: Wanted, stop: asyncio.Event
) -> None:
    """Run the workspace, its page and the app until `stop` is set, or until the script is over."""
    async with playing(told, answering, stop, wanted.port, watched) as playground_:
        site = playground_.slack.site
        site.faults.usual = Late(wanted.slow) if wanted.slow else None
        for method, fault, times in wanted.faults:
            site.faults.add(method, fault, times)
        if not wanted.headless:
            click.echo(READY.format(address=playground_.slack.door.address))
        wrong = await _perform(playground_, wanted)
        if wanted.headless:
            if wrong:
                sys.exit(NOT_AS_EXPECTED)
            return
        if wanted.open_:
            webbrowser.open(f"http://{playground_.slack.door.address}/")
        await playground_.serving


async def _perform(playground_: Playground, wanted: Wanted) -> int:
    """Act out the script and return how many steps did not go as expected."""
    patience = PATIENCE_SECONDS + wanted.slow * CALLS_A_REPLY
    performance = Performance(playground_.slack, playground_.offer, click.echo, patience)
    met = [await performance.play(step) for step in wanted.steps]
    if met:
        wrong = met.count(False)
        click.echo((DIFFERENT if wrong else AS_EXPECTED).format(steps=len(met), wrong=wrong))
    return met.count(False)


def has_screen(told: Mapping[str, str]) -> bool:
    """Say whether a browser can be opened for somebody who sits here."""
    windows_or_mac = sys.platform in ("win32", "darwin")
    return sys.stdout.isatty() and (windows_or_mac or any(told.get(name) for name in SCREENS))
