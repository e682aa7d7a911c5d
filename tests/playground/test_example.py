"""The example for people who test their own Bolt app works as it stands in the README."""

import re
from pathlib import Path
from typing import Any

from bot.playground.door import Door

from tests.playground.small_app import app_for

README = Path(__file__).parents[2] / "README.md"


async def test_the_example_in_the_readme_talks_with_an_app() -> None:
    example = re.search(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert example
    names: dict[str, Any] = {}
    exec(example[1], names)
    doors: list[Door] = []

    async def start(*given: str) -> str:
        doors.append(Door(app_for(*given).web_app("/slack/events")))
        await doors[0].open()
        return f"http://{doors[0].address}/slack/events"

    assert await names["conversation"](start) == "You said something"
    await doors[0].remove()
