"""The commands for editors: `certguide check` and `certguide schema`."""

import json
from pathlib import Path

import pytest
from bot.cli.content import check, schema
from bot.content.kinds import KINDS
from click.testing import CliRunner, Result

GOOD = """\
entries:
  - id: a
    question: what is a?
    asks:
      - one way
      - another way
      - the third
      - number four
      - fifth form
      - way six
    answer: Nobody says what it is.
    known: false
"""
STALE = GOOD + "    review_by: 2026-01-01\n"
WARNED = GOOD.replace("    known: false\n", "")
WRONG = GOOD.replace("known: false", "knwon: false")


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty knowledge folder below the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kb/faq").mkdir(parents=True)
    return Path("kb")


def checked(folder: Path | str, *arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env={"CERTGUIDE_KNOWLEDGE": None, **(env or {})}).invoke(
        check, [*([str(folder)] if folder else []), *arguments]
    )


@pytest.mark.parametrize(
    ("text", "arguments", "code", "counts"),
    [
        (GOOD, [], 0, "0 errors, 0 warnings"),
        (GOOD, ["--strict"], 0, "0 errors, 0 warnings"),
        (WARNED, [], 0, "0 errors, 1 warning"),
        (WARNED, ["--strict"], 1, "0 errors, 1 warning"),
        (STALE, ["--strict", "--today", "2026-11-21"], 0, "0 errors, 1 warning"),
        (STALE, ["--strict", "--today", "2025-11-21"], 0, "0 errors, 0 warnings"),
        (WRONG, [], 1, "1 error, 1 warning"),
    ],
)
def test_the_exit_code_tells_errors_and_with_strict_warnings_but_for_stale_ones(
    text: str, arguments: list[str], code: int, counts: str, kb: Path
) -> None:
    (kb / "faq/a.yaml").write_text(text)

    result = checked(kb, *arguments)

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (code, counts)


def test_a_line_of_text_says_where_what_and_what_to_do(kb: Path) -> None:
    (kb / "faq/a.yaml").write_text(WARNED)

    assert checked(kb).stdout.splitlines()[0] == (
        "faq/a.yaml:2:5: warning [uncited] this entry has no sources (a); "
        "cite the places that say so, or set `known: false` when none does"
    )


def test_json_is_a_list_of_objects(kb: Path) -> None:
    (kb / "faq/a.yaml").write_text(WARNED)

    assert json.loads(checked(kb, "--format", "json").stdout) == [
        {
            "file": "faq/a.yaml",
            "line": 2,
            "column": 5,
            "severity": "warning",
            "code": "uncited",
            "message": "this entry has no sources",
            "value": "a",
            "fix": "cite the places that say so, or set `known: false` when none does",
        }
    ]


def test_json_of_a_folder_without_problems_is_an_empty_list(kb: Path) -> None:
    assert json.loads(checked(kb, "--format", "json").stdout) == []


def test_github_gets_workflow_commands_with_paths_from_where_the_command_runs(kb: Path) -> None:
    (kb / "faq/100%, a.yaml").write_text("a: 5%: b\n")

    assert checked(kb, "--format", "github").stdout.splitlines() == [
        "::error file=kb/faq/100%25%2C a.yaml,line=1,col=6::[syntax] a colon where no key can stand (a: 5%25: b); "
        "quote text that holds `: `, or check the indentation"
    ]
    assert "file=faq/100%25" in checked(kb.absolute(), "--format", "github").stdout


def test_names_of_files_are_fit_to_print(kb: Path) -> None:
    Path(kb, "faq", "a\n\x1b.yaml").write_text("a: [")
    Path(kb, "faq", "b\udcff.yaml").write_text("a: [")

    lines = checked(kb).stdout.splitlines()

    assert [line.split(":")[0] for line in lines[:-1]] == ["faq/a\\n\\x1b.yaml", "faq/b\\udcff.yaml"]


@pytest.mark.parametrize("arguments", [["gone"], ["."], ["kb", "--today", "soon"], ["kb", "--format", "xml"]])
def test_what_cannot_be_checked_exits_with_2_and_says_why(arguments: list[str], kb: Path) -> None:
    result = checked(*arguments)

    assert kb.is_dir()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.strip()


def test_the_folder_is_the_argument_else_the_option_else_the_setting(kb: Path) -> None:
    (kb / "faq/a.yaml").write_text(WRONG)
    Path("good/faq").mkdir(parents=True)

    assert checked(kb, "--knowledge", "good", env={"CERTGUIDE_KNOWLEDGE": "good"}).exit_code == 1
    assert checked("", "--knowledge", "good", env={"CERTGUIDE_KNOWLEDGE": str(kb)}).exit_code == 0
    assert checked("", env={"CERTGUIDE_KNOWLEDGE": str(kb)}).exit_code == 1
    Path(".env").write_text(f"CERTGUIDE_KNOWLEDGE={kb}\n")
    assert checked("").exit_code == 1
    assert checked("", env={"CERTGUIDE_KNOWLEDGE": "good"}).exit_code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_a_kind_is_printed(kind: str) -> None:
    result = CliRunner().invoke(schema, [kind])

    assert result.exit_code == 0
    assert json.loads(result.stdout)["$schema"].endswith("2020-12/schema")


def test_without_a_kind_the_schemas_of_all_are_printed() -> None:
    assert set(KINDS) <= set(json.loads(CliRunner().invoke(schema).stdout)["$defs"])


@pytest.mark.parametrize("command", [check, schema], ids=lambda command: command.name)
def test_help_shows_examples(command: object) -> None:
    assert (
        "certguide"
        in CliRunner().invoke(check if command is check else schema, ["--help"]).stdout.split("Examples:")[1]
    )
