"""What a plan for one level or certification consists of, from the knowledge, before it has dates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.catalog import Offer, Preparation
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.money import money
from bot.domain.plan import Act, Aim
from bot.domain.sources import Citation, Statement
from bot.domain.team import TeamLink, TeamStep
from bot.domain.wish import Way
from bot.service.costing import suits
from bot.service.steps import Ladder, Rung

NEEDS = "Check that you meet what it requires: {needs}"
TRAINING = "Decide whether to train for it: {offers}"
PREPARE = "{text} (what the source says for {days} days)"
PRACTISE = "Practise: {text}"
MISTAKES = "Look out for the mistakes that people make: {mistakes}"
EXAM = "Take the exam of {name}: {offers}"
FINISH = "Take part in {name} to the end: {offers}"
NO_OFFER = "Take the exam of {name}. No source says how to buy it; ask your lead."
NEXT = "See what can come next: {next}"
GO_ON = "Go on with {name}, the next on your path."
PRICED = "{name} ({price})"
UNPRICED = "{name} (no price stated)"

FACETS = {
    Act.NEEDS: "prerequisites",
    Act.TRAINING: "price",
    Act.PREPARATION: "preparation",
    Act.PROJECT: "projects",
    Act.MISTAKES: "mistakes",
    Act.EXAM: "format",
    Act.NEXT: "next",
}
"""The side of a subject that the entries about a step are on."""
LINKED = 3
"""Entries that a step is linked to."""
DECIDING, AVOIDING = 0.1, 0.9
"""When to decide on training and to read about mistakes, as a share of the time until the exam."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A step without a date: at a share of the time until the exam, or `days` after its start or the exam."""

    act: Act
    text: str
    share: float = 0.0
    days: int = 0
    sources: tuple[Citation, ...] = ()
    entries: tuple[str, ...] = ()


