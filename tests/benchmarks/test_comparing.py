"""The whole comparison runs on a small set, and writes what it measured."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks.__main__ import main
from benchmarks.comparing import compared, write
from benchmarks.reporting import Report
from benchmarks.ways.way import OURS, WORDS_ALONE, WRATIO
from bot.encoder.opening import ENCODER, OFF
from click.testing import CliRunner

from tests.benchmarks.coffee_shop import COFFEE


@pytest.fixture(scope="module")
def report() -> Report:
    return compared([COFFEE], {ENCODER: OFF}, ["something: nobody gave it"])


def test_every_way_that_can_be_taken_is_measured(report: Report) -> None:
    (outcome,) = report.results
    assert (outcome.entries, outcome.texts, outcome.queries, outcome.outside) == (3, 6, 4, 2)
    ours = next(figures for figures in outcome.figures if figures.way == WORDS_ALONE)
    assert ours.top1 == 100.0
    assert ours.p50 > 0
    assert {figures.way for figures in outcome.figures} >= {WORDS_ALONE, WRATIO, "SQLite FTS5"}


def test_memory_is_that_of_a_process_of_its_own(report: Report) -> None:
    memory = {figures.way: figures.memory or 0.0 for figures in report.results[0].figures}
    assert 5 < memory["SQLite FTS5"] < memory[WORDS_ALONE] < 500


def test_what_was_left_out_is_told_with_its_reason(report: Report) -> None:
    assert report.left_out[0] == "something: nobody gave it"
    assert f"{OURS}: the sentence encoder is switched off" in report.left_out


def test_a_report_is_written_for_people_and_for_programs(report: Report, tmp_path: Path) -> None:
    told = tuple(write(report, tmp_path / "results"))
    body = json.loads((tmp_path / "results" / "answers.json").read_text(encoding="utf-8"))
    text = (tmp_path / "results" / "answers.md").read_text(encoding="utf-8")
    assert body["results"][0]["figures"][0]["top1"] == 100.0
    assert "## coffee" in text
    assert f"\n| {WORDS_ALONE} | 100.0 | 100.0 |" in text
    assert told[0] == report.left_out[0] in text
    assert all(value in text for value in report.machine.values())


def test_a_chart_is_drawn_where_matplotlib_is_installed(report: Report, tmp_path: Path) -> None:
    told = tuple(write(report, tmp_path))
    drawn = (tmp_path / "answers.png").exists()
    assert drawn == (find_spec("matplotlib") is not None)
    assert any("matplotlib is not installed" in line for line in told) != drawn


def test_the_command_says_where_to_get_the_public_sets() -> None:
    text = CliRunner().invoke(main, ["--help"]).stdout
    assert "data_full.json" in text
    assert "CC BY 4.0" in text
