"""The commands that browse: `list`, `show`."""

import sys
from collections.abc import Callable, Iterable, Iterator

import click

from bot.cli.opening import knowledge_option, loaded
from bot.domain.card import Card, Nowhere, Several
from bot.domain.knowledge import Knowledge
from bot.service.browsing import Browsing
from bot.terminal.cards import shown

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
  certguide show focp
  certguide show "site reliability engineer"
"""
NOT_FOUND = 1
SEVERAL = "several things go by the name {name!r}: {ids}"
NOTHING = "nothing has the name or id {name!r}; {fix}"
ELSEWHERE = "{name} is known by name only; the knowledge base does not cover it"


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
@click.argument("name")
@knowledge_option
def show(name: str, knowledge: str | None) -> None:
    """Show an entry, or all that is known about a certification, level, offer, role, track, path or provider.

    NAME is its id, its name or an alias, also with a slip.
    """
    known = loaded(knowledge)
    found = Browsing(lambda: known).found(name)
    if isinstance(found, Card):
        click.echo(shown(found, known))
    else:
        click.echo(f"certguide: {_not_shown(name, found)}", err=True)
        sys.exit(NOT_FOUND)


def _not_shown(name: str, found: Several | Nowhere) -> str:
    """Say why there is no card, and what to type instead."""
    match found:
        case Several(links=links):
            return SEVERAL.format(name=name, ids=", ".join(link.id for link in links))
        case Nowhere(elsewhere=elsewhere) if elsewhere:
            return ELSEWHERE.format(name=elsewhere)
        case Nowhere(near=near):
            fix = f"did you mean {near[0].id}?" if near else "certguide list shows what there is"
            return NOTHING.format(name=name, fix=fix)
