"""The command `gaps feedback`: what people think of entries, which are marked as wrong, and what people wrote."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

import click

from bot.cli.opening import knowledge_option, loaded
from bot.cli.since import json_option, seconds, since_option
from bot.cli.store import with_store
from bot.domain.feedback import Tally, Withheld
from bot.domain.gaps import Remark
from bot.domain.knowledge import Entry, Knowledge
from bot.service.stubs import day_of
from bot.service.withholding import withheld_ids
from bot.store.opening import SqlStore

NOTHING = "Nobody has voted on an answer or written to the editors."
VOTED = "Entries that people voted on, those that helped least first:"
MARKED = "Marked as wrong by an admin:"
WROTE = "Written to the editors with /cert feedback:"
COUNTS = "{unhelpful} not helpful, {helpful} helpful"
HIDDEN, CHANGED = "told to nobody until it is changed", "changed since, so it is told again"
GONE = "no longer there"
INDENT = "    "


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the store knows of what people think."""

    tallies: tuple[Tally, ...]
    withheld: tuple[Withheld, ...]
    remarks: tuple[Remark, ...]


@click.command()
@since_option
@json_option
@knowledge_option
def feedback(since: datetime | None, as_json: bool, knowledge: str | None) -> None:
    """List entries by what people said of them, those marked as wrong, and what people wrote with `/cert feedback`."""
    kept, known = with_store(lambda store: _kept(store, seconds(since))), loaded(knowledge)
    hidden = withheld_ids(known, {item.entry: item.fingerprint for item in kept.withheld})
    if as_json:
        click.echo(json.dumps(_as_json(kept, hidden), indent=2, ensure_ascii=False))
        return
    entries = {entry.id: entry for entry in known.entries}
    parts = (
        (VOTED, [line for tally in kept.tallies for line in _voted(tally, entries)]),
        (MARKED, [_marked(item, known, entries, item.entry in hidden) for item in kept.withheld]),
        (WROTE, [f"{day_of(remark.at)}  {remark.text}" for remark in kept.remarks]),
    )
    shown = ("\n".join((title, *lines)) for title, lines in parts if lines)
    click.echo("\n\n".join(shown) or NOTHING)


async def _kept(store: SqlStore, since: float) -> _Kept:
    tallies, withheld = await store.feedback.tallies(since), await store.feedback.withheld()
    return _Kept(tallies, withheld, await store.gaps.remarks(since))


def _voted(tally: Tally, entries: dict[str, Entry]) -> Iterator[str]:
    entry = entries.get(tally.entry)
    counts = COUNTS.format(unhelpful=tally.unhelpful, helpful=tally.helpful)
    yield f"{tally.entry}: {counts} ({entry.question if entry else GONE})"
    yield from (f"{INDENT}“{' '.join(reason.split())}”" for reason in tally.reasons)


def _marked(item: Withheld, knowledge: Knowledge, entries: dict[str, Entry], hidden: bool) -> str:
    place = knowledge.locations.get(item.entry)
    where = f" ({place.file}, line {place.line})" if place else ""
    state = HIDDEN if hidden else CHANGED if item.entry in entries else GONE
    return f"{day_of(item.at)}  {item.entry}{where}: {state}"


def _as_json(kept: _Kept, hidden: frozenset[str]) -> dict[str, object]:
    marked = [{"entry": item.entry, "day": day_of(item.at), "hidden": item.entry in hidden} for item in kept.withheld]
    remarks = [{"text": remark.text, "day": day_of(remark.at)} for remark in kept.remarks]
    return {"entries": [asdict(tally) for tally in kept.tallies], "marked": marked, "remarks": remarks}
