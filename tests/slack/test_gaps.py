"""Questions without an answer are kept for editors: redacted, once, and nothing else is kept of anybody's words."""

import sqlite3

import pytest
from bot.domain.people import Asker, Preferences
from sqlalchemy.engine import URL

from tests.slack.conftest import Scene
from tests.slack.deliveries import command, direct, mention

WORDS = "zanzibar"


def dumped(database: URL) -> str:
    connection = sqlite3.connect(str(database.database))
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()


async def test_a_question_without_an_answer_is_kept_once_and_redacted(scene: Scene, database: URL) -> None:
    asked = mention(f"who knows {WORDS}, <mailto:ann@home.org|ann@home.org> or <@U2>?")
    for _ in range(2):
        await scene.deliver(asked)
    await scene.deliver(command(f"ask {WORDS} 12345678", scene.slack.response_url()))
    kept = [line for line in dumped(database).splitlines() if WORDS in line]
    assert len(kept) == 2
    assert f"who knows {WORDS}, [e-mail] or ?" in kept[0]
    assert f"{WORDS} [number]" in kept[1]


async def test_nothing_else_that_people_write_is_kept(scene: Scene, database: URL) -> None:
    for text in (f"what does the {WORDS} cost", f"exam {WORDS}", f"break {WORDS}", f"hello {WORDS}"):
        await scene.deliver(mention(text))
        await scene.deliver(direct(text))
        await scene.deliver(command(f"ask {text}", scene.slack.response_url()))
    kept = dumped(database).splitlines()
    assert [line for line in kept if WORDS in line] == []
    of_people = [line for line in kept if "U1" in line]
    assert len(of_people) == 1
    assert of_people[0].startswith('INSERT INTO "recent"')


@pytest.mark.parametrize("keeps", [True, False])
async def test_somebody_who_wants_no_question_kept_leaves_none(scene: Scene, database: URL, keeps: bool) -> None:
    people = scene.app.delivering.store.people
    await people.prefer(Asker("T1", "U1"), Preferences(keeps))
    await scene.deliver(mention(f"who knows {WORDS}"))
    await scene.deliver(command(f"ask {WORDS}", scene.slack.response_url()))
    assert dumped(database).count(WORDS) == 2 * keeps
    assert dumped(database).count('INSERT INTO "gaps"') == 2
