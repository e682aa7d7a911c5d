"""Edits of a folder are taken up while the program runs; broken ones leave the last good knowledge in use."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from bot.content import load
from bot.content.reload import Reloader
from bot.domain.knowledge import Knowledge
from structlog.testing import capture_logs

from tests.content.folders import write

PATIENCE = 20
"""Seconds until a test gives up; taking up an edit takes well under one."""
ENTRY = "entries:\n- {{id: a, question: b?, answer: {answer}}}\n"


def knowing(folder: Path, answer: str) -> Path:
    return write(folder, faq_a=ENTRY.format(answer=answer))


def answer_of(knowledge: Knowledge) -> str:
    return knowledge.entries[0].answer


def loaded(folder: Path) -> Knowledge:
    knowledge = load(folder).knowledge
    assert knowledge is not None
    return knowledge


class Seen:
    """Hears what a reloader takes up, and when it keeps what it has."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.answers: asyncio.Queue[str] = asyncio.Queue()

    def __call__(self, knowledge: Knowledge) -> None:
        self._loop.call_soon_threadsafe(self.answers.put_nowait, answer_of(knowledge))

    async def next(self) -> str:
        async with asyncio.timeout(PATIENCE):
            return await self.answers.get()


@asynccontextmanager
async def watching(folder: Path) -> AsyncIterator[tuple[Reloader, Seen]]:
    """Watch a folder; begins once the first edit was taken up, so that no test depends on when watching begins."""
    seen, stop = Seen(), asyncio.Event()
    reloader = Reloader(folder, loaded(folder), seen)
    task = asyncio.create_task(reloader.watch(stop))
    try:
        knowing(folder, "watched")
        assert await seen.next() == "watched"
        yield reloader, seen
    finally:
        stop.set()
        async with asyncio.timeout(PATIENCE):
            await task


def in_place(folder: Path) -> None:
    knowing(folder, "edited")


def by_rename(folder: Path) -> None:
    new = folder / "faq/.a.yaml.tmp"
    new.write_text(ENTRY.format(answer="edited"))
    new.rename(folder / "faq/a.yaml")


def folder_by_rename(folder: Path) -> None:
    new = knowing(folder.with_name("new"), "edited")
    folder.rename(folder.with_name("old"))
    new.rename(folder)


def folder_made_anew(folder: Path) -> None:
    shutil.rmtree(folder)
    knowing(folder, "edited")


def faq_by_rename(folder: Path) -> None:
    new = knowing(folder.with_name("new"), "edited")
    (folder / "faq").rename(folder.with_name("old"))
    (new / "faq").rename(folder / "faq")


def after_a_broken_edit(folder: Path) -> None:
    (folder / "faq/a.yaml").write_text("entries: [")
    knowing(folder, "edited")


def with_another_file(folder: Path) -> None:
    (folder / "faq/a.yaml").unlink()
    write(folder, faq_b=ENTRY.format(answer="edited"))


WAYS = (in_place, by_rename, folder_by_rename, folder_made_anew, faq_by_rename, after_a_broken_edit, with_another_file)


@pytest.mark.parametrize("edit", WAYS, ids=lambda edit: edit.__name__)
async def test_an_edit_is_taken_up_and_so_is_the_next_one(edit: Callable[[Path], None], tmp_path: Path) -> None:
    folder = knowing(tmp_path / "knowledge", "first")
    async with watching(folder) as (reloader, seen):
        edit(folder)
        assert await seen.next() == "edited"
        write(folder, faq_a=ENTRY.format(answer="again"), faq_b="entries: []")
        assert await seen.next() == "again"

    assert answer_of(reloader.knowledge) == "again"


async def test_a_folder_behind_a_link_is_taken_up_when_the_link_is_turned(tmp_path: Path) -> None:
    link = tmp_path / "knowledge"
    link.symlink_to(knowing(tmp_path / "one", "one"))
    async with watching(link) as (_, seen):
        turned = tmp_path / "turned"
        turned.symlink_to(knowing(tmp_path / "two", "two"))
        turned.rename(link)

        assert await seen.next() == "two"


def test_a_broken_edit_leaves_the_last_good_knowledge_and_is_logged_once(tmp_path: Path) -> None:
    folder = knowing(tmp_path, "good")
    reloader = Reloader(folder, loaded(folder), lambda _: None)
    (folder / "faq/a.yaml").write_text("entries:\n\t- id: a\n")

    with capture_logs() as logs:
        reloader.reload()
        reloader.reload()

    assert answer_of(reloader.knowledge) == "good"
    assert [(log["event"], log["log_level"], log["why"]) for log in logs] == [
        ("knowledge_kept", "warning", "faq/a.yaml:2:1: a tab stands where YAML takes only spaces")
    ]


def test_a_folder_that_is_gone_leaves_the_last_good_knowledge(tmp_path: Path) -> None:
    folder = knowing(tmp_path / "knowledge", "good")
    reloader = Reloader(folder, loaded(folder), lambda _: None)
    shutil.rmtree(folder)

    with capture_logs() as logs:
        reloader.reload()

    assert answer_of(reloader.knowledge) == "good"
    assert logs[0]["why"].startswith("There is no folder")


def test_an_edit_that_cannot_be_made_ready_leaves_the_last_good_knowledge(tmp_path: Path) -> None:
    def refuse(_: Knowledge) -> None:
        raise ValueError("no index")

    folder = knowing(tmp_path, "good")
    reloader = Reloader(folder, loaded(folder), refuse)
    knowing(folder, "odd")

    with capture_logs() as logs:
        reloader.reload()

    assert answer_of(reloader.knowledge) == "good"
    assert [(log["event"], log["log_level"]) for log in logs] == [("knowledge_kept", "error")]


def test_knowledge_is_in_use_only_after_it_was_made_ready(tmp_path: Path) -> None:
    in_use: list[tuple[str, str]] = []
    folder = knowing(tmp_path, "old")
    reloader = Reloader(
        folder, loaded(folder), lambda new: in_use.append((answer_of(reloader.knowledge), answer_of(new)))
    )
    knowing(folder, "new")

    reloader.reload()

    assert in_use == [("old", "new")]
    assert answer_of(reloader.knowledge) == "new"


def test_a_folder_that_says_the_same_is_not_taken_up_again(tmp_path: Path) -> None:
    taken: list[Knowledge] = []
    folder = knowing(tmp_path, "same")
    reloader = Reloader(folder, loaded(folder), taken.append)
    knowing(folder, "same")
    (folder / "notes.txt").write_text("not read")

    reloader.reload()

    assert taken == []


def test_every_look_is_told_also_when_nothing_is_taken_up(tmp_path: Path) -> None:
    folder, looks = knowing(tmp_path, "first"), []
    reloader = Reloader(folder, loaded(folder), lambda _: None, lambda: looks.append("look"))
    reloader.reload()
    write(folder, faq_a="entries: [}")
    reloader.reload()
    assert looks == ["look", "look"]
