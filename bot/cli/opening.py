"""Open the knowledge that a command works with, or say why it cannot be opened and leave."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import click
from threadpoolctl import threadpool_limits

from bot.cli.environment import variables
from bot.cli.folders import knowledge_folder
from bot.cli.staying import staying
from bot.cli.threads import on_a_thread
from bot.cli.waiting import waiting
from bot.content import CannotLoad, load
from bot.domain.knowledge import Knowledge
from bot.domain.problem import Severity
from bot.encoder.cache import CachedEncoder
from bot.encoder.opening import EncoderError, english_words, kept_fit, open_encoder
from bot.service.live import LiveAnswering

SHOWN = 20
"""Problems shown before the rest is left to `certguide check`."""
READING = "Reading what is new in the knowledge"
CANNOT = 2
"""Exit code when a command cannot run."""

knowledge_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--knowledge",
    metavar="DIR",
    help="Knowledge folder; else CERTGUIDE_KNOWLEDGE, else the one that comes with the program.",
)


def loaded(folder: str | None) -> Knowledge:
    """Return the knowledge of this folder; on faults write them to standard error and leave with exit code 2."""
    path = knowledge_folder(folder, variables())
    try:
        result = load(path)
    except CannotLoad as error:
        click.echo(f"certguide: {error}", err=True)
        sys.exit(CANNOT)
    if result.knowledge is None:
        errors = [problem for problem in result.problems if problem.severity is Severity.ERROR]
        for problem in errors[:SHOWN]:
            place = problem.location
            click.echo(f"{place.file}:{place.line}:{place.column}: {problem.message}; {problem.fix}", err=True)
        click.echo(f"certguide: {len(errors)} errors in {path}; certguide check {path} shows them all", err=True)
        sys.exit(CANNOT)
    return result.knowledge


@staying()
def opened(folder: str | None) -> LiveAnswering:
    """Return the answering service over the knowledge of this folder, showing how far a first start is."""
    # A question is too small to share: threads that wait for each other cost more than they save.
    threadpool_limits(limits=1)
    preparing = on_a_thread(partial(encoder_of, variables()))
    knowledge = loaded(folder)
    encoder = preparing()
    answering = partial(
        LiveAnswering, knowledge, encoder, english_words(), keep=kept_fit(variables(), encoder), beside=on_a_thread
    )
    if encoder is None or not sys.stderr.isatty():
        return answering()
    with waiting(READING) as encoder.progress:
        shown = answering()
    encoder.progress = None
    return shown


def opened_to_stay(folder: str | None) -> LiveAnswering:
    """Return the same for many questions, so that the first of them waits for no more than the others."""
    answering = opened(folder)
    answering.prepare()
    return answering


def encoder_of(told: Mapping[str, str]) -> CachedEncoder | None:
    """Return the sentence encoder of these settings; on a bad one leave with exit code 2."""
    try:
        result = open_encoder(told)
    except EncoderError as error:
        click.echo(f"certguide: {error}", err=True)
        sys.exit(CANNOT)
    if result.reason:
        click.echo(f"certguide: {result.reason}; matching by words alone", err=True)
    return result.encoder