class Outliner:
    """Reads the steps of one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Note the catalog as rungs."""
        self.ladder = Ladder(knowledge)
        self._knowledge = knowledge
        self._linked: dict[tuple[str, str], tuple[str, ...]] = {}

    def outline(self, aim: Aim, stages: tuple[Preparation, ...]) -> tuple[Outline, ...]:
        """Return the steps towards the target of an aim, which must be known; `stages` are the preparations to take."""
        rung = self.ladder.rungs[aim.target]
        found = (
            *self._team(Act.TEAM),
            *self._needs(rung, aim),
            *self._training(rung),
            *self._stages(rung, stages),
            *self._projects(rung),
            *self._mistakes(rung),
            self._exam(rung),
            *self._next(rung, aim),
            *self._team(Act.TEAM_AFTER),
        )
        return tuple(found)

    def _needs(self, rung: Rung, aim: Aim) -> Iterator[Outline]:
        held = self.ladder.held(aim.held)
        needs = [self._need(item) for item in (rung.level.prerequisites if rung.level else ()) if item not in held]
        if needs:
            yield self._told(rung, Act.NEEDS, NEEDS.format(needs=_joined(needs)), needs)

    def _need(self, item: str | Statement) -> Statement:
        if isinstance(item, Statement):
            return item
        known, whole = self.ladder.rungs.get(item), self.ladder.certifications.get(item)
        name = known.name if known else whole.name if whole else item
        return Statement(name, known.cited if known else ())

    def _training(self, rung: Rung) -> Iterator[Outline]:
        offers = tuple(offer for offer in rung.certification.offers if suits(offer, Way.TAUGHT))
        if offers:
            yield self._told(rung, Act.TRAINING, TRAINING.format(offers=_offered(offers)), _cited(offers), DECIDING)

    def _stages(self, rung: Rung, stages: tuple[Preparation, ...]) -> Iterator[Outline]:
        for stage in stages:
            text = PREPARE.format(text=_ended(stage.text), days=stage.days)
            yield self._told(rung, Act.PREPARATION, text, (_of(stage),), stage.days / stages[-1].days)
        if not stages:
            for said in self._facts(rung, Act.PREPARATION):
                yield self._told(rung, Act.PREPARATION, said.text.strip(), (said,), 0.5)

    def _projects(self, rung: Rung) -> Iterator[Outline]:
        projects = (*(rung.level.projects if rung.level else ()), *self._facts(rung, Act.PROJECT))
        for place, project in enumerate(projects, start=1):
            text = PRACTISE.format(text=project.text.strip())
            yield self._told(rung, Act.PROJECT, text, (project,), place / (len(projects) + 1))

    def _mistakes(self, rung: Rung) -> Iterator[Outline]:
        mistakes = (*(rung.level.mistakes if rung.level else ()), *self._facts(rung, Act.MISTAKES))
        if mistakes:
            yield self._told(rung, Act.MISTAKES, MISTAKES.format(mistakes=_joined(mistakes)), mistakes, share=AVOIDING)

    def _exam(self, rung: Rung) -> Outline:
        exams = tuple(offer for offer in rung.certification.offers if suits(offer, Way.EXAM))
        offers = exams or rung.certification.offers
        wording = (EXAM if exams else FINISH) if offers else NO_OFFER
        text = wording.format(name=rung.name, offers=_offered(offers))
        return self._told(rung, Act.EXAM, text, _cited(offers) or (Statement("", rung.cited),), 1.0)

    def _next(self, rung: Rung, aim: Aim) -> Iterator[Outline]:
        after = [self.ladder.rungs[id_] for id_ in aim.path if id_ in self.ladder.rungs and id_ != rung.id]
        said = [Statement(step.text, step.sources) for _, step in self.ladder.next(rung.id)]
        text = GO_ON.format(name=after[0].name) if after else NEXT.format(next=_joined(said))
        if after or said:
            yield self._told(rung, Act.NEXT, text, said or (Statement("", after[0].cited),), days=7)

    def _team(self, act: Act) -> Iterator[Outline]:
        for team in self._knowledge.onboarding:
            for step in team.steps:
                if step.after is (act is Act.TEAM_AFTER):
                    yield Outline(act, _task(step), days=step.day, sources=step.sources, entries=step.see_also)

    def _facts(self, rung: Rung, act: Act) -> tuple[Statement, ...]:
        facts = rung.certification.facts
        return tuple(Statement(one.text, one.sources) for one in facts if one.facet == FACETS[act] and one.known)

    def _told(
        self, rung: Rung, act: Act, text: str, said: Iterable[Statement], share: float = 0.0, days: int = 0
    ) -> Outline:
        sources = tuple(dict.fromkeys(citation for statement in said for citation in statement.sources))
        return Outline(act, text, share, days, sources, self._entries(rung, FACETS[act]))

    def _entries(self, rung: Rung, facet: str) -> tuple[str, ...]:
        """Return the ids of the entries on this side of a rung, those about the level itself first."""
        if (rung.id, facet) not in self._linked:
            self._linked[rung.id, facet] = self._found(rung, facet)
        return self._linked[rung.id, facet]

    def _found(self, rung: Rung, facet: str) -> tuple[str, ...]:
        mine = {rung.id, rung.certification.id}
        known = [entry for entry in self._knowledge.entries if entry.facet == facet and mine & {*entry.about}]
        nearest = sorted(known, key=lambda entry: (not entry.known, rung.id not in entry.about, _others(entry, mine)))
        return tuple(entry.id for entry in nearest[:LINKED])


def _task(step: TeamStep) -> str:
    return " ".join((step.task.strip(), *(_linked(link) for link in step.links)))


def _linked(link: TeamLink) -> str:
    return f"[{link.name}]({link.url})"


def _others(entry: Entry, mine: set[str]) -> int:
    return len({*entry.about} - mine)


def _of(stage: Preparation) -> Statement:
    return Statement(stage.text, stage.sources)


def _offered(offers: Iterable[Offer]) -> str:
    told = (
        PRICED.format(name=one.name, price=money(one.price)) if one.price else UNPRICED.format(name=one.name)
        for one in offers
    )
    return f"{'; '.join(told)}."


def _cited(offers: Iterable[Offer]) -> tuple[Statement, ...]:
    prices = (Statement(one.name, one.price.sources) for one in offers if one.price)
    details = (one.details[0] for one in offers if not one.price and one.details)
    return (*prices, *details)


def _joined(said: Iterable[Statement]) -> str:
    return f"{'; '.join(statement.text.strip().rstrip('.') for statement in said)}."


def _ended(text: str) -> str:
    return text.strip().rstrip(".")
