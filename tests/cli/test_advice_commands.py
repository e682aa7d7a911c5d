"""`recommend`, `path`, `next` and `compare` in a terminal, as text, as JSON and as a picture."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Run
from tests.packs import NIMBUS

PACK = ("--knowledge", str(NIMBUS))


def test_a_recommendation_gives_steps_reasons_needs_and_costs(run: Run) -> None:
    result = run("recommend", "access engineer", *PACK)
    assert result.exit_code == 0
    for line in (
        "1. Nimbus Operator, Associate",
        "Why: Nimbus Guard Professional, Professional requires it.",
        "2. Nimbus Guard Professional, Professional",
        "Why: Guard of accounts: Nimbus Guard Professional.",
        "Needs: Nimbus Operator, Associate has to be held. (taken before)",
        "Cost: 420 EUR",
        "Source: Nimbus handbook (Nimbus, 2026-01-15): ",
    ):
        assert line in result.stdout


def test_what_is_held_is_left_out_and_said(run: Run) -> None:
    result = run("recommend", "operations engineer", "--hold", "NOP", "--weeks", "20", *PACK)
    assert "1. Nimbus Reliability Professional, Professional" in result.stdout
    assert "Left out: you hold Nimbus Operator, Associate" in result.stdout


def test_what_had_to_give_is_said(run: Run) -> None:
    result = run("recommend", "operations engineer", "--budget", "10 EUR", *PACK)
    assert "Nothing keeps to all of that, so your budget had to give." in result.stdout


def test_what_is_priced_in_another_currency_is_not_compared_with_a_budget(run: Run) -> None:
    priced = run("recommend", "access engineer", "--budget", "1000 USD", *PACK).stdout
    assert "Cost: 420 EUR (I cannot compare this with a budget in USD)" in priced
    assert "cannot compare" not in run("recommend", "access engineer", "--budget", "1000 EUR", *PACK).stdout


def test_an_unknown_role_gets_the_nearest_ones(run: Run) -> None:
    result = run("recommend", "beekeeper", *PACK)
    assert result.exit_code == 0
    assert result.stdout.startswith("I can't tell who this is for.")


def test_a_recommendation_is_an_object_with_fixed_names(run: Run) -> None:
    body = json.loads(run("recommend", "system architect", "--json", *PACK).stdout)
    assert set(body) == {"status", "understood", "gave", "programmes", "silent"}
    assert body["silent"] == ["Certifications of Rain Institute"]
    routes = {route["by"]: route for programme in body["programmes"] for route in programme["routes"]}
    assert set(routes["club"]) == {"by", "steps", "left_out", "cost"}
    assert [step["id"] for step in routes["club"]["steps"]] == ["nimbus-operator-associate"]
    assert routes["club"]["left_out"][0]["because"] == "retired"
    assert routes["club"]["left_out"][0]["successor"] == "nimbus-operator"
    step = routes["handbook"]["steps"][0]
    assert set(step) == {"id", "certification", "name", "why", "needs", "preparation", "offer", "next"}


def test_what_is_known_by_name_only_is_left_aside_and_said(run: Run) -> None:
    told = run("recommend", "cafe owner who is a tea sommelier").stdout
    assert "Known here by name only, so left aside: Tea Sommelier Diploma." in told
    result = run("compare", "bacp", "tea sommelier")
    assert result.exit_code == 1
    assert "Known here by name only" in result.stderr


def test_a_path_is_drawn_into_a_file(run: Run, tmp_path: Path) -> None:
    result = run("path", "uptime path", "--svg", str(tmp_path / "path.svg"), *PACK)
    assert result.exit_code == 0
    assert ElementTree.parse(tmp_path / "path.svg").getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("next", "nimbus operator"), "same track: Nimbus Reliability Professional."),
        (("next", "nimbus-principal"), "Do Nimbus certifications"),
        (("compare", "nimbus-operator", "nimbus-builder"), "Nimbus Operator (NOP): Exam: €140."),
        (("compare", "nimbus-operator-exam", "nimbus-operator-class"), "€140 (as of 2026-01-15)"),
    ],
)
def test_next_and_compare(run: Run, command: tuple[str, ...], told: str) -> None:
    result = run(*command, *PACK)
    assert result.exit_code == 0
    assert told in result.stdout or "No source says what comes after" in result.stdout


def test_a_comparison_is_an_object_with_null_for_what_is_not_stated(run: Run) -> None:
    body = json.loads(run("compare", "nimbus-basics", "nimbus-principal", "--json", *PACK).stdout)
    assert [column["ids"] for column in body["columns"]] == [["nimbus-basics"], ["nimbus-principal"]]
    renewal = next(row for row in body["rows"] if row["facet"] == "renewal")
    assert renewal["cells"][0] == {"text": None, "sources": []}
    assert renewal["differs"] is True
    differs = [row["differs"] for row in body["rows"]]
    assert differs == sorted(differs, reverse=True)


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        (("next", "xyzzy"), 1, "certguide list shows what there is"),
        (("compare", "nimbus-operator"), 2, "name two or three things"),
        (("recommend", "guard", "--budget", "much"), 2, "is no amount"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, command: tuple[str, ...], code: int, told: str) -> None:
    result = run(*command, *PACK)
    assert result.exit_code == code
    assert told in result.stderr
