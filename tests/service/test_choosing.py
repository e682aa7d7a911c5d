"""What always holds of a recommendation, whatever is wished for, in the shipped knowledge and in an invented one."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from bot.domain.advice import Advice, Basis, Met, Route, Step
from bot.domain.wish import Budget, Constraint, Stage, Way, Wish
from bot.service.choosing import Chooser
from bot.service.costing import Prices
from bot.service.fitting import Fitting
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs import NIMBUS, SHIPPED, pack
from tests.service.wishes import wishes

TODAY = date(2026, 11, 20)
CHOOSERS = {folder: Chooser(pack(folder)) for folder in (SHIPPED, NIMBUS)}
PRICES = {folder: Prices(pack(folder)) for folder in CHOOSERS}

Asked = tuple[Path, Wish, Advice]


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    folder = draw(st.sampled_from(sorted(CHOOSERS)))
    wish = draw(wishes(pack(folder)))
    return folder, wish, CHOOSERS[folder].choose(wish, TODAY)


def routes(advice: Advice) -> Iterator[Route]:
    for programme in advice.programmes:
        yield from programme.routes


def steps(advice: Advice) -> Iterator[Step]:
    for route in routes(advice):
        yield from route.steps


always = settings(max_examples=100, deadline=None)


@always
@given(asked())
def test_nothing_held_is_recommended(asked: Asked) -> None:
    folder, wish, advice = asked
    held = CHOOSERS[folder].ladder.held(wish.held)
    named = {step for id_ in wish.held for step in CHOOSERS[folder].ladder.of(id_)}
    assert named <= held
    assert not held & {step.id for step in steps(advice)}


@always
@given(asked())
def test_no_step_comes_before_what_it_requires(asked: Asked) -> None:
    folder, wish, advice = asked
    ladder = CHOOSERS[folder].ladder
    for route in routes(advice):
        taken = set(ladder.held(wish.held))
        for step in route.steps:
            for required in ladder.required(step.id):
                follows = ladder.successor(required, TODAY)
                assert taken & {*ladder.of(required), *(ladder.of(follows) if follows else ())}
            assert all(need.met is not Met.OPEN for need in step.needs if need.id)
            taken.add(step.id)


@always
@given(asked())
def test_nothing_breaks_a_constraint_that_is_not_said_to_give(asked: Asked) -> None:
    folder, wish, advice = asked
    fitting = Fitting(CHOOSERS[folder].ladder, PRICES[folder], wish)
    for route in routes(advice):
        ids = [step.id for step in route.steps]
        broken = {one for size in range(1, len(ids) + 1) for one in fitting.broken(ids[:size])}
        assert broken <= set(advice.gave)
    assert set(advice.gave) <= set(fitting.constraints)


@always
@given(asked())
def test_what_is_left_out_says_why(asked: Asked) -> None:
    folder, wish, advice = asked
    held = CHOOSERS[folder].ladder.held(wish.held)
    for item in (item for route in routes(advice) for item in route.left_out):
        assert item.constraint or item.retired or item.unreachable or item.id in held


@always
@given(asked())
def test_nothing_retired_is_recommended_and_its_successor_is_named(asked: Asked) -> None:
    folder, _, advice = asked
    ladder = CHOOSERS[folder].ladder
    assert not any(ladder.retired(step.id, TODAY) for step in steps(advice))
    for item in (item for route in routes(advice) for item in route.left_out if item.retired):
        assert item.successor == ladder.successor(item.id, TODAY)


@always
@given(asked())
def test_the_same_wish_gets_the_same_advice(asked: Asked) -> None:
    folder, wish, advice = asked
    assert Chooser(pack(folder)).choose(wish, TODAY) == advice


@always
@given(asked())
def test_every_statement_is_cited(asked: Asked) -> None:
    for step in steps(asked[2]):
        assert step.why
        assert all(why.text and why.sources for why in step.why)
        assert all(need.sources for need in step.needs)
        assert step.preparation is None or step.preparation.sources
    assert all(route.cost.sources for route in routes(asked[2]) if route.cost.total)


@always
@given(asked())
def test_a_cost_holds_what_is_stated_and_nothing_twice(asked: Asked) -> None:
    folder, _, advice = asked
    offers = {offer.id: offer for item in pack(folder).certifications for offer in item.offers}
    for route in routes(advice):
        bought = [offers[id_] for id_ in route.cost.bought]
        held = {id_ for offer in bought for id_ in offer.includes}
        assert len(set(route.cost.bought)) == len(route.cost.bought)
        assert not held & set(route.cost.bought)
        assert sum((o.price.amount for o in bought if o.price), Decimal()) == sum(a for _, a in route.cost.total)
        covered = {*route.cost.unstated, *(s.certification for s in route.steps)}
        assert {step.certification for step in route.steps} <= covered


@always
@given(asked())
def test_an_inference_of_ours_never_bears_the_name_of_a_source(asked: Asked) -> None:
    for programme in asked[2].programmes:
        for route in programme.routes:
            assert all(why.by == "" for step in route.steps for why in step.why if why.inferred)


def advised(**wish: object) -> Advice:
    return CHOOSERS[NIMBUS].choose(Wish(**wish), TODAY)  # type: ignore[arg-type]


def ids(advice: Advice, by: str = "handbook") -> list[str]:
    return [step.id for route in routes(advice) if route.by == by for step in route.steps]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"roles": ("operations-engineer",)}, ["nimbus-operator-associate", "nimbus-reliability-professional"]),
        ({"roles": ("guard",)}, ["nimbus-operator-associate", "nimbus-guard-professional"]),
        ({"roles": ("guard",), "held": ("nimbus-operator",)}, ["nimbus-guard-professional"]),
        ({"roles": ("guard",), "held": ("nimbus-reliability",)}, ["nimbus-guard-professional"]),
        ({"roles": ("guard",), "days": 30}, ["nimbus-operator-associate"]),
        ({"roles": ("operations-engineer",), "stage": Stage.ENTRY}, ["nimbus-operator-associate"]),
        ({"held": ("nimbus-operator",)}, ["nimbus-reliability-professional"]),
        ({"roles": ("guard",), "held": ("nimbus-guard",)}, ["nimbus-principal-expert"]),
    ],
)
def test_the_steps_of_a_wish(wish: dict[str, object], expected: list[str]) -> None:
    assert [id_ for id_ in ids(advised(**wish)) if id_ in expected] == expected


def test_the_successor_of_what_is_retired_takes_its_place() -> None:
    advice = advised(roles=("system-architect",))
    (route,) = (route for route in routes(advice) if route.by == "club")
    assert [step.id for step in route.steps] == ["nimbus-operator-associate"]
    assert route.steps[0].why[0].basis is Basis.SUCCESSOR
    assert [(item.id, item.successor) for item in route.left_out] == [
        ("nimbus-classic-associate", "nimbus-operator"),
    ]


def test_a_bundle_is_bought_once_when_it_is_cheaper_than_its_parts() -> None:
    (route,) = (r for r in routes(advised(roles=("operations-engineer",))) if r.by == "handbook")
    assert route.cost.total == (("EUR", Decimal(330)),)
    assert route.cost.bought == ("nimbus-operations-bundle",)
    assert set(route.cost.included) == {"nimbus-operator-exam", "nimbus-reliability-exam"}


def test_a_price_that_no_source_states_is_named() -> None:
    (route,) = (r for r in routes(advised(roles=("data-worker",))) if r.by == "club")
    assert route.cost.unstated == ("nimbus-data-principal",)


@pytest.mark.parametrize(
    ("wish", "gave"),
    [
        ({"budget": Budget(Decimal(50), "EUR")}, (Constraint.BUDGET,)),
        ({"days": 2}, (Constraint.DAYS,)),
        ({"days": 2, "budget": Budget(Decimal(50), "EUR")}, (Constraint.BUDGET, Constraint.DAYS)),
        ({"publishers": ("Rain Institute",)}, (Constraint.PUBLISHER,)),
        ({"way": Way.TAUGHT}, ()),
    ],
)
def test_what_had_to_give_is_said(wish: dict[str, object], gave: tuple[Constraint, ...]) -> None:
    assert advised(roles=("operations-engineer",), **wish).gave == gave
