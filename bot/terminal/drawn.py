"""Draw a path as SVG: levels from left to right, a row a route, prerequisites as arrows, what is held marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bot.domain.advice import Advice, LeftOut, Met, Route, Step
from bot.service.brief import OURS

WIDTH, HEIGHT, GAP, MARGIN, TITLE, DROP = 220, 84, 64, 24, 30, 18
"""Pixels: of a box, between boxes, around the drawing, of the title of a row, and of an arrow below the boxes."""
LETTERS, LINES, LETTER = 26, 3, 9
"""Letters of a line of a box, its lines, and the pixels of a wide letter of a title."""
STYLE = (
    "text{font-family:Helvetica,Arial,sans-serif;font-size:14px;fill:#1d1c1d}"
    ".row{font-weight:bold}.step{fill:#fff;stroke:#1264a3;stroke-width:2}"
    ".held{fill:#e3f3ea;stroke:#007a5a;stroke-width:2;stroke-dasharray:6 3}.arrow{stroke:#616061;stroke-width:2;fill:none}"
    ".order{stroke:#616061;stroke-width:1;stroke-dasharray:2 4;fill:none}"
    ".tip{fill:#616061}.note{font-size:12px;fill:#616061}"
)
HELD, REQUIRED = "held", "required"
EMPTY = "Nothing to take"
MORE = "…"


@dataclass(frozen=True, slots=True)
class _Box:
    """What stands in a box; `ids` are those by which a later step requires it, `needs` those that it requires."""

    name: str
    ids: frozenset[str]
    needs: frozenset[str] = frozenset()
    held: bool = False


def drawn(advice: Advice, title: str, names: Mapping[str, str]) -> str:
    """Return the routes of a recommendation as an SVG document; `names` holds what people call sources and steps."""
    rows = [
        (_label(programme.name, route, names), _boxes(route, names))
        for programme in advice.programmes
        for route in programme.routes
    ]
    columns = max((len(boxes) for _, boxes in rows), default=1)
    longest = max(len(label) for label in (title, *(label for label, _ in rows)))
    width = 2 * MARGIN + max(columns * (WIDTH + GAP) - GAP, longest * LETTER)
    height = 2 * MARGIN + TITLE + max(len(rows), 1) * (TITLE + HEIGHT + MARGIN)
    root = _root(title, _described(rows), width, height)
    for number, (label, boxes) in enumerate(rows):
        _row(root, label, boxes, MARGIN + TITLE + number * (TITLE + HEIGHT + MARGIN))
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _boxes(route: Route, names: Mapping[str, str]) -> tuple[_Box, ...]:
    """Return what is held, that is what is left out for it and what steps require, then the steps."""
    held = {item.id: item.name for item in route.left_out if _is_held(item)}
    needs = (need for step in route.steps for need in step.needs if need.met is Met.HELD)
    held = {**{need.id: names.get(need.id, need.id) for need in needs}, **held}
    boxes = (_Box(name, frozenset((id_,)), held=True) for id_, name in held.items())
    return (*boxes, *map(_step, route.steps))


def _step(step: Step) -> _Box:
    needs = frozenset(need.id for need in step.needs if need.id)
    return _Box(step.name, frozenset((step.id, step.certification)), needs)


def _is_held(item: LeftOut) -> bool:
    return not (item.constraint or item.retired or item.unreachable)


def _label(programme: str, route: Route, names: Mapping[str, str]) -> str:
    return f"{programme}: {names.get(route.by, route.by) or OURS}"


def _described(rows: Sequence[tuple[str, Sequence[_Box]]]) -> str:
    told = (f"{label}: {', then '.join(_said(box) for box in boxes) or EMPTY}." for label, boxes in rows)
    return " ".join(told) or EMPTY


def _said(box: _Box) -> str:
    return f"{box.name} ({HELD})" if box.held else box.name


def _root(title: str, description: str, width: int, height: int) -> Element:
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "aria-labelledby": "title desc",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
        },
    )
    SubElement(root, "title", {"id": "title"}).text = title
    SubElement(root, "desc", {"id": "desc"}).text = description
    SubElement(root, "style").text = STYLE
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    _text(root, MARGIN, MARGIN + 6, title, "row")
    return root


def _row(root: Element, label: str, boxes: Sequence[_Box], top: int) -> None:
    _text(root, MARGIN, top + 18, label, "row")
    for place, box in enumerate(boxes):
        _box(root, box, MARGIN + place * (WIDTH + GAP), top + TITLE)
    for place, (one, other) in enumerate(pairwise(boxes)):
        right = MARGIN + place * (WIDTH + GAP) + WIDTH
        (_arrow if one.ids & other.needs else _order)(root, right, top + TITLE + HEIGHT // 2)
    for place, other in enumerate(boxes):
        for before in range(place - 1):
            if boxes[before].ids & other.needs:
                _detour(root, _middle(before), _middle(place), top + TITLE + HEIGHT)
    if not boxes:
        _text(root, MARGIN, top + TITLE + 20, EMPTY, "note")


def _box(root: Element, box: _Box, left: int, top: int) -> None:
    place = {"x": str(left), "y": str(top), "width": str(WIDTH), "height": str(HEIGHT), "rx": "8"}
    SubElement(root, "rect", {**place, "class": HELD if box.held else "step"})
    lines = [*_lines(box.name), *([f"({HELD})"] if box.held else [])]
    for number, line in enumerate(lines):
        _text(root, left + 12, top + 24 + number * 18, line, "")


def _lines(name: str) -> Iterator[str]:
    lines = wrap(name, LETTERS)
    yield from lines[: LINES - 1]
    yield from [lines[LINES - 1] + (MORE if len(lines) > LINES else "")] if len(lines) >= LINES else []


def _arrow(root: Element, left: int, middle: int) -> None:
    """Draw that a step requires the one before it."""
    right = left + GAP - 4
    SubElement(root, "path", {"d": f"M{left + 4} {middle}H{right - 8}", "class": "arrow"})
    SubElement(root, "path", {"d": f"M{right} {middle}l-10 -6v12z", "class": "tip"})
    _text(root, left + 6, middle - 8, REQUIRED, "note")


def _order(root: Element, left: int, middle: int) -> None:
    """Draw that a step is taken after another without requiring it."""
    SubElement(root, "path", {"d": f"M{left + 4} {middle}H{left + GAP - 4}", "class": "order"})


def _detour(root: Element, left: int, right: int, bottom: int) -> None:
    """Draw below the boxes that a step requires one further to the left."""
    SubElement(root, "path", {"d": f"M{left} {bottom + 2}v{DROP}H{right}V{bottom + 10}", "class": "arrow"})
    SubElement(root, "path", {"d": f"M{right} {bottom + 2}l-6 10h12z", "class": "tip"})


def _middle(place: int) -> int:
    return MARGIN + place * (WIDTH + GAP) + WIDTH // 2


def _text(root: Element, left: int, top: int, text: str, style: str) -> None:
    SubElement(root, "text", {"x": str(left), "y": str(top), **({"class": style} if style else {})}).text = text
