"""Recommendations, comparisons and what comes next as they are told in a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.domain.advice import Advice, Met, Route, Step, Unclear
from bot.domain.catalog import NextStep, levels_and_offers
from bot.domain.comparison import Comparison
from bot.domain.knowledge import Knowledge
from bot.domain.sources import Citation
from bot.service.brief import OURS, gave, left_out
from bot.service.following import Following
from bot.service.tabling import NOT_STATED
from bot.terminal.plain import plain
from bot.terminal.told import source_lines

INFERRED = "From what you describe I take you for: {roles} (our inference). Name your job if it is another."
FOR_ROLES = "For: {roles}"
UNCLEAR = "I can't tell who this is for. Which of these is nearest to your work?"
NOTHING = "I found nothing to recommend."
MET: Mapping[Met, str] = {Met.HELD: "you hold it", Met.BEFORE: "taken before", Met.OPEN: "check that you meet it"}
DIRECTIONS = {"same_track": "same track", "cross_track": "cross track", "leadership": "leadership"}
WHY, NEEDS, PREPARE, NEXT, COSTS, UNPRICED, LEFT = (
    "Why",
    "Needs",
    "Prepare",
    "Next",
    "Cost",
    "no price stated for {names}",
    "Left out",
)
OURS_NOTE = "our inference"
NO_NEXT = "No source says what comes after {name}."

Names = Mapping[str, str]


def advised(advice: Advice | Unclear, knowledge: Knowledge) -> str:
    """Return a recommendation as plain text, with its sources."""
    names = names_of(knowledge)
    if isinstance(advice, Unclear):
        return "\n".join((UNCLEAR, *(f"- {names[role]}" for role in advice.roles)))
    lines = list(_for(advice, names))
    if advice.gave:
        lines += [gave(advice.gave), ""]
    if not advice.programmes:
        lines.append(NOTHING)
    lines += _paths(advice, knowledge)
    for programme in advice.programmes:
        lines.append(programme.name)
        for route in programme.routes:
            lines += _route(route, names)
        lines.append("")
    of_paths = (c for path in knowledge.paths if path.id in advice.wish.lines for view in path.by for c in view.sources)
    cited = dict.fromkeys((*of_paths, *advice.sources))
    return "\n".join((*lines, *source_lines(cited, knowledge))).strip()


def compared(table: Comparison, knowledge: Knowledge) -> str:
    """Return a comparison as plain text: a paragraph a facet, those that differ first, then the sources of each column."""
    lines = [" | ".join(column.name for column in table.columns), ""]
    for row in table.rows:
        lines.append(row.label)
        cells = zip(table.columns, row.cells, strict=True)
        lines += [f"  {column.name}: {plain(cell.text) if cell.stated else NOT_STATED}" for column, cell in cells]
    for column in table.columns:
        lines += ["", column.name, *source_lines(column.sources, knowledge)]
    return "\n".join(lines)


def followed(found: Following, name: str, knowledge: Knowledge) -> str:
    """Return what comes next as plain text, with its sources."""
    lines: list[str] = []
    cited: list[Citation] = []
    for after in found.afters:
        lines += [f"After {after.step.name}", *(f"  {line}" for line in _directions(after.directions)), ""]
        cited += [citation for _, step in after.directions for citation in step.sources]
    for entry in found.entries:
        lines += [entry.question, plain(entry.answer), ""]
        cited += entry.sources
    if not lines:
        return NO_NEXT.format(name=name)
    return "\n".join((*lines, *source_lines(dict.fromkeys(cited), knowledge)))


def names_of(knowledge: Knowledge) -> Names:
    """Return what people call each source, certification, level, role and path, by id."""
    parents = {part.id: item.name for item in knowledge.certifications for part in levels_and_offers(item)}
    things = ((subject.id, subject.name) for subject in knowledge.subjects())
    names = {id_: f"{parents[id_]}, {name}" if id_ in parents else name for id_, name in things}
    return {**{source.id: source.title for source in knowledge.sources}, **names}


def _for(advice: Advice, names: Names) -> Iterator[str]:
    roles = ", ".join(names[id_] for id_ in (*advice.wish.roles, *advice.wish.lines) if id_ in names)
    if roles:
        yield (INFERRED if advice.wish.inferred else FOR_ROLES).format(roles=roles)
        yield ""


def _paths(advice: Advice, knowledge: Knowledge) -> Iterator[str]:
    """Yield what each source says of the learning paths that were named or spoken of."""
    titles = {source.id: source.title for source in knowledge.sources}
    for path in (path for path in knowledge.paths if path.id in advice.wish.lines):
        yield path.name
        yield from (f"  {titles.get(view.source, view.source)}: {plain(view.text)}" for view in path.by)
        yield ""


def _route(route: Route, names: Names) -> Iterator[str]:
    yield f"  {names.get(route.by, route.by) or OURS}"
    for number, step in enumerate(route.steps, start=1):
        yield f"    {number}. {step.name}"
        yield from (f"       {line}" for line in _step(step))
    if route.steps:
        yield f"    {COSTS}: {'; '.join(_cost(route, names))}"
    if route.left_out:
        yield f"    {LEFT}: {'; '.join(left_out(item, names) for item in route.left_out)}"


def _step(step: Step) -> Iterator[str]:
    for why in step.why:
        yield f"{WHY}: {plain(why.text)}" + (f" ({OURS_NOTE})" if why.inferred else "")
    yield from (f"{NEEDS}: {plain(need.text)} ({MET[need.met]})" for need in step.needs)
    if step.preparation:
        yield f"{PREPARE}: {step.preparation.days} days: {plain(step.preparation.text)}"
    yield from (f"{NEXT}, {line}" for line in _directions(step.next))


def _directions(directions: Sequence[tuple[str, NextStep]]) -> Iterator[str]:
    yield from (f"{DIRECTIONS.get(direction, direction)}: {plain(step.text)}" for direction, step in directions)


def _cost(route: Route, names: Names) -> Iterable[str]:
    yield from (f"{amount:,} {currency}" for currency, amount in route.cost.total)
    if route.cost.unstated:
        yield UNPRICED.format(names=", ".join(names[id_] for id_ in route.cost.unstated))
