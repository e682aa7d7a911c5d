"""Put recommendations and what comes next into words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.domain.advice import Advice, Met, Route, Step
from bot.domain.catalog import LearningPath, NextStep, Offer, PathView, Track, TrackRow, levels_and_offers
from bot.domain.knowledge import Knowledge
from bot.domain.money import money
from bot.domain.outline import Item, Line, Outline, Part
from bot.domain.wish import Budget, Wish
from bot.service.brief import OURS, gave, kept_to, left_out
from bot.service.following import Following
from bot.service.stated import row_text

INFERRED = "From what you describe I take you for: {roles} (our inference). Name your job if it is another."
FOR_ROLES = "For: {roles}"
KEPT_TO = "What I kept to: {told}."
BY_NAME_ONLY = "Known here by name only, so left aside: {names}."
UNCLEAR = "I can't tell who this is for. Which of these is nearest to your work?"
NOTHING = "The sources name nothing further to take."
SILENT = "No source names this role here, so I recommend none of these for it."
SILENT_ON_SEVERAL = "No source names these roles here, so I recommend none of these for them."
MOST_SILENT = 3
"""Programmes of which it is said that nothing of them is recommended."""
WHY, NEEDS, PREPARE, PRICE, NEXT, COSTS, LEFT = "Why", "Needs", "Prepare", "Price", "Next", "Cost", "Left out"
MET: Mapping[Met, str] = {Met.HELD: "you hold it", Met.BEFORE: "taken before", Met.OPEN: "check that you meet it"}
DIRECTIONS = {"same_track": "same track", "cross_track": "cross track", "leadership": "leadership"}
UNPRICED = "no price stated for {names}"
OTHER_CURRENCY = " (I cannot compare this with a budget in {currency})"
UNDATED, AS_OF = "undated", "as of {day}"
OURS_NOTE = "our inference"
AFTER = "After {name}"
NO_NEXT = "No source says what comes after {name}."

Names = Mapping[str, str]


def outline_of_advice(advice: Advice, knowledge: Knowledge) -> Outline:
    """Return a recommendation in words: what it is for, what it keeps to, and a part a route."""
    names = names_of(knowledge)
    lines = [line for line in knowledge.lines if line.id in advice.wish.lines]
    parts = (*(part for line in lines for part in _line(line, names)), *_routes(advice, names), *_silent(advice))
    lead = (*_lead(advice, names), *(() if advice.has_steps or lines else (NOTHING,)))
    cited = (c for line in lines for said in _said(line) for c in said.sources)
    return Outline(lead, parts, tuple(dict.fromkeys((*cited, *advice.sources))))


def outline_of_next(found: Following, names: Iterable[str]) -> Outline:
    """Return what comes next in words; `names` are those of what was asked about."""
    parts = [
        Part(AFTER.format(name=after.step.name), lines=tuple(_directions(after.directions))) for after in found.afters
    ]
    parts += [Part(entry.question, lines=(Line("", entry.answer.strip()),)) for entry in found.entries]
    cited = [citation for after in found.afters for _, step in after.directions for citation in step.sources]
    cited += [citation for entry in found.entries for citation in entry.sources]
    lead = () if parts else (NO_NEXT.format(name=" or ".join(names)),)
    return Outline(lead, tuple(parts), tuple(dict.fromkeys(cited)))


def names_of(knowledge: Knowledge) -> Names:
    """Return what people call each source, certification, level, role and path, by id."""
    parents = {part.id: item.name for item in knowledge.certifications for part in levels_and_offers(item)}
    things = ((subject.id, subject.name) for subject in knowledge.subjects())
    names = {id_: f"{parents[id_]}, {name}" if id_ in parents else name for id_, name in things}
    return {**{source.id: source.title for source in knowledge.sources}, **names}


def _lead(advice: Advice, names: Names) -> Iterator[str]:
    wish = advice.wish
    if roles := ", ".join(names[id_] for id_ in (*wish.roles, *wish.lines) if id_ in names):
        yield (INFERRED if wish.inferred else FOR_ROLES).format(roles=roles)
    if told := ", ".join(kept_to(wish, names)):
        yield KEPT_TO.format(told=told)
    if wish.elsewhere:
        yield BY_NAME_ONLY.format(names=", ".join(wish.elsewhere))
    if advice.gave:
        yield gave(advice.gave)


def _line(line: LearningPath | Track, names: Names) -> Iterator[Part]:
    """Yield what each source says of a learning path or a track that was named or spoken of."""
    match line:
        case LearningPath(by=views):
            yield Part(line.name, lines=tuple(Line(names.get(view.source, view.source), view.text) for view in views))
        case Track(rows=rows):
            for by in dict.fromkeys(row.by for row in rows):
                lines = tuple(Line(row.level, row_text(row)) for row in rows if row.by == by)
                yield Part(line.name, names.get(by, by), lines=lines)


def _said(line: LearningPath | Track) -> tuple[PathView | TrackRow, ...]:
    return line.by if isinstance(line, LearningPath) else line.rows


def _routes(advice: Advice, names: Names) -> Iterator[Part]:
    for programme in advice.programmes:
        for route in programme.routes:
            items = tuple(Item(step.name, tuple(_step(step))) for step in route.steps)
            yield Part(
                programme.name, names.get(route.by, route.by) or OURS, items, tuple(_notes(route, names, advice.wish))
            )


def _silent(advice: Advice) -> Iterator[Part]:
    """Yield a sentence a programme for which no source names the role: that is told, not passed over."""
    said = SILENT if len(advice.wish.roles) == 1 else SILENT_ON_SEVERAL
    for name in advice.silent[:MOST_SILENT] if advice.has_steps else ():
        yield Part(name, lines=(Line("", said),))


def _notes(route: Route, names: Names, wish: Wish) -> Iterator[Line]:
    if route.steps:
        yield Line(COSTS, "; ".join(_cost(route, names, wish.budget)))
    if route.left_out:
        yield Line(LEFT, "; ".join(left_out(item, names) for item in route.left_out))


def _step(step: Step) -> Iterator[Line]:
    for why in step.why:
        yield Line(WHY, f"{why.text} ({OURS_NOTE})" if why.inferred else why.text)
    yield from (Line(NEEDS, f"{need.text} ({MET[need.met]})") for need in step.needs)
    if step.preparation:
        yield Line(PREPARE, f"{step.preparation.days} days: {step.preparation.text}")
    if step.offer and step.offer.price:
        yield Line(PRICE, _price(step.offer))
    yield from (Line(f"{NEXT}, {line.label}", line.text) for line in _directions(step.next))


def _price(offer: Offer) -> str:
    assert offer.price
    dated = AS_OF.format(day=offer.price.as_of) if offer.price.as_of else UNDATED
    return f"{offer.name}: {money(offer.price)} ({dated})"


def _directions(directions: Sequence[tuple[str, NextStep]]) -> Iterator[Line]:
    yield from (Line(DIRECTIONS.get(direction, direction), step.text) for direction, step in directions)


def _cost(route: Route, names: Names, budget: Budget | None) -> Iterator[str]:
    asked = budget.currency if budget else None
    for currency, amount in route.cost.total:
        other = OTHER_CURRENCY.format(currency=asked) if asked not in (None, currency) else ""
        yield f"{amount:,} {currency}{other}"
    if route.cost.unstated:
        yield UNPRICED.format(names=", ".join(names[id_] for id_ in route.cost.unstated))
