"""Cards as messages and as blocks of a view: what is known about one thing, with its sources and what leads on."""

from collections.abc import Iterable, Sequence

from bot.domain.card import Card, Kind, Link, Nowhere, Several
from bot.domain.knowledge import Knowledge
from bot.domain.wish import Wish
from bot.slack.limits import BUTTON_TEXT, BUTTONS, OPTION_TEXT, OPTION_VALUE, OPTIONS
from bot.slack.message import Block, Message, message
from bot.slack.outgoing import markdown, mrkdwn, plain, shortened
from bot.slack.sources import SOURCES, source_lines, sources_block
from bot.slack.surface import COMMAND, SHOW
from bot.slack.wishes import advise_buttons

KINDS = {
    Kind.CERTIFICATION: "Certifications",
    Kind.LEVEL: "Levels",
    Kind.OFFER: "Ways to take it",
    Kind.ROLE: "Roles",
    Kind.PATH: "Learning paths",
    Kind.TRACK: "Tracks",
    Kind.PROVIDER: "Providers",
    Kind.ENTRY: "Questions and answers",
}
"""How groups of links are called."""
SEE_ALSO = "See also: {names}"
FURTHER = "Look further"
TO_TAKE, NEXT = "What to take", "I hold this: what next?"
WHICH = "Several things go by that name. Which one do you mean?"
NOWHERE = f"I know nothing by the name “{{name}}”. `{COMMAND} list` shows what there is."
ELSEWHERE = "I know {name} by name only. My knowledge base does not cover it."
GONE = "That is no longer there."
NEAR = "The nearest names I know:"
LONGEST_NAME = 80
MOST_LINKS = 40
"""Links of a card in its menu; what is left of 100 options goes to questions."""
NAMES_READ_OUT = 8
LONGEST_NAMES = 400
"""Links that the `text` of a card names, and their characters together."""


def found_message(typed: str, found: Several | Nowhere) -> Message:
    """Return what to say about a name that leads to no single card, with buttons for what may be meant."""
    match found:
        case Several(links=links):
            return message(WHICH + _numbered(links), *link_buttons(links))
        case Nowhere(near=near, elsewhere=elsewhere):
            name = shortened(markdown(typed).replace("`", "'"), LONGEST_NAME)
            said = ELSEWHERE.format(name=elsewhere) if elsewhere else NOWHERE.format(name=name)
            return message(f"{said}\n\n{NEAR}{_numbered(near)}" if near else said, *link_buttons(near))


def card_message(card: Card, knowledge: Knowledge) -> Message:
    """Return a card as a message; `knowledge` gives its sources their names."""
    lines = source_lines(card.sources, knowledge)
    names = shortened("; ".join(" ".join(link.name.split()) for link in card.links[:NAMES_READ_OUT]), LONGEST_NAMES)
    summary = [SEE_ALSO.format(names=mrkdwn(names))] if names else []
    summary += [SOURCES, *lines] if lines else []
    return message(card_text(card), *sources_block(card.sources, knowledge), *further(card), summary=summary)


def card_text(card: Card) -> str:
    """Return the words of a card in Markdown."""
    sides = (f"**{part.title}**\n{part.text}" if part.title else part.text for part in card.parts)
    return "\n\n".join(filter(None, (f"**{markdown(card.about.name)}**", card.lead, *sides)))


def further(card: Card) -> tuple[Block, ...]:
    """Return a menu of what a card leads to, by kind; nothing when it leads nowhere."""
    links = (*card.links[:MOST_LINKS], *card.questions)[:OPTIONS]
    groups = [
        {"label": _plain_text(title, OPTION_TEXT), "options": options}
        for kind, title in KINDS.items()
        if (options := options_of(link for link in links if link.kind is kind))
    ]
    placeholder = _plain_text(FURTHER, OPTION_TEXT)
    menu = {"type": "static_select", "action_id": SHOW, "placeholder": placeholder, "option_groups": groups}
    elements = [*([menu] if groups else []), *_recommends(card.about)]
    return ({"type": "actions", "elements": elements},) if elements else ()


def options_of(links: Iterable[Link]) -> list[Block]:
    """Return an option for each link whose id fits into one."""
    return [
        {"text": _plain_text(link.name, OPTION_TEXT), "value": link.id}
        for link in links
        if len(link.id) <= OPTION_VALUE
    ]


def link_buttons(links: Sequence[Link]) -> tuple[Block, ...]:
    """Return a button for each of the first links; nothing when there is none."""
    buttons = [
        {
            "type": "button",
            "action_id": f"{SHOW}:{number}",
            "value": link.id,
            "text": _plain_text(f"{number}. {link.name}", BUTTON_TEXT),
        }
        for number, link in enumerate(links[:BUTTONS], start=1)
    ]
    return ({"type": "actions", "elements": buttons},) if buttons else ()


def _recommends(about: Link) -> tuple[Block, ...]:
    """Return a button that recommends for a role, a learning path or a track, or after something that is held."""
    match about.kind:
        case Kind.ROLE:
            return advise_buttons((TO_TAKE, Wish(roles=(about.id,))))
        case Kind.PATH | Kind.TRACK:
            return advise_buttons((TO_TAKE, Wish(lines=(about.id,))))
        case Kind.CERTIFICATION | Kind.LEVEL:
            return advise_buttons((NEXT, Wish(held=(about.id,))))
        case _:
            return ()


def _numbered(links: Sequence[Link]) -> str:
    lines = (f"{number}. {markdown(link.name)}" for number, link in enumerate(links[:BUTTONS], start=1))
    return "\n\n" + "\n".join(lines)


def _plain_text(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": shortened(" ".join(plain(text).split()), most) or "…", "emoji": False}
