"""Whether steps keep to what somebody asked for: time, budget, way, level, publisher, programme."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from bot.domain.catalog import Preparation
from bot.domain.wish import Constraint, Wish
from bot.search.text import fold
from bot.service.costing import Prices
from bot.service.steps import Ladder, Rung

GIVING = tuple(Constraint)
"""The constraints in the order of their declaration: of two sets that could give, the one with the later ones does."""


class Fitting:
    """Judges steps by the constraints of one wish."""

    def __init__(self, ladder: Ladder, prices: Prices, wish: Wish) -> None:
        """Take the wish."""
        self._ladder, self._prices, self._wish = ladder, prices, wish
        self._publishers = frozenset(fold(name) for name in wish.publishers)
        self._alone: tuple[tuple[Constraint, Callable[[Rung], bool]], ...] = (
            (Constraint.CERTIFICATION, self._within_certification),
            (Constraint.PUBLISHER, self._within_publisher),
            (Constraint.STAGE, self._within_stage),
            (Constraint.WAY, self._within_way),
        )

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """Return the constraints that were set."""
        wish = self._wish
        said = (wish.certifications, wish.publishers, wish.stage, wish.way, wish.budget, wish.days)
        return tuple(one for one, value in zip(GIVING, said, strict=True) if value not in (None, ()))

    def keeping(self, steps: Sequence[str], given: frozenset[Constraint]) -> tuple[int, Constraint | None]:
        """Return how many of the steps, from the first on, keep to all constraints but those given, and what stops the next."""
        for size in range(1, len(steps) + 1):
            broken = next((one for one in self.broken(steps[:size]) if one not in given), None)
            if broken:
                return size - 1, broken
        return len(steps), None

    def broken(self, steps: Sequence[str]) -> tuple[Constraint, ...]:
        """Return the constraints that the last of these steps breaks, when the others are taken before it."""
        rung = self._ladder.rungs[steps[-1]]
        broken = [one for one, holds in self._alone if not holds(rung)]
        if not self._within_budget(steps):
            broken.append(Constraint.BUDGET)
        if not self._within_days(steps):
            broken.append(Constraint.DAYS)
        return tuple(broken)

    def preparations(self, steps: Sequence[str]) -> dict[str, Preparation]:
        """Return for each step the longest plan that the time allows beside the others' shortest, else the shortest."""
        plans = {step: _plans(self._ladder.rungs[step]) for step in steps}
        shortest = sum(some[0].days for some in plans.values() if some)
        days = self._wish.days or 0
        chosen = {}
        for step, some in plans.items():
            if some:
                spare = days - shortest + some[0].days
                chosen[step] = [some[0], *(plan for plan in some if plan.days <= spare)][-1]
                shortest += chosen[step].days - some[0].days
        return chosen

    def _within_certification(self, rung: Rung) -> bool:
        return not self._wish.certifications or rung.certification.id in self._wish.certifications

    def _within_publisher(self, rung: Rung) -> bool:
        return not self._publishers or fold(rung.certification.publisher or "") in self._publishers

    def _within_stage(self, rung: Rung) -> bool:
        return self._wish.stage is None or self._ladder.stage(rung.id) is self._wish.stage

    def _within_way(self, rung: Rung) -> bool:
        """Tell whether there is a way to take it as wanted; where no source names any, nothing speaks against it."""
        offers = rung.certification.offers
        return not offers or bool(self._prices.offers(rung, self._wish.way))

    def _within_budget(self, steps: Sequence[str]) -> bool:
        budget = self._wish.budget
        if budget is None:
            return True
        total = self._prices.bought([self._ladder.rungs[step] for step in steps], self._wish.way).total
        return all(amount <= budget.amount for currency, amount in total.items() if budget.currency in (None, currency))

    def _within_days(self, steps: Sequence[str]) -> bool:
        shortest = (_plans(self._ladder.rungs[step]) for step in steps)
        return self._wish.days is None or sum(plans[0].days for plans in shortest if plans) <= self._wish.days


def givings(constraints: Iterable[Constraint]) -> tuple[frozenset[Constraint], ...]:
    """Return the sets of constraints that could give, the smallest first, of equal ones that with the later constraints."""
    ordered = sorted(constraints, key=GIVING.index, reverse=True)
    return tuple(frozenset(some) for size in range(len(ordered) + 1) for some in combinations(ordered, size))


def _plans(rung: Rung) -> tuple[Preparation, ...]:
    plans = rung.level.preparation if rung.level else ()
    return tuple(sorted(plans, key=lambda plan: plan.days))
