"""Buttons that recommend or refine: what somebody wants is their value, as ids and figures, and not a word of theirs."""

import json
from decimal import Decimal
from typing import Any

from bot.domain.wish import Budget, Leaning, Stage, Way, Wish
from bot.slack.limits import BUTTON_TEXT, BUTTON_VALUE
from bot.slack.message import Block, label
from bot.slack.outgoing import plain, shortened
from bot.slack.surface import ADVISE, REFINE

REFINE_LABEL = "Refine"
MOST_LEANINGS = 6
"""Leanings that are carried on; the best come first."""
PLAIN = {
    "r": "roles",
    "l": "lines",
    "h": "held",
    "c": "certifications",
    "p": "publishers",
}
"""Lists of ids, by their short names in a button."""


def advise_buttons(*named: tuple[str, Wish]) -> tuple[Block, ...]:
    """Return a button for each name that recommends to somebody with the wish beside it; none where that is too long."""
    told = ((name, written(wish)) for name, wish in named)
    return tuple(
        {"type": "button", "action_id": f"{ADVISE}:{number}", "value": value, "text": label(_label(name))}
        for number, (name, value) in enumerate(told, start=1)
        if value
    )


def refine_button(wish: Wish) -> tuple[Block, ...]:
    """Return a button that opens the modal with what was understood; nothing when that is too much for a button."""
    value = written(wish)
    return ({"type": "button", "action_id": REFINE, "value": value, "text": label(REFINE_LABEL)},) if value else ()


def written(wish: Wish) -> str:
    """Return a wish as text; empty when it is too long for a button."""
    budget = wish.budget
    told: dict[str, Any] = {short: list(getattr(wish, name)) for short, name in PLAIN.items()}
    told |= {
        "i": int(wish.inferred),
        "g": [[leaning.id, leaning.entry] for leaning in wish.leaning[:MOST_LEANINGS]],
        "s": wish.stage,
        "w": wish.way,
        "b": [str(budget.amount), budget.currency] if budget else None,
        "d": wish.days,
    }
    value = json.dumps({key: said for key, said in told.items() if said}, ensure_ascii=False, separators=(",", ":"))
    return value if len(value) <= BUTTON_VALUE else ""


def read(value: str) -> Wish:
    """Return the wish that a text stands for; the words of its leanings are left out. Raises ValueError for others."""
    told = json.loads(value)
    lists: dict[str, Any] = {name: tuple(map(str, told.get(short, ()))) for short, name in PLAIN.items()}
    budget = told.get("b")
    return Wish(
        **lists,
        inferred=bool(told.get("i")),
        leaning=tuple(Leaning(str(id_), "", entry=str(entry)) for id_, entry in told.get("g", ())),
        stage=Stage(told["s"]) if "s" in told else None,
        way=Way(told["w"]) if "w" in told else None,
        budget=Budget(Decimal(budget[0]), budget[1]) if budget else None,
        days=int(told["d"]) if "d" in told else None,
    )


def _label(name: str) -> str:
    return shortened(" ".join(plain(name).split()), BUTTON_TEXT)
