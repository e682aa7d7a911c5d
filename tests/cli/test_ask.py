"""`certguide ask`: one question, as text and as JSON, and what happens when it cannot be asked."""

import json
from pathlib import Path

import pytest
from bot.domain.reply import Context, Turn
from bot.service.live import LiveAnswering

from tests.cli.conftest import Run


def test_an_answer_is_told_with_its_source(run: Run) -> None:
    result = run("ask", "who is cbpro foundation for?")
    assert result.exit_code == 0
    assert "People who have never pulled a shot." in result.stdout
    assert "Source: Barista guide (Bean School, 2026-03-01): The three levels" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    "question", ["purple elephant of zanzibar", "how much is the tea sommelier", "?!", "x" * 40_000]
)
def test_what_is_not_known_is_no_failure(run: Run, question: str) -> None:
    result = run("ask", "--json", question)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["status"] == "gap"


def test_json_is_one_object_without_an_id(run: Run) -> None:
    body = json.loads(run("ask", "--json", "who is cbpro foundation for?").stdout)
    assert list(body) == ["status", "text", "sources", "entries", "confidence", "ranked", "elapsed_ms"]
    assert body["entries"] == ["school-foundation/audience"]
    assert body["sources"] == ["guide#levels"]


def test_the_texts_of_a_thread_say_what_a_follow_up_is_about(run: Run) -> None:
    thread = ("--thread", "who is cbpro for?", "--thread", "how much is bacp?")
    first = json.loads(run("ask", "--json", "and the live one?", *thread).stdout)["ranked"][0]["entry"]
    assert first == "guild-live/price"


@pytest.mark.parametrize("earlier", [0, 1, 3])
def test_the_time_told_is_that_of_the_question_without_its_thread(
    run: Run, monkeypatch: pytest.MonkeyPatch, earlier: int
) -> None:
    asked: list[str] = []
    ask = LiveAnswering.ask

    def counted(self: LiveAnswering, text: str, context: Context = Context()) -> Turn:
        asked.append(text)
        return ask(self, text, context)

    monkeypatch.setattr(LiveAnswering, "ask", counted)
    monkeypatch.setattr("bot.cli.asking.time.perf_counter", lambda: len(asked))
    thread = [part for _ in range(earlier) for part in ("--thread", "who is cbpro for?")]
    body = json.loads(run("ask", "--json", "and the live one?", *thread).stdout)
    assert len(asked) == earlier + 1
    assert body["elapsed_ms"] == 1_000


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_a_question_may_begin_with_a_dash_behind_two(run: Run, how: tuple[str, ...]) -> None:
    assert run("ask", *how, "--", "-how much is bacp?").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask",), "there is no question"),
        (("ask", "   "), "there is no question"),
        (("ask", "--jsonl", "how much?"), "leave out the question"),
        (("ask", "--jsonl", "--thread", "how much?"), "leave out the question"),
        (("ask", "how", "much"), "unexpected extra argument"),
        (("ask", "--no-such-option", "how much?"), "No such option"),
        (("no-such-command",), "No such command"),
    ],
)
def test_a_command_that_makes_no_sense_says_what_to_do_and_exits_with_2(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("command", [("ask", "how much?"), ("ask", "--jsonl"), ("chat",), ("list",), ("show", "x")])
def test_faults_of_the_knowledge_go_to_standard_error_and_exit_with_2(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "bad.yaml").write_text("entries:\n  - id: a\n    question: What?\n    anwser: That.\n")
    result = run(*command, "--knowledge", str(tmp_path), input="")
    assert result.exit_code == 2
    assert "faq/bad.yaml:4:" in result.stderr
    assert f"certguide check {tmp_path}" in result.stderr
    assert result.stdout == ""


def test_a_folder_that_is_not_there_is_told_and_exits_with_2(run: Run, tmp_path: Path) -> None:
    result = run("ask", "how much?", "--knowledge", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert result.stdout == ""


def test_the_folder_that_is_named_goes_before_that_of_the_settings(run: Run, folder: Path, tmp_path: Path) -> None:
    elsewhere = str(tmp_path / "nowhere")
    assert run("list", "--knowledge", str(folder), CERTGUIDE_KNOWLEDGE=elsewhere).exit_code == 0
    assert run("list", CERTGUIDE_KNOWLEDGE=elsewhere).exit_code == 2


@pytest.mark.parametrize("command", ["ask", "chat", "list", "show", "start"])
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"certguide {command}" in result.stdout.partition("Examples:")[2]
