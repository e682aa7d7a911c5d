"""The folder that these tests write holds what they think it does."""

from dataclasses import replace
from pathlib import Path

from bot.content import load

from tests.knowledges import coffee_knowledge


def test_the_folder_loads_as_the_knowledge_it_was_written_from(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.knowledge is not None
    known, made = loaded.knowledge, coffee_knowledge()
    in_order = sorted(known.certifications, key=lambda item: item.id)
    assert in_order == sorted(made.certifications, key=lambda item: item.id)
    assert {entry.id: entry for entry in known.entries} == {entry.id: entry for entry in made.entries}
    rest = {"certifications": (), "entries": (), "version": "", "locations": {}}
    assert replace(known, **rest) == replace(made, **rest)  # type: ignore[arg-type]
