"""The commands `gaps list`, `gaps export` and `gaps drafts`: what people asked in vain and experts answered, for editors."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bot.cli.environment import variables
from bot.cli.feedback import feedback
from bot.cli.opening import encoder_of, knowledge_option, loaded
from bot.cli.since import json_option, seconds, since_option
from bot.cli.store import with_store
from bot.content.folding import folded
from bot.content.writing import entries_yaml, unasked
from bot.service.grouping import GapGroup, gap_groups
from bot.service.stubs import day_of, stubs_of, stubs_of_drafts

GAPS_EXAMPLES = """\b
Examples:
  certguide gaps list --since 2026-11-01
  certguide gaps export stubs.yaml
  certguide gaps drafts drafts.yaml
  certguide gaps feedback
"""
THERE = 1
"""Exit code when a file is there already."""
SHOWN = 3
"""Other questions of a group, and nearest entries, that are shown."""
NOTHING = "Nothing was asked in vain."
NO_STUBS = "There is nothing to export."
NO_DRAFTS = "There are no answers of experts."
SILENT = "(the words are not kept)"
COUNTED = "{questions} questions without an answer, about {groups} matters"
EXPORTED = "{count} stubs of entries in {file}"
TAKEN = "{count} answers of experts are in {file} now, and no longer in the store"
DISMISSED = "{count} answers of experts deleted"
LEFT_OUT = "note: {count} matters are asked in the knowledge by now and left out"
OVERWRITES = "{file} is there already; name another one, or overwrite it with --force"
CANNOT_WRITE = "{file} cannot be written ({why})"

force_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--force", is_flag=True, help="Overwrite the file when it is there."
)


@click.group(epilog=GAPS_EXAMPLES)
def gaps() -> None:
    """Show editors what was asked in vain, what experts answered, and what people wrote; take it into files."""


@gaps.command("list")
@since_option
@json_option
@knowledge_option
def list_(since: datetime | None, as_json: bool, knowledge: str | None) -> None:
    """List questions without an answer, those that are alike together, the latest first."""
    groups = _groups(since)
    if as_json:
        click.echo(json.dumps([_as_json(group) for group in groups], indent=2, ensure_ascii=False))
    elif not groups:
        click.echo(NOTHING)
    else:
        asked = {entry.id: entry.question for entry in loaded(knowledge).entries}
        click.echo(COUNTED.format(questions=sum(group.count for group in groups), groups=len(groups)))
        for group in groups:
            click.echo("\n" + "\n".join(_lines(group, asked)))


@gaps.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@since_option
@force_option
@knowledge_option
def export(file: Path | None, since: datetime | None, force: bool, knowledge: str | None) -> None:
    """Write a stub of an entry for each matter that was asked in vain, as YAML to fill in."""
    _refuse_to_overwrite(file, force)
    known, groups = loaded(knowledge), _groups(since)
    stubs = stubs_of(groups, known)
    unknown = unasked(stubs, known)
    if left := len(stubs) - len(unknown):
        click.echo(LEFT_OUT.format(count=left), err=True)
    if not unknown:
        click.echo(NO_STUBS, err=True)
        return
    _give(entries_yaml(unknown, known), file)
    if file:
        click.echo(EXPORTED.format(count=len(unknown), file=file))


@gaps.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--dismiss", type=int, multiple=True, metavar="NUMBER", help="Delete the answer of this number; repeat for more."
)
@force_option
@knowledge_option
def drafts(file: Path | None, dismiss: tuple[int, ...], force: bool, knowledge: str | None) -> None:
    """Show the answers of experts as entries; with a file, put them there and delete them from the store."""
    if dismiss:
        click.echo(DISMISSED.format(count=with_store(lambda store: store.experts.dismiss(dismiss))))
        return
    _refuse_to_overwrite(file, force)
    kept = with_store(lambda store: store.experts.drafts())
    if not kept:
        click.echo(NO_DRAFTS, err=True)
        return
    _give(entries_yaml(stubs_of_drafts(kept), loaded(knowledge)), file)
    if file:
        with_store(lambda store: store.experts.dismiss(tuple(draft.id for draft in kept)))
        click.echo(TAKEN.format(count=len(kept), file=file))


gaps.add_command(feedback)


def _groups(since: datetime | None) -> tuple[GapGroup, ...]:
    kept = with_store(lambda store: store.gaps.since(seconds(since)))
    return gap_groups(kept, folded, encoder_of(variables())) if kept else ()


def _lines(group: GapGroup, asked: dict[str, str]) -> Iterator[str]:
    first, *others = group.texts or (SILENT,)
    yield f"{group.count:>4} times, last on {day_of(group.last)}: {first}"
    yield from (f"{'':>11}also: {text}" for text in others[:SHOWN])
    if more := others[SHOWN:]:
        yield f"{'':>11}and in {len(more)} other ways"
    yield from (f"{'':>11}near: {id_} ({asked.get(id_, 'no longer there')})" for id_ in group.near[:SHOWN])


def _as_json(group: GapGroup) -> dict[str, object]:
    told = asdict(group)
    return {**told, "first": day_of(group.first), "last": day_of(group.last)}


def _refuse_to_overwrite(file: Path | None, force: bool) -> None:
    if file and file.exists() and not force:
        click.echo(f"certguide: {OVERWRITES.format(file=file)}", err=True)
        sys.exit(THERE)


def _give(text: str, file: Path | None) -> None:
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        click.echo(f"certguide: {CANNOT_WRITE.format(file=file, why=error.strerror)}", err=True)
        sys.exit(THERE)
