"""Questions without an answer are kept for editors: redacted, once, and nothing else is kept of anybody's words."""

import sqlite3

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
    kept = dumped(database)
    assert "U1" not in kept
    assert WORDS not in kept
