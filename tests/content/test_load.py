"""Loading a folder: the knowledge it becomes, or the errors that stop it."""

import json
import os
from pathlib import Path

from bot.content import load
from bot.content.listing import unreadable
from bot.domain.knowledge import Knowledge
from bot.domain.location import Location

from tests.content.folders import ONE_ENTRY, write

FULL = Path(__file__).parent / "full"
PRICED = (
    "id: {id}\nname: {id}\noffers: [{{id: {id}-exam, name: Exam, kind: exam, price: {{amount: 300, currency: USD}}}}]\n"
)


def knowledge(folder: Path) -> Knowledge:
    loaded = load(folder)
    assert loaded.knowledge is not None, loaded.problems
    return loaded.knowledge


def test_one_file_is_enough(tmp_path: Path) -> None:
    known = knowledge(write(tmp_path, faq_a=ONE_ENTRY))

    assert [(entry.id, entry.answer) for entry in known.entries] == [("a", "A letter.")]
    assert known.locations == {"a": Location("faq/a.yaml", 2, 7)}


def test_warnings_do_not_stop_loading(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, faq_a=ONE_ENTRY, role="roles: []"))

    assert loaded.knowledge is not None
    assert [problem.code for problem in loaded.problems] == ["unknown-file"]


def test_errors_stop_loading(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, faq_a=ONE_ENTRY, roles="roles: ["))

    assert loaded.knowledge is None
    assert [problem.code for problem in loaded.problems] == ["syntax"]


def test_written_entries_stand_before_those_made_from_the_catalog() -> None:
    known = knowledge(FULL)

    assert [entry.id for entry in known.entries[:2]] == ["Is it worth it?", "score"]
    assert known.entries[2:]
    assert all(
        entry.id.split("/")[0] in {subject.id for subject in known.subjects()} | {"first-cup"}
        for entry in known.entries[2:]
    )


def test_a_made_entry_stands_where_the_thing_does_that_it_is_made_from() -> None:
    known = knowledge(FULL)

    assert set(known.locations) == {entry.id for entry in known.entries}
    assert known.locations["bean-course/price"] == Location("certifications/bean-exam.yaml", 32, 9)


def test_entries_may_refer_to_made_ones(tmp_path: Path) -> None:
    see = "entries: [{id: a, question: b?, answer: c, see_also: [%s]}]"

    assert knowledge(write(tmp_path, faq_a=see % "focp-exam/price", certifications_focp=PRICED.format(id="focp")))
    loaded = load(write(tmp_path, faq_a=see % "focp-exam/prize"))
    assert [(problem.code, problem.value, problem.fix) for problem in loaded.problems] == [
        ("dangling-id", "focp-exam/prize", "did you mean focp-exam/price?")
    ]


def test_a_written_entry_may_not_take_the_id_of_a_made_one(tmp_path: Path) -> None:
    entry = "entries: [{id: focp-exam/price, question: b?, answer: c}]"
    loaded = load(write(tmp_path, faq_a=entry, certifications_focp=PRICED.format(id="focp")))

    assert loaded.knowledge is None
    assert [(problem.code, problem.location) for problem in loaded.problems] == [
        ("duplicate-id", Location("faq/a.yaml", 1, 16))
    ]


def test_the_version_tells_contents_apart_and_nothing_else(tmp_path: Path) -> None:
    one = knowledge(write(tmp_path / "one", faq_a=ONE_ENTRY)).version

    assert knowledge(write(tmp_path / "two", faq_a=ONE_ENTRY)).version == one
    (tmp_path / "one/notes.txt").write_text("not read")
    os.utime(tmp_path / "one/faq/a.yaml", (0, 0))
    assert knowledge(tmp_path / "one").version == one
    assert knowledge(write(tmp_path / "three", faq_b=ONE_ENTRY)).version != one
    assert knowledge(write(tmp_path / "two", faq_a=ONE_ENTRY + "# edited\n")).version != one


def test_a_big_folder_in_json_loads(tmp_path: Path) -> None:
    entries = [
        {
            "id": f"e{number}",
            "question": f"what is {number}?",
            "asks": [f"{number} {way}" for way in "abcde"],
            "answer": "See.",
        }
        for number in range(10_000)
    ]

    known = knowledge(write(tmp_path, faq_a=json.dumps({"entries": entries})))

    assert len(known.entries) == 10_000
    assert known.entries[-1].asks == ("9999 a", "9999 b", "9999 c", "9999 d", "9999 e")


def test_a_file_that_may_not_be_read_is_said_in_a_sentence() -> None:
    said = str(unreadable(PermissionError(13, "Permission denied", "/k/faq/a.yaml")))

    assert said == "/k/faq/a.yaml cannot be read: permission denied."
