"""Which files of a folder are read, and what is said of the others."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from bot.content import CannotLoad
from bot.content.listing import list_files

from tests.content.folders import write


def files(folder: Path) -> list[tuple[str, str]]:
    return [(found.file, found.kind.name) for found in list_files(folder)[0]]


def unknown(folder: Path) -> dict[str, str]:
    return {found.location.file: found.fix for found in list_files(folder)[1]}


def touch(folder: Path, *names: str) -> Path:
    for name in ("faq/a.yaml", *names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def test_files_are_read_by_their_names_in_a_fixed_order(tmp_path: Path) -> None:
    folder = touch(tmp_path, "roles.yml", "faq/deep/er/b.yaml", "certifications/c.YAML", "sources.yaml")

    assert files(folder) == [
        ("certifications/c.YAML", "certifications"),
        ("faq/a.yaml", "faq"),
        ("faq/deep/er/b.yaml", "faq"),
        ("roles.yml", "roles"),
        ("sources.yaml", "sources"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "faq/.a.yaml.swp",
        "faq/.b.yaml",
        "faq/a.yaml~",
        "faq/#a.yaml#",
        ".git/config.yaml",
        "faq/README.md",
        "faq/4913",
        "faq/~b.yaml",
    ],
)
def test_hidden_temporary_and_other_files_are_left_alone(name: str, tmp_path: Path) -> None:
    folder = touch(tmp_path, name)

    assert files(folder) == [("faq/a.yaml", "faq")]
    assert unknown(folder) == {}


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("role.yaml", "roles.yaml"),
        ("faqs.yml", "faq/<name>.yaml"),
        ("certification/a.yaml", "certifications/<name>.yaml"),
        ("certifications/more/a.yaml", "certifications/<name>.yaml"),
        ("roles/sre.yaml", "roles.yaml"),
        ("docs/zebra.yaml", "faq/<name>.yaml, sources.yaml"),
    ],
)
def test_another_name_is_told_with_the_one_that_was_meant(name: str, better: str, tmp_path: Path) -> None:
    assert better in unknown(touch(tmp_path, name))[name]


def test_links_within_the_folder_are_followed_and_circles_left(tmp_path: Path) -> None:
    folder = touch(tmp_path / "knowledge", "..data/faq/b.yaml", "..data/roles.yaml")
    (folder / "faq/a.yaml").unlink()
    (folder / "faq").rmdir()
    (folder / "faq").symlink_to("..data/faq")
    (folder / "roles.yaml").symlink_to("..data/roles.yaml")
    (folder / "..data/faq/round").symlink_to(folder)

    assert files(folder) == [("faq/b.yaml", "faq"), ("roles.yaml", "roles")]


def test_a_linked_folder_outside_is_not_followed(tmp_path: Path) -> None:
    folder = touch(tmp_path / "knowledge")
    touch(tmp_path / "other")
    (folder / "faq/other").symlink_to(tmp_path / "other")
    (folder / "notes.md").symlink_to("/etc/hostname")

    assert files(folder) == [("faq/a.yaml", "faq")]
    assert [(found.code, found.location.file) for found in list_files(folder)[1]] == [("outside-folder", "faq/other")]


def test_links_that_lead_to_themselves_are_told(tmp_path: Path) -> None:
    folder = touch(tmp_path)
    (folder / "faq/b.yaml").symlink_to("b.yaml")
    (folder / "faq/c").symlink_to("c")

    assert [(found.code, found.location.file) for found in list_files(folder)[1]] == [("outside-folder", "faq/b.yaml")]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    touch(tmp_path / "real")
    (tmp_path / "knowledge").symlink_to("real")

    assert files(tmp_path / "knowledge") == [("faq/a.yaml", "faq")]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotLoad, match=r"There is no folder .*gone\. Give the folder that holds faq/\."):
        list_files(tmp_path / "gone")


@pytest.mark.parametrize(
    "make", [Path.exists, Path.touch, lambda faq: faq.symlink_to("gone")], ids=["none", "a file", "a link"]
)
def test_a_folder_without_faq_is_said_in_a_sentence(make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "faq")

    with pytest.raises(CannotLoad, match=r"has no folder faq/ in it"):
        list_files(tmp_path)


def test_a_pipe_is_no_file_to_read(tmp_path: Path) -> None:
    os.mkfifo(write(tmp_path) / "faq/a.yaml")

    assert files(tmp_path) == []
