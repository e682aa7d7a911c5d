"""`certguide explain`."""

from tests.cli.conftest import Run


def test_an_explanation_is_printed_with_the_files_of_its_entries(run: Run) -> None:
    result = run("explain", "and the live one?", "--thread", "how much is bacp?")
    assert result.exit_code == 0
    assert "guild-live/price (certifications/barista-certified-professional.yaml:" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("Reply: ")
    assert result.stderr == ""


def test_a_question_is_needed(run: Run) -> None:
    assert run("explain").exit_code == 2
