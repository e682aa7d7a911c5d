"""What a command needs before it can answer: its encoder, or the reason why there is none."""

import json
from pathlib import Path

import pytest
from bot.encoder.opening import PACKAGED

from tests.cli.conftest import Run

LINES = "".join(json.dumps({"id": number, "text": "how much is bacp?"}) + "\n" for number in range(3))


def test_the_packaged_encoder_leaves_its_vectors_in_the_cache(run: Run, tmp_path: Path) -> None:
    first = run("ask", "--jsonl", input=LINES, CERTGUIDE_ENCODER="on")
    file, fit = sorted((tmp_path / "cache").iterdir(), key=lambda one: one.name, reverse=True)
    assert [one.name.split("-")[0] for one in (file, fit)] == ["vectors", "fit"]
    written = file.stat().st_mtime_ns
    again = run("ask", "--jsonl", input=LINES, CERTGUIDE_ENCODER=str(PACKAGED))
    assert first.exit_code == again.exit_code == 0
    assert first.stderr == again.stderr == ""
    assert file.stat().st_mtime_ns == written
    one, other = (json.loads(result.stdout.splitlines()[0]) for result in (first, again))
    assert {**one, "elapsed_ms": 0} == {**other, "elapsed_ms": 0}


def test_half_a_character_is_no_trouble_for_the_encoder(run: Run) -> None:
    asked = '{"id": 1, "text": "how much is bacp? \\ud83d", "thread": ["\\udcff"]}\n'
    result = run("ask", "--jsonl", input=asked, CERTGUIDE_ENCODER="on")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["ranked"]


@pytest.mark.parametrize("command", [("ask", "thanks"), ("ask", "--jsonl"), ("chat",)])
def test_a_folder_without_a_model_is_an_error(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(*command, input="", CERTGUIDE_ENCODER=str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"certguide: CERTGUIDE_ENCODER names {tmp_path}, which has no model.onnx")
    assert result.stdout == ""


def test_a_model_that_cannot_be_loaded_is_said_once_and_words_alone_go_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"this is no model")
    (tmp_path / "tokenizer.json").write_bytes((PACKAGED / "tokenizer.json").read_bytes())
    result = run("ask", "--jsonl", input=LINES, CERTGUIDE_ENCODER=str(tmp_path))
    assert result.exit_code == 0
    assert result.stderr.count("matching by words alone") == 1
    plain = run("ask", "--jsonl", input=LINES, CERTGUIDE_ENCODER="off")
    assert plain.stderr == ""
    assert [{**json.loads(line), "elapsed_ms": 0} for line in result.stdout.splitlines()] == [
        {**json.loads(line), "elapsed_ms": 0} for line in plain.stdout.splitlines()
    ]


@pytest.mark.parametrize("command", [("list",), ("show", "milk-allergy")])
def test_commands_that_match_nothing_need_no_encoder(run: Run, command: tuple[str, ...]) -> None:
    assert run(*command, CERTGUIDE_ENCODER="/no/such/folder").exit_code == 0


def test_a_cache_folder_that_is_none_is_tolerated(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("ask", "how much is bacp?", CERTGUIDE_ENCODER="on", CERTGUIDE_CACHE_DIR=str(tmp_path / "file"))
    assert result.exit_code == 0
    assert result.stderr == ""
