"""Commands between pipes: input that is no terminal, and output that nobody reads."""

import pytest

from tests.cli.conftest import Run, Start


@pytest.mark.parametrize("command", ["chat", "start"])
def test_each_line_of_a_pipe_is_answered(run: Run, command: str) -> None:
    result = run(command, input="who is cbpro foundation for?\n\nthanks\n")
    assert result.exit_code == 0
    assert "People who have never pulled a shot." in result.stdout
    assert result.stdout.endswith("\n\nYou are welcome.\n")
    assert result.stderr == ""


@pytest.mark.parametrize("command", ["chat", "start"])
def test_an_empty_pipe_is_no_failure(run: Run, command: str) -> None:
    result = run(command, input="")
    assert (result.exit_code, result.output) == (0, "")


def test_a_last_line_without_an_end_is_answered_too(run: Run) -> None:
    assert run("chat", input="thanks").stdout == "You are welcome.\n"


@pytest.mark.parametrize("arguments", [("list", "entries"), ("ask", "--jsonl"), ("chat",)])
def test_a_reader_that_goes_away_ends_us_quietly(start: Start, arguments: tuple[str, ...]) -> None:
    with start(*arguments) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, complaints = process.communicate(b'{"text": "thanks"}\n' * 100, timeout=30)
    assert complaints == b""
    assert process.returncode == 0
