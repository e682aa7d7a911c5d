"""Every code of `certguide check` has a small broken folder, with the line that it leads to."""

import shutil
from pathlib import Path

import pytest
from bot.cli.problems import as_text
from bot.content.codes import CODES
from bot.domain.knowledge import Knowledge
from bot.domain.location import Location
from bot.domain.problem import Problem, Severity

from tests.content.folders import ONE_ENTRY, found, write

BROKEN = Path(__file__).parent / "broken"
EXPECT = "# expect: "
WRITTEN = {path.stem: path for path in sorted(BROKEN.iterdir())}
IN_BYTES = {
    "not-utf8": ("faq_a", "entries: [é]".encode("latin-1"), "faq/a.yaml:1:11: error [not-utf8] this byte is not UTF-8"),
    "too-large": ("faq_a", b"#" * 5_000_001, "faq/a.yaml:1:1: error [too-large] the file is larger than 5 MB"),
}
"""Codes whose files cannot hold a comment that tells what to expect."""
ELSEWHERE = {"outside-folder", "never-wins"}
"""Codes that no file can show; each has a test of its own below."""


def files_of(case: Path) -> dict[str, str]:
    """Return the files of a case by their path; a single file says itself where it belongs."""
    if case.is_file():
        text = case.read_text(encoding="utf-8")
        return {text.removeprefix(EXPECT).split(":")[0]: text}
    return {path.relative_to(case).as_posix(): path.read_text(encoding="utf-8") for path in case.rglob("*.yaml")}


def expected(files: dict[str, str]) -> list[str]:
    return [
        line.removeprefix(EXPECT) for text in files.values() for line in text.splitlines() if line.startswith(EXPECT)
    ]


def test_every_code_has_a_broken_folder() -> None:
    assert sorted(CODES) == sorted({*WRITTEN, *IN_BYTES, *ELSEWHERE})


@pytest.mark.parametrize("code", WRITTEN)
def test_a_broken_folder_leads_to_the_line_that_it_says(code: str, tmp_path: Path) -> None:
    files = files_of(WRITTEN[code])
    write(tmp_path)
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    problems = [problem for problem in found(tmp_path) if problem.code == code or problem.severity is Severity.ERROR]

    assert sorted(list(as_text(tuple(problems), tmp_path))[:-1]) == sorted(expected(files))


@pytest.mark.parametrize("code", IN_BYTES)
def test_a_file_that_is_no_yaml_text_leads_to_one_line(code: str, tmp_path: Path) -> None:
    name, data, line = IN_BYTES[code]

    first, _ = as_text(found(write(tmp_path, **{name: data})), tmp_path)

    assert first.startswith(line)


@pytest.mark.parametrize(("target", "said"), [("../secret.yaml", "out of"), ("gone.yaml", "nowhere")])
def test_a_link_out_of_the_folder_or_to_nothing_is_not_followed(target: str, said: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "knowledge", faq_a=ONE_ENTRY)
    shutil.copy(folder / "faq/a.yaml", tmp_path / "secret.yaml")
    (folder / "faq/b.yaml").symlink_to(folder / target)

    outside = [problem for problem in found(folder) if problem.location.file == "faq/b.yaml"]

    assert [problem.code for problem in outside] == ["outside-folder"]
    assert said in outside[0].message


def test_a_rule_of_another_layer_is_asked_about_knowledge_that_loads(tmp_path: Path) -> None:
    def never_wins(knowledge: Knowledge) -> list[Problem]:
        at = knowledge.locations["a"]
        return [Problem(at, Severity.WARNING, "never-wins", "another entry answers this better", "a")]

    problems = found(write(tmp_path, faq_a=ONE_ENTRY), more=[never_wins])

    assert [problem.location for problem in problems if problem.code == "never-wins"] == [Location("faq/a.yaml", 2, 7)]


def test_a_rule_of_another_layer_is_not_asked_about_a_broken_folder(tmp_path: Path) -> None:
    def fails(knowledge: Knowledge) -> list[Problem]:
        raise AssertionError(knowledge)

    assert "syntax" in [problem.code for problem in found(write(tmp_path, faq_a="entries: ["), more=[fails])]
