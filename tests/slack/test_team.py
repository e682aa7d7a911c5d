"""The team as a lead sees it: figures first, who may need a look, and no more than Slack takes."""

import pytest
from bot.domain.people import Asker
from bot.domain.plan import Standing
from bot.domain.teamwork import Member, Team
from bot.playground.controls import words
from bot.playground.limits.views import view_faults
from bot.slack.home import home_view
from bot.slack.planning.team import team_blocks, team_modal

from tests.knowledges import coffee_knowledge

KNOWLEDGE = coffee_knowledge()


def team(count: int, stuck: int) -> Team:
    whos = [Asker("T1", f"U{number}") for number in range(count)]
    why = ("2 steps are overdue",)
    return Team(
        tuple(
            Member(
                who,
                "Barista *card*",
                standing=Standing.RUNNING,
                overdue=2 if n < stuck else 0,
                stuck=why if n < stuck else (),
            )
            for n, who in enumerate(whos)
        )
    )


@pytest.mark.parametrize(
    ("count", "stuck", "said", "not_said"),
    [
        (0, 0, "Nobody shares a plan yet", "See the whole team"),
        (3, 0, "Nobody who shares a plan is stuck.", "<@U0>"),
        (3, 1, "<@U0>: Barista *card*; 2 steps are overdue", "<@U1>"),
        (9, 7, "and 2 more who are stuck", "<@U5>"),
        (1_000, 1_000, "1000 share: 1000 with a running plan, 1000 stuck, 2000 steps overdue", "<@U5>"),
    ],
)
def test_home_has_figures_and_the_few_who_are_stuck(count: int, stuck: int, said: str, not_said: str) -> None:
    view = home_view(KNOWLEDGE, (), None, team_blocks(team(count, stuck)))
    assert not [*view_faults(view)]
    assert said in words(view["blocks"])
    assert not_said not in words(view["blocks"])


@pytest.mark.parametrize(("count", "said"), [(0, "Nobody shares"), (80, "<@U79>"), (1_000, "and 920 more")])
def test_the_whole_team_is_in_the_modal_as_far_as_it_takes_it(count: int, said: str) -> None:
    view = team_modal(team(count, 3), KNOWLEDGE)
    assert not [*view_faults(view)]
    assert said in words(view["blocks"])
