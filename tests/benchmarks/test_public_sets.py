"""Public question sets are read as their publishers write them, and drawn alike everywhere."""

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.convert import main
from benchmarks.public_sets import banking77, clinc150
from click.testing import CliRunner, Result

CLINC = {
    "oos_val": [["who is there", "oos"]],
    "val": [["next bus when", "bus"], ["umbrella needed", "rain"]],
    "train": [[f"bus text {n}", "bus"] for n in range(9)] + [[f"rain text {n}", "rain"] for n in range(9)],
    "oos_test": [["what is love", "oos"], ["buy milk", "oos"]],
    "test": [["when is the bus", "bus"], ["will it rain", "rain"]],
    "oos_train": [["never used", "oos"]],
}
TRAIN = """text,category
my card is gone,lost
"gone, my card is",lost

charged twice?,twice
"
my card is gone",lost
why two charges,twice
"""
TEST = """text,category
"
lost it",lost
it was taken twice,twice
"""


@pytest.fixture
def clinc(tmp_path: Path) -> Path:
    file = tmp_path / "data_full.json"
    file.write_text(json.dumps(CLINC), encoding="utf-8")
    return file


@pytest.fixture
def banking(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "train.csv", tmp_path / "test.csv"
    for file, text in zip(files, (TRAIN, TEST), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def texts(faq: dict[str, Any]) -> list[str]:
    return [faq["question"], *faq["alternatives"]]


def test_an_intent_gets_so_many_of_its_own_training_texts(clinc: Path) -> None:
    body = clinc150(clinc, examples=4)
    assert [faq["id"] for faq in body["faqs"]] == ["bus", "rain"]
    for faq in body["faqs"]:
        assert len(set(texts(faq))) == 4
        assert all(text.startswith(faq["id"]) for text in texts(faq))


def test_queries_are_those_of_the_test_part_and_validation_stays_apart(clinc: Path) -> None:
    body = clinc150(clinc, examples=2)
    assert body["queries"] == [{"text": "when is the bus", "gold": ["bus"]}, {"text": "will it rain", "gold": ["rain"]}]
    assert body["oos"] == ["what is love", "buy milk"]
    assert [query["text"] for query in body["val_queries"]] == ["next bus when", "umbrella needed"]
    assert body["val_oos"] == ["who is there"]


def test_an_intent_with_fewer_texts_gives_all_it_has(clinc: Path) -> None:
    assert [len(texts(faq)) for faq in clinc150(clinc, examples=99)["faqs"]] == [9, 9]


def test_the_same_seed_draws_the_same_texts_and_another_draws_others(clinc: Path) -> None:
    assert clinc150(clinc, 4) == clinc150(clinc, 4)
    assert clinc150(clinc, 4)["faqs"] != clinc150(clinc, 4, seed=14)["faqs"]


def test_the_draw_is_that_of_the_published_figures(clinc: Path) -> None:
    assert [texts(faq) for faq in clinc150(clinc, 3)["faqs"]] == PUBLISHED


def test_test_texts_of_an_intent_held_out_are_outside(clinc: Path) -> None:
    body = clinc150(clinc, 3, held_out=1)
    kept = body["faqs"][0]["id"]
    assert [query["gold"] for query in body["queries"]] == [[kept]]
    assert len(body["oos"]) == 3
    assert [query["gold"] for query in body["val_queries"]] == [[kept]]


def test_a_training_text_counts_once_without_the_blanks_around_it(banking: tuple[Path, Path]) -> None:
    lost, twice = banking77(*banking, examples=2)["faqs"]
    assert sorted(texts(lost)) == ["gone, my card is", "my card is gone"]
    assert sorted(texts(twice)) == ["charged twice?", "why two charges"]


def test_a_test_text_loses_the_blanks_around_it(banking: tuple[Path, Path]) -> None:
    assert [query["text"] for query in banking77(*banking, examples=1)["queries"]] == ["lost it", "it was taken twice"]


@pytest.mark.parametrize(("held_out", "name"), [(0, "banking77_k1"), (1, "banking77_ho_k1")])
def test_a_set_is_named_after_how_it_was_made(banking: tuple[Path, Path], held_out: int, name: str) -> None:
    assert banking77(*banking, examples=1, held_out=held_out)["name"] == name


def converted(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_command_prints_the_set(clinc: Path, banking: tuple[Path, Path]) -> None:
    assert json.loads(converted("--clinc", clinc, "--examples", 2).stdout) == clinc150(clinc, 2)
    done = converted("--banking", *banking, "--examples", 1, "--held-out", 1, "--seed", 7)
    assert json.loads(done.stdout) == banking77(*banking, 1, seed=7, held_out=1)


@pytest.mark.parametrize("both", [True, False])
def test_the_command_wants_one_publisher(clinc: Path, banking: tuple[Path, Path], both: bool) -> None:
    done = converted("--clinc", clinc, "--banking", *banking) if both else converted()
    assert done.exit_code == 2
    assert "name one of --clinc and --banking" in done.stderr


def test_help_says_where_to_get_the_sets_and_their_licences() -> None:
    text = converted("--help").stdout
    for told in ("github.com/clinc/oos-eval", "CC BY 3.0", "github.com/PolyAI-LDN", "CC BY 4.0"):
        assert told in text


PUBLISHED = [
    ["bus text 4", "bus text 8", "bus text 5"],
    ["rain text 2", "rain text 3", "rain text 5"],
]
