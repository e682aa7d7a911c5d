"""What was consulted, as messages: for the person alone with what leads on, or for everybody."""

import asyncio
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from bot.domain.advice import Advice, Advised, Unclear
from bot.domain.card import Link
from bot.domain.sources import Citation
from bot.domain.wish import Wish
from bot.service.advice_in_words import UNCLEAR, names_of, outline_of_next
from bot.service.cards import links_of
from bot.slack.advice_messages import actions, links_menu, outline_message, outline_text
from bot.slack.compared import comparison_message
from bot.slack.listeners.desk import Desk
from bot.slack.message import Block, Message, message
from bot.slack.modal import View, modal
from bot.slack.rich import rich_block
from bot.slack.sharing import Shareable, What, share_of_sides, sides_of, with_share
from bot.slack.sources import SOURCES, source_lines, sources_block
from bot.slack.wish_modal import TITLE
from bot.slack.wishes import advise_buttons, read, refine_button, written

Sides = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said in Markdown, the places cited, and what can be pressed."""

    text: str
    sources: tuple[Citation, ...]
    pressed: tuple[Block, ...]


async def recommended(desk: Desk, text: str) -> Message:
    """Return what is recommended to who wrote a text."""
    await desk.withheld.look()
    without = desk.without()
    advice = await asyncio.to_thread(desk.answering.consulting.recommend, text, without)
    return _told_advice(desk, advice, without)


async def advice_modal(desk: Desk, wish: Wish, text: str = "", *, public: bool = False) -> View:
    """Return what is recommended to somebody with that wish, as a modal; `public` for a person who is none of ours."""
    await desk.withheld.look()
    without = desk.without(public=public)
    said = _said(desk, await asyncio.to_thread(desk.answering.consulting.advise, wish, without, text), without)
    sources = sources_block(said.sources, desk.answering.knowledge)
    return modal(TITLE, rich_block(said.text), *sources, *actions(*said.pressed))


async def advised(desk: Desk, wish: Wish, text: str = "", *, public: bool = False) -> Message:
    """Return what is recommended to somebody with that wish; `public` for a person who is none of ours."""
    await desk.withheld.look()
    without = desk.without(public=public)
    return _told_advice(desk, await asyncio.to_thread(desk.answering.consulting.advise, wish, without, text), without)


async def compared(desk: Desk, sides: Sides) -> Message:
    """Return things side by side."""
    await desk.withheld.look()
    consulting = desk.answering.consulting
    table = await asyncio.to_thread(consulting.compare, sides, desk.without())
    menu = actions(*links_menu(_links(desk, [id_ for side in sides for id_ in side])))
    return with_share(comparison_message(table, consulting.knowledge, *menu), share_of_sides(sides))


async def followed(desk: Desk, ids: Sequence[str]) -> Message:
    """Return what comes after these certifications and levels."""
    await desk.withheld.look()
    consulting = desk.answering.consulting
    found = await asyncio.to_thread(consulting.next, ids, desk.without())
    leads = [to for after in found.afters for _, step in after.directions for to in step.to]
    names = names_of(consulting.knowledge)
    outline = outline_of_next(found, [names.get(id_, id_) for id_ in ids])
    shown = outline_message(outline, consulting.knowledge, *actions(*links_menu(_links(desk, [*leads, *ids]))))
    return with_share(shown, Shareable(What.NEXT, tuple(ids))) if outline.parts else shown


def for_everybody(desk: Desk, share: Shareable) -> Message | None:
    """Return what was consulted as everybody may see it, made anew; None when there is nothing any more."""
    consulting, without = desk.answering.consulting, desk.without(public=True)
    knowledge = consulting.knowledge
    match share.what:
        case What.ADVICE:
            advice = consulting.advise(read(share.ids[0]), without)
            if isinstance(advice, Unclear):
                return None
            return outline_message(consulting.outline(advice, without), knowledge)
        case What.COMPARISON:
            sides = sides_of(share)
            known = all(id_ in consulting.comparing.tables for side in sides for id_ in side)
            return comparison_message(consulting.compare(sides, without), knowledge) if known else None
        case _:
            outline = outline_of_next(consulting.next(share.ids, without), ())
            return outline_message(outline, knowledge) if outline.parts else None


def _told_advice(desk: Desk, advice: Advised, without: Set[str]) -> Message:
    """Return a recommendation without these entries (ids), with buttons to refine it and to share it, or the roles to choose from."""
    said, knowledge = _said(desk, advice, without), desk.answering.knowledge
    lines = source_lines(said.sources, knowledge)
    summary = (SOURCES, *lines) if lines else ()
    blocks = (*sources_block(said.sources, knowledge), *actions(*said.pressed))
    shown = message(said.text, *blocks, summary=summary)
    return with_share(shown, Shareable(What.ADVICE, (written(advice.wish),))) if isinstance(advice, Advice) else shown


def _said(desk: Desk, advice: Advised, without: Set[str]) -> _Said:
    """Return a recommendation in Markdown with buttons to look further and to refine it, or the roles to choose from."""
    knowledge = desk.answering.knowledge
    refine = refine_button(advice.wish)
    if isinstance(advice, Unclear):
        names = names_of(knowledge)
        chosen = [(names[role], replace(advice.wish, roles=(role,), inferred=False)) for role in advice.roles]
        return _Said(UNCLEAR, (), (*advise_buttons(*chosen), *refine))
    outline = desk.answering.consulting.outline(advice, without)
    menu = links_menu(_links(desk, _ids_of(advice)))
    return _Said(outline_text(outline), outline.sources, (*menu, *refine))


def _ids_of(advice: Advice) -> list[str]:
    """Return what a recommendation leads to: its steps, then the roles and learning paths it is for."""
    steps = [step.id for programme in advice.programmes for route in programme.routes for step in route.steps]
    return [*steps, *advice.wish.roles, *advice.wish.lines]


def _links(desk: Desk, ids: Sequence[str]) -> tuple[Link, ...]:
    links = links_of(desk.answering.knowledge)
    return tuple(links[id_] for id_ in dict.fromkeys(ids) if id_ in links)
