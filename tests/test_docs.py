"""The documentation tells what is there: nothing is missing from it, and nothing in it is made up."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from bot.cli import COMMANDS, certguide
from bot.cli.serve import READ_BY_BOLT
from bot.config import SETTINGS
from bot.content import check, load
from bot.domain.place import THREAD_SECONDS
from bot.slack.listeners.subcommands import SUBCOMMANDS
from bot.slack.surface import COMMAND
from bot.store.opening import POSTED_SECONDS, SEEN_SECONDS
from click import Option

from tests.reference import PARTS, every_command, written
from tests.transcripts import replayed, save_examples, transcripts

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
EDITORS = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
DOCUMENTS = {"README.md": README, "CHANGELOG.md": CHANGELOG, "knowledge/README.md": EDITORS}
each_document = pytest.mark.parametrize("name", DOCUMENTS)

TODAY = date(2026, 11, 20)
VARIABLE = re.compile(r"\b(?:CERTGUIDE_[A-Z_]+|SLACK_[A-Z_]+|PORT)\b")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)")


def code_of(document: str) -> str:
    return "\n".join(CODE.findall(document))


def variables_of_the_program() -> set[str]:
    """Return the names of all settings that stand in the source as texts of their own."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "bot").rglob("*.py"))
    texts = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    found = {text for text in texts if isinstance(text, str) and VARIABLE.fullmatch(text)}
    return found - (set(READ_BY_BOLT) - set(SETTINGS))


def test_each_part_that_the_program_tells_is_there_once() -> None:
    assert re.findall(r"<!-- begin (\w+) -->", README) == list(dict.fromkeys(re.findall(r"<!-- end (\w+) -->", README)))
    assert sorted(re.findall(r"<!-- begin (\w+) -->", README)) == sorted(PARTS)


def test_commands_files_fields_and_problems_are_told_as_the_program_has_them() -> None:
    assert written(README) == README, "write them anew: python -m tests.reference"


def test_transcripts_begin_as_what_the_commands_print(tmp_path: Path) -> None:
    now = first_lines(replayed(README, tmp_path, tmp_path / "cache"))
    assert len(now) > 1
    assert now == first_lines(README), "write them anew: python -m tests.reference"


def first_lines(document: str) -> dict[str, str]:
    """Return each command of the transcripts with the first line that it prints.

    What follows is not compared: confidences, and with them the order of options, differ a little between processors.
    """
    return {command: printed.partition("\n")[0] for command, printed in transcripts(document)}


def test_the_settings_are_those_that_the_program_reads() -> None:
    section = README.partition("\n## Settings\n")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `([A-Z_]+)` \|", section, re.MULTILINE)
    assert sorted(told) == sorted(variables_of_the_program())


def test_the_example_of_settings_has_every_one() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE)) == sorted(variables_of_the_program())


@each_document
def test_no_setting_is_made_up(name: str) -> None:
    assert set(VARIABLE.findall(DOCUMENTS[name])) <= variables_of_the_program()


@each_document
def test_no_command_is_made_up(name: str) -> None:
    assert set(re.findall(r"\bcertguide ([a-z]+)", code_of(DOCUMENTS[name]))) <= set(COMMANDS)


@each_document
def test_no_option_is_made_up(name: str) -> None:
    known = {opt for _, command in every_command(certguide) for param in command.params for opt in param.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z]+", code_of(DOCUMENTS[name]))) <= known | {"--help"}


@each_document
def test_no_subcommand_is_made_up(name: str) -> None:
    told = set(re.findall(rf"{COMMAND} ([a-z]+)", code_of(DOCUMENTS[name])))
    assert told <= {subcommand.name for subcommand in SUBCOMMANDS}


def test_every_option_is_told() -> None:
    for _, command in every_command(certguide):
        for option in command.params:
            assert not isinstance(option, Option) or option.opts[0] in README


def test_every_target_of_make_is_told_and_no_other() -> None:
    targets = re.search(r"^\.PHONY: (.*) FORCE$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets
    assert set(re.findall(r"\bmake ([a-z]+)", code_of(README))) == set(targets[1].split())


@pytest.mark.parametrize("name", ["README.md", "knowledge/README.md"])
def test_the_examples_of_yaml_have_no_problems(name: str, tmp_path: Path) -> None:
    save_examples(DOCUMENTS[name], tmp_path)
    assert check(tmp_path, TODAY) == ()
    loaded = load(tmp_path).knowledge
    assert loaded is not None
    assert loaded.entries


@each_document
def test_no_link_leads_nowhere(name: str) -> None:
    for path, anchor in LINK.findall(DOCUMENTS[name]):
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), path
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), anchor


def anchors(document: str) -> set[str]:
    """Return what links within a document may lead to, as GitHub makes it from heads."""
    heads = re.findall(r"^#+ (.*)$", document, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_times_that_privacy_names_are_those_of_the_program() -> None:
    privacy = " ".join(README.partition("\n## Privacy\n")[2].partition("\n## ")[0].split())
    assert f"for {THREAD_SECONDS / 86_400:.0f} days" in privacy
    assert POSTED_SECONDS == THREAD_SECONDS
    assert SEEN_SECONDS == 86_400
    assert "for a day" in privacy


def test_the_changelog_says_what_is_not_released_yet() -> None:
    heads = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
    assert heads[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", head) for head in heads[1:])
    kinds = set(re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_licence_names_who_made_the_encoder() -> None:
    notice = (ROOT / "bot" / "encoder" / "model" / "NOTICE").read_text(encoding="utf-8")
    licence = README.partition("\n## Licence\n")[2]
    for name in ("all-MiniLM-L6-v2", "nreimers/MiniLM-L6-H384-uncased"):
        assert name in notice
        assert name in licence
