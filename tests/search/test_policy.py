"""From signals to a confidence to a decision: rules that hold whatever the numbers are."""

from itertools import pairwise

import pytest
from bot.domain.knowledge import Entry
from bot.search.policy import FAQ, LEXICAL, SEMANTIC, Decision, Policy, Signal, policy_for
from hypothesis import given
from hypothesis import strategies as st

POLICIES = (LEXICAL, SEMANTIC, FAQ)
BAD = (Signal.MISSES, Signal.OPEN, Signal.ADRIFT)
SIGNALED = st.fixed_dictionaries({signal: st.floats(-1, 2) for signal in Signal})
SAID = (Decision.DECLINE, Decision.SUGGEST, Decision.ANSWER)


@given(SIGNALED)
def test_a_confidence_is_a_probability(signals: dict[Signal, float]) -> None:
    assert all(0 <= policy.confidence(signals) <= 1 for policy in POLICIES)


@given(SIGNALED, st.floats(0.01, 1))
@pytest.mark.parametrize("signal", Signal)
def test_a_good_sign_never_lowers_the_confidence_and_a_bad_one_never_raises_it(
    signal: Signal, signals: dict[Signal, float], more: float
) -> None:
    for policy in POLICIES:
        before = policy.confidence(signals)
        after = policy.confidence({**signals, signal: signals[signal] + more})
        assert after <= before if signal in BAD else after >= before


@pytest.mark.parametrize("policy", POLICIES)
def test_the_surer_the_more_is_said(policy: Policy) -> None:
    decisions = [policy.decide(step / 100) for step in range(101)]
    assert all(SAID.index(one) <= SAID.index(other) for one, other in pairwise(decisions))
    assert set(decisions) == set(SAID)


@pytest.mark.parametrize("policy", POLICIES)
def test_two_answers_are_told_together_at_a_confidence_that_allows_suggestions(policy: Policy) -> None:
    assert policy.suggest_from <= policy.pair_from <= policy.answer_from <= policy.alone_from


@pytest.mark.parametrize(
    ("abouts", "semantic", "policy"),
    [(((), ("bacp",)), True, SEMANTIC), (((), ()), True, FAQ), ((("bacp",),), False, LEXICAL), (((),), False, LEXICAL)],
)
def test_knowledge_about_things_is_trusted_otherwise_than_a_list_of_questions(
    abouts: tuple[tuple[str, ...], ...], semantic: bool, policy: Policy
) -> None:
    entries = tuple(Entry(str(place), "?", "!", about=about) for place, about in enumerate(abouts))
    assert policy_for(entries, semantic=semantic) is policy
