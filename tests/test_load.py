"""The load benchmark sees what is lost, what is answered twice and what takes long, and counts the app's own work only."""

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.figures_of_load import CERTGUIDE, Run, percentile, record
from benchmarks.processes import Usage
from benchmarks.traffic import Load, Seen, Traffic
from bot.playground.slack import Slack
from bot.service.live import LiveAnswering

from tests.e2e.conftest import answering, slack
from tests.e2e.running_app import HTTP, running_app

__all__ = ["answering", "slack"]

LOAD = Load(events=2, rate=2)


async def test_every_event_of_a_load_is_answered_once_however_often_it_is_sent(
    slack: Slack, answering: LiveAnswering
) -> None:
    load = Load(events=40, rate=100, again=0.5, refused=0.1, people=20, channels=40)
    async with running_app(slack, answering, HTTP) as app:
        seen = await Traffic(slack, load, ["How much is the River Pilot exam?"]).run(f"{app.address}/slack/events")
    assert (seen.lost, seen.refused, seen.twice) == (0, 0, 0)
    assert len(seen.answers) == 40
    assert len(seen.acks) > 40
    assert slack.site.calls.of() == ()


def seen(acks: list[float], answered: dict[str, list[float]], taken: str = "ab") -> Seen:
    sent = {("C1", ts): 0.0 for ts in "ab"}
    told = {("C1", ts): posts for ts, posts in answered.items()}
    return Seen(acks, 0, 0.0, 1.0, sent, {("C1", ts) for ts in taken}, told)


@pytest.mark.parametrize(
    ("seen", "lost", "refused", "twice", "holds"),
    [
        (seen([0.01, 0.02], {"a": [0.1], "b": [0.2]}), 0, 0, 0, True),
        (seen([0.01, 0.02], {"a": [0.1]}), 1, 0, 0, False),
        (seen([0.01, 0.02], {"a": [0.1]}, taken="a"), 0, 1, 0, False),
        (seen([0.01, 0.02], {"a": [0.1, 0.4], "b": [0.2]}), 0, 0, 1, False),
        (seen([0.01, 0.2], {"a": [0.1], "b": [0.2]}), 0, 0, 0, False),
        (seen([0.01, 0.02], {"a": [0.1], "b": [1.2]}), 0, 0, 0, False),
    ],
    ids=["well", "lost", "refused", "twice", "slow ack", "slow answer"],
)
def test_a_run_holds_when_all_is_answered_once_and_in_time(
    seen: Seen, lost: int, refused: int, twice: int, holds: bool
) -> None:
    run = Run(CERTGUIDE, LOAD, seen, (Usage(100, 1), Usage(100, 1.1), Usage(110, 1.2)))
    assert (seen.lost, seen.refused, seen.twice, run.holds) == (lost, refused, twice, holds)
    assert run.growth == pytest.approx(10)


@pytest.mark.parametrize(("answer", "holds"), [(1.9, True), (2.1, False)])
def test_where_posts_are_refused_their_answers_may_take_a_second_more(answer: float, holds: bool) -> None:
    run = Run(CERTGUIDE, replace(LOAD, refused=0.02), seen([0.01], {"a": [0.1], "b": [answer]}), (Usage(100, 1),))
    assert run.holds is holds


def test_the_report_keeps_the_latest_runs_of_each_plan(tmp_path: Path) -> None:
    run = Run(CERTGUIDE, LOAD, seen([0.01, 0.02], {"a": [0.1], "b": [0.2]}), (Usage(100, 1), Usage(104, 1.05)))
    for plan in ("ceiling", "steady", "ceiling"):
        report, _ = record(plan, [run], tmp_path)
    lines = report.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ")] == ["## steady", "## ceiling"]
    row = "| Certguide | 2 | 2, 2.0 | 10.0 | 20.0 | 100.0 | 200.0 | 0 | 0 | 0 | 0 | 25.0 | 104 | +4.0 % | yes |"
    assert lines.count(row) == 2


def test_a_percentile_of_nothing_is_nothing() -> None:
    assert (percentile([], 99), percentile([0.003, 0.001], 50)) == (0.0, 1.0)
