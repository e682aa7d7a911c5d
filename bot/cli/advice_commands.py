"""The commands that recommend and compare: `recommend`, `path`, `next`, `compare`."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click
from rapidfuzz import process

from bot.cli.opening import knowledge_option, opened
from bot.domain.advice import Advice, Advised, Unclear
from bot.domain.wish import Budget, Stage, Way, Wish
from bot.service.advice_in_words import BY_NAME_ONLY, names_of, outline_of_next
from bot.service.live import LiveAnswering
from bot.terminal.advice_as_text import compared, outlined, unclear
from bot.terminal.advice_json import advice_json, comparison_json, following_json
from bot.terminal.drawn import drawn

RECOMMEND_EXAMPLES = """\b
Examples:
  certguide recommend "SRE, some k8s, drifting into ML cost"
  certguide recommend "platform engineer" --hold architect-foundation --weeks 6
  certguide recommend "lead the FinOps team" --budget "1000 USD" --json
"""
PATH_EXAMPLES = """\b
Examples:
  certguide path sre
  certguide path finops-path --hold architect-foundation --svg path.svg
"""
NEXT_EXAMPLES = """\b
Examples:
  certguide next architect-foundation
  certguide next "focp"
"""
COMPARE_EXAMPLES = """\b
Examples:
  certguide compare focp focf
  certguide compare focp-exam focp-self-paced focp-live --json
"""
NOT_FOUND = 1
FEWEST = 2
UNKNOWN = "certguide: nothing has the id or name {name!r}; {hint}"
NEAR = "did you mean {near}?"
LIST = "certguide list shows what there is"
DAYS = 7


class _Money(click.ParamType[Budget]):
    """An amount with or without a currency: `500`, `500 USD`."""

    name = "amount"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Budget:
        """Return the amount; a bad one ends the command with a message."""
        amount, _, currency = str(value).partition(" ")
        try:
            return Budget(Decimal(amount), currency.strip().upper() or None)
        except InvalidOperation:
            self.fail(f"{value!r} is no amount; write it like 500 or '500 USD'", param, ctx)


def limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that limit a recommendation."""
    options = (
        click.option(
            "--hold", multiple=True, metavar="NAME", help="A certification or level you hold; may be repeated."
        ),
        click.option(
            "--budget", type=_Money(), metavar="AMOUNT", help="The most to pay in all, such as 500 or '500 USD'."
        ),
        click.option("--weeks", type=click.IntRange(1, 520), metavar="N", help="Weeks there are for preparing."),
        click.option("--level", type=click.Choice([stage.value for stage in Stage]), help="Only levels of that stage."),
        click.option("--way", type=click.Choice([way.value for way in Way]), help="The exam alone, or with teaching."),
        click.option(
            "--publisher", multiple=True, metavar="NAME", help="Only what this publisher issues; may be repeated."
        ),
        click.option("--json", "json_", is_flag=True, help="Print it as a JSON object."),
        knowledge_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(epilog=RECOMMEND_EXAMPLES)
@click.argument("text")
@limits
def recommend(text: str, json_: bool, knowledge: str | None, **limit: Any) -> None:
    """Recommend what to take next, with reasons, from a role, a goal or what somebody does."""
    answering = opened(knowledge)
    wish = _limited(answering.consulting.adviser.understood(text), answering, **limit)
    _print(answering.consulting.adviser.advise(wish, text), answering, json_=json_)


@click.command(epilog=PATH_EXAMPLES)
@click.argument("name", metavar="ROLE|PATH")
@click.option("--svg", metavar="FILE", help="Draw it into this file as well.")
@limits
def path(name: str, svg: str | None, json_: bool, knowledge: str | None, **limit: Any) -> None:
    """Show the ordered steps for a role or a learning path."""
    answering = opened(knowledge)
    id_ = _found(answering, name)
    roles = {role.id for role in answering.knowledge.roles}
    wish = Wish(roles=(id_,)) if id_ in roles else Wish(lines=(id_,))
    advice = answering.consulting.adviser.advise(_limited(wish, answering, **limit))
    if svg and isinstance(advice, Advice):
        names = names_of(answering.knowledge)
        Path(svg).write_text(drawn(advice, names[id_], names), encoding="utf-8")
    _print(advice, answering, json_=json_)


@click.command("next", epilog=NEXT_EXAMPLES)
@click.argument("name", metavar="CERTIFICATION|LEVEL")
@click.option("--json", "json_", is_flag=True, help="Print it as a JSON object.")
@knowledge_option
def next_(name: str, json_: bool, knowledge: str | None) -> None:
    """Show what the sources say comes after a certification or level."""
    answering = opened(knowledge)
    id_ = _found(answering, name)
    found = answering.consulting.next((id_,))
    told = outline_of_next(found, (names_of(answering.knowledge).get(id_, id_),))
    click.echo(_json(following_json(found)) if json_ else outlined(told, answering.knowledge))


@click.command(epilog=COMPARE_EXAMPLES)
@click.argument("things", metavar="A B [C]", nargs=-1, required=True)
@click.option("--json", "json_", is_flag=True, help="Print it as a JSON object.")
@knowledge_option
def compare(things: tuple[str, ...], json_: bool, knowledge: str | None) -> None:
    """Put two or three things side by side: certifications, levels, offers, roles, paths or providers."""
    if len(things) < FEWEST:
        raise click.UsageError("name two or three things to compare")
    answering = opened(knowledge)
    table = answering.consulting.compare([(_found(answering, thing),) for thing in things])
    click.echo(_json(comparison_json(table)) if json_ else compared(table, answering.knowledge))


def _limited(
    wish: Wish,
    answering: LiveAnswering,
    hold: tuple[str, ...],
    budget: Budget | None,
    weeks: int | None,
    level: str | None,
    way: str | None,
    publisher: tuple[str, ...],
) -> Wish:
    """Return the wish with what the options say; they go before what a text says."""
    held = tuple(_found(answering, name) for name in hold)
    return replace(
        wish,
        held=tuple(dict.fromkeys((*wish.held, *held))),
        budget=budget or wish.budget,
        days=weeks * DAYS if weeks else wish.days,
        stage=Stage(level) if level else wish.stage,
        way=Way(way) if way else wish.way,
        publishers=publisher or wish.publishers,
    )


def _found(answering: LiveAnswering, name: str) -> str:
    """Return the id of a thing by its id, name or alias; when there is none, say what is near and leave."""
    found = answering.consulting.things(name)
    if len(found) == 1:
        return found[0]
    if elsewhere := answering.consulting.engine.reader.read(name).elsewhere:
        click.echo(BY_NAME_ONLY.format(names=", ".join(item.name for item in elsewhere)), err=True)
        sys.exit(NOT_FOUND)
    ids = [subject.id for subject in answering.knowledge.subjects()]
    near = process.extractOne(name, found or ids, score_cutoff=0 if found else 50)
    hint = NEAR.format(near=" or ".join(found) if found else near[0]) if near else LIST
    click.echo(UNKNOWN.format(name=name, hint=hint), err=True)
    sys.exit(NOT_FOUND)


def _print(advice: Advised, answering: LiveAnswering, *, json_: bool) -> None:
    if json_:
        click.echo(_json(advice_json(advice)))
    elif isinstance(advice, Unclear):
        click.echo(unclear(advice, answering.knowledge))
    else:
        click.echo(outlined(answering.consulting.outline(advice), answering.knowledge))


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, indent=2)
