"""Choose what to recommend: the routes of all sources, as far as they keep to what was asked for."""

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date
from itertools import groupby

from bot.domain.advice import Advice, LeftOut, Programme, Route, Step
from bot.domain.knowledge import Knowledge
from bot.domain.wish import Constraint, Wish
from bot.service.costing import Prices, cost_of
from bot.service.fitting import Fitting, givings
from bot.service.routing import Draft, Routing
from bot.service.steps import Ladder, programme_of

CREDENTIALS = "Certifications of {publisher}"


class Chooser:
    """Chooses in one knowledge; the same wish on the same day gives the same advice."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Read the catalog as steps with prices."""
        self.ladder = Ladder(knowledge)
        self._prices = Prices(knowledge)
        self._routing = Routing(knowledge, self.ladder)

    def choose(self, wish: Wish, today: date) -> Advice:
        """Return what to take, for each programme and source.

        When nothing keeps to all constraints, the fewest give, and the advice names them.
        """
        drafts = self._routing.drafts(wish, today)
        fitting = Fitting(self.ladder, self._prices, wish)
        for given in givings(fitting.constraints):
            routes = {key: self._route(key[1], draft, wish, fitting, given) for key, draft in drafts.items()}
            if any(route.steps for route in routes.values()) or not any(draft.whys for draft in drafts.values()):
                break
        else:
            given, routes = frozenset(), {}
        gave = tuple(one for one in Constraint if one in given)
        return Advice(wish, self._programmes(routes), gave, self._silent(wish, {id_ for id_, _ in drafts}))

    def _silent(self, wish: Wish, named: Set[str]) -> tuple[str, ...]:
        """Return the programmes of which nothing is recommended to the roles of a wish that asks for no particular one."""
        if not wish.roles or wish.certifications or wish.publishers:
            return ()
        offered = (one for one in self.ladder.certifications.values() if one.retired is False)
        every = dict.fromkeys(map(programme_of, offered))
        return tuple(self._title(id_) for id_ in every if id_ not in named)

    def _programmes(self, routes: Mapping[tuple[str, str], Route]) -> tuple[Programme, ...]:
        """Return the programmes: with something to take first, and what sources name before what we infer."""
        programmes = []
        for id_, several in groupby(routes.items(), key=lambda item: item[0][0]):
            programmes.append(Programme(id_, self._title(id_), tuple(route for _, route in several)))
        return tuple(sorted(programmes, key=_place))

    def _title(self, id_: str) -> str:
        known = self.ladder.certifications
        return known[id_].name if id_ in known else CREDENTIALS.format(publisher=id_)

    def _route(self, by: str, draft: Draft, wish: Wish, fitting: Fitting, given: frozenset[Constraint]) -> Route:
        ordered = tuple(draft.whys)
        size, stopped = fitting.keeping(ordered, given)
        beyond = (self._beyond(step, stopped) for step in ordered[size:])
        kept = ordered[:size]
        bought = self._prices.bought([self.ladder.rungs[step] for step in kept], wish.way)
        steps = self._steps(kept, draft, wish, fitting)
        return Route(by, steps, (*draft.left_out.values(), *beyond), cost_of(bought))

    def _beyond(self, step: str, stopped: Constraint | None) -> LeftOut:
        rung = self.ladder.rungs[step]
        return LeftOut(step, rung.name, stopped, sources=rung.cited)

    def _steps(self, kept: tuple[str, ...], draft: Draft, wish: Wish, fitting: Fitting) -> tuple[Step, ...]:
        held, plans = self.ladder.held(wish.held), fitting.preparations(kept)
        steps = []
        for place, id_ in enumerate(kept):
            rung = self.ladder.rungs[id_]
            step = Step(id_, rung.certification.id, rung.name, tuple(draft.whys[id_]))
            steps.append(
                replace(
                    step,
                    needs=self._routing.needs(id_, kept[:place], held),
                    preparation=plans.get(id_),
                    offer=self._prices.stated(rung, wish.way),
                    next=self.ladder.next(id_),
                )
            )
        return tuple(steps)


def _place(programme: Programme) -> tuple[bool, bool]:
    taken = [route for route in programme.routes if route.steps]
    return not taken, not any(route.by for route in taken)
