"""The commands that browse: `list`, `show`."""

import sys
from collections.abc import Callable, Iterable, Iterator

import click
from rapidfuzz import process

from bot.cli.opening import knowledge_option, loaded
from bot.domain.knowledge import Entry, Knowledge
from bot.terminal.plain import plain
from bot.terminal.told import source_lines

LIST_EXAMPLES = """\b
Examples:
  certguide list
  certguide list entries
  certguide list roles
"""
SHOW_EXAMPLES = """\b
Examples:
  certguide show finops-certified-practitioner
  certguide show architect-foundation
  certguide show sre/role
"""
NOT_FOUND = 1


def _certifications(knowledge: Knowledge) -> Iterator[str]:
    for certification in knowledge.certifications:
        yield f"{certification.id}: {certification.name}" + (
            f" ({certification.publisher})" if certification.publisher else ""
        )
        yield from (f"  {level.id}: {level.name}" for level in certification.levels)
        yield from (f"  {offer.id}: {offer.name}" for offer in certification.offers)


KINDS: dict[str, Callable[[Knowledge], Iterable[str]]] = {
    "certifications": _certifications,
    "roles": lambda knowledge: (f"{role.id}: {role.name}" for role in knowledge.roles),
    "tracks": lambda knowledge: (f"{track.id}: {track.name}" for track in knowledge.tracks),
    "paths": lambda knowledge: (f"{path.id}: {path.name}" for path in knowledge.paths),
    "providers": lambda knowledge: (f"{provider.id}: {provider.name}" for provider in knowledge.providers),
    "sources": lambda knowledge: (f"{source.id}: {source.title}" for source in knowledge.sources),
    "entries": lambda knowledge: (f"{entry.id}: {entry.question}" for entry in knowledge.entries),
}


@click.command("list", epilog=LIST_EXAMPLES)
@click.argument("kind", type=click.Choice(tuple(KINDS)), default="certifications")
@knowledge_option
def list_(kind: str, knowledge: str | None) -> None:
    """List what the knowledge base holds: certifications with their levels and offers, or another kind."""
    for line in KINDS[kind](loaded(knowledge)):
        click.echo(line)


@click.command(epilog=SHOW_EXAMPLES)
@click.argument("id_", metavar="ID")
@knowledge_option
def show(id_: str, knowledge: str | None) -> None:
    """Show an entry, or all that is known about a certification, level, offer, role, track, path or provider."""
    known = loaded(knowledge)
    entries = _entries(known, id_)
    if not entries:
        click.echo(f"certguide: nothing has the id {id_!r}; {_nearest(known, id_)}", err=True)
        sys.exit(NOT_FOUND)
    click.echo("\n\n".join("\n".join(_shown(entry, known)) for entry in entries))


def _entries(knowledge: Knowledge, id_: str) -> tuple[Entry, ...]:
    own = tuple(entry for entry in knowledge.entries if entry.id == id_)
    return own or tuple(entry for entry in knowledge.entries if id_ in entry.about)


def _shown(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    yield f"{entry.question}  [{entry.id}]"
    yield plain(entry.answer)
    yield from source_lines(entry.sources, knowledge)


def _nearest(knowledge: Knowledge, id_: str) -> str:
    ids = [entry.id for entry in knowledge.entries] + [subject.id for subject in knowledge.subjects()]
    near = process.extractOne(id_, ids, score_cutoff=50)
    return f"did you mean {near[0]}?" if near else "certguide list shows what there is"
