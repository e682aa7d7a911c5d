"""Editors see what was asked in vain and what experts answered, and take it into files, from either database."""

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
import yaml
from bot.content import load
from bot.domain.experts import ExpertQuestion
from bot.domain.feedback import Value, Vote, Withheld, fingerprint
from bot.domain.gaps import Missed
from bot.domain.people import Asker
from bot.store.address import database_url
from bot.store.migrating import migrate
from bot.store.opening import SqlStore, open_store

from tests.cli.conftest import Run
from tests.postgres import Postgres

NOVEMBER = 1_793_500_000.0
"""The first day of November 2026, in seconds since the epoch."""
DAY = 86_400.0
NEAR = ("guild-machine", "milk-allergy")
RENEWAL = ("how long is the barista licence valid", "how long is my barista licence valid")
UP, DOWN = Value.HELPFUL, Value.UNHELPFUL
ESPRESSO = "who invented espresso?"

Keep = Callable[[Callable[[SqlStore], Awaitable[object]]], None]


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a migrated database."""
    written = f"sqlite+aiosqlite:///{tmp_path / 'store.sqlite3'}"
    if request.param == "postgres":
        postgres: Postgres = request.getfixturevalue("postgres")
        written = asyncio.run(postgres.new_database())
    asyncio.run(migrate(database_url(written)))
    return written


@pytest.fixture
def gaps(run: Run, address: str) -> Run:
    """Return a function that runs `certguide gaps` with this database."""
    return lambda *arguments, **more: run("gaps", *arguments, **{"CERTGUIDE_DATABASE_URL": address, **more})


@pytest.fixture
def keep(address: str) -> Keep:
    """Return a function that does something with the store."""

    def keep_(do: Callable[[SqlStore], Awaitable[object]]) -> None:
        async def done() -> None:
            async with open_store(database_url(address)) as store:
                await do(store)

        asyncio.run(done())

    return keep_


async def some_gaps(store: SqlStore) -> None:
    for number, text in enumerate((*RENEWAL, RENEWAL[0])):
        await store.gaps.miss(Missed(text, NEAR), NOVEMBER + number * DAY)
    await store.gaps.miss(Missed(ESPRESSO, ("no-longer-there",)), NOVEMBER + 5 * DAY)
    await store.gaps.miss(Missed("", NEAR), NOVEMBER)


async def some_drafts(store: SqlStore) -> None:
    for number, answer in enumerate(("Two years.\n\nThen: *renew*.", "no")):
        question = ExpertQuestion(Asker("T1", "U1"), "x", f"r{number}")
        asked = await store.experts.ask(question, NOVEMBER)
        assert asked
        await store.experts.answer(asked, f"{RENEWAL[number]}: # why", answer, NOVEMBER)


def test_gaps_are_listed_by_matter_with_counts_and_the_nearest_entries(gaps: Run, keep: Keep) -> None:
    keep(some_gaps)
    printed = gaps("list").stdout
    assert printed.startswith("5 questions without an answer, about 3 matters\n")
    first, second, third = printed.split("\n\n")[1:]
    assert first.splitlines() == [
        "   1 times, last on 2026-11-06: who invented espresso?",
        "           near: no-longer-there (no longer there)",
    ]
    assert "3 times, last on 2026-11-03: how long is the barista licence valid\n" in second
    assert "also: how long is my barista licence valid" in second
    assert "near: guild-machine (" in second
    assert "(the words are not kept)" in third


def test_gaps_are_listed_as_json(gaps: Run, keep: Keep) -> None:
    keep(some_gaps)
    told = json.loads(gaps("list", "--json", "--since", "2026-11-02").stdout)
    assert [(group["count"], group["first"], group["last"]) for group in told] == [
        (1, "2026-11-06", "2026-11-06"),
        (2, "2026-11-02", "2026-11-03"),
    ]
    assert told[1]["near"] == list(NEAR)


def test_without_gaps_it_says_so(gaps: Run) -> None:
    assert gaps("list").stdout == "Nothing was asked in vain.\n"
    assert gaps("list", "--json").stdout == "[]\n"
    assert gaps("feedback").stdout == "Nobody has voted on an answer or written to the editors.\n"
    assert "nothing to export" in gaps("export").stderr
    assert "no answers of experts" in gaps("drafts").stderr


def test_stubs_pass_the_check_once_they_are_filled_in(gaps: Run, keep: Keep, run: Run, tmp_path: Path) -> None:
    keep(some_gaps)
    (tmp_path / "mine" / "faq").mkdir(parents=True)
    file = tmp_path / "mine" / "faq" / "stubs.yaml"
    exported = gaps("export", str(file))
    assert (exported.exit_code, exported.stdout) == (0, f"2 stubs of entries in {file}\n")
    text = file.read_text(encoding="utf-8")
    assert "# asked 3 times, last on 2026-11-03" in text
    assert "# nearest: guild-machine (" in text
    assert run("check", str(tmp_path / "mine")).exit_code == 1
    file.write_text(text.replace("  answer:  #", "  answer: Yes.  #"), encoding="utf-8")
    assert run("check", str(tmp_path / "mine")).exit_code == 0
    assert "who-invented-espresso" in run("list", "entries", "--knowledge", str(tmp_path / "mine")).stdout


def test_what_the_knowledge_answers_by_now_is_left_out(gaps: Run, keep: Keep, tmp_path: Path) -> None:
    keep(some_gaps)
    (tmp_path / "mine" / "faq").mkdir(parents=True)
    known = f"entries:\n- {{id: a, question: {RENEWAL[1]}, answer: Yes.}}\n"
    (tmp_path / "mine" / "faq" / "a.yaml").write_text(known, encoding="utf-8")
    exported = gaps("export", "--knowledge", str(tmp_path / "mine"))
    assert [entry["question"] for entry in yaml.safe_load(exported.stdout)["entries"]] == [ESPRESSO]
    assert "1 matters are asked in the knowledge by now" in exported.stderr


@pytest.mark.parametrize("command", ["export", "drafts"])
def test_no_file_is_overwritten_without_force(gaps: Run, keep: Keep, tmp_path: Path, command: str) -> None:
    keep(some_gaps)
    keep(some_drafts)
    file = tmp_path / "there.yaml"
    file.write_text("mine", encoding="utf-8")
    refused = gaps(command, str(file))
    assert refused.exit_code == 1
    assert "is there already" in refused.stderr
    assert file.read_text(encoding="utf-8") == "mine"
    assert gaps(command, str(file), "--force").exit_code == 0
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["entries"]


def test_drafts_are_shown_as_entries_and_stay(gaps: Run, keep: Keep) -> None:
    keep(some_drafts)
    entries = yaml.safe_load(gaps("drafts").stdout)["entries"]
    assert [(entry["question"], entry["answer"]) for entry in entries] == [
        (f"{RENEWAL[0]}: # why", "Two years.\n\nThen: *renew*."),
        (f"{RENEWAL[1]}: # why", "no"),
    ]
    assert len(yaml.safe_load(gaps("drafts").stdout)["entries"]) == 2


def test_drafts_that_are_in_a_file_are_no_longer_in_the_store(gaps: Run, keep: Keep, tmp_path: Path) -> None:
    keep(some_drafts)
    assert "2 answers of experts are in" in gaps("drafts", str(tmp_path / "drafts.yaml")).stdout
    assert "no answers of experts" in gaps("drafts").stderr


def test_drafts_that_cannot_be_written_stay(gaps: Run, keep: Keep, tmp_path: Path) -> None:
    keep(some_drafts)
    failed = gaps("drafts", str(tmp_path / "nowhere" / "drafts.yaml"))
    assert failed.exit_code == 1
    assert "cannot be written (No such file or directory)" in failed.stderr
    assert len(yaml.safe_load(gaps("drafts").stdout)["entries"]) == 2


def test_a_draft_is_dismissed_by_its_number(gaps: Run, keep: Keep) -> None:
    keep(some_drafts)
    assert "# number 1, answered by an expert on 2026-11-01" in gaps("drafts").stdout
    assert gaps("drafts", "--dismiss", "1", "--dismiss", "9").stdout == "1 answers of experts deleted\n"
    assert "# number 1," not in gaps("drafts").stdout


async def some_votes(store: SqlStore) -> None:
    for number, (value, reason) in enumerate(((DOWN, "too\nshort"), (UP, ""), (DOWN, ""))):
        said = Vote("T1", "C1", "1.1", f"U{number}", value, ("milk-allergy",), reason)
        await store.feedback.vote(said, NOVEMBER + number * DAY)
    await store.feedback.vote(Vote("T1", "C1", "2.2", "U1", UP, ("gone",)), NOVEMBER)


def test_feedback_is_listed_by_entry_those_that_helped_least_first(gaps: Run, keep: Keep) -> None:
    keep(some_votes)
    assert gaps("feedback").stdout.splitlines() == [
        "Entries that people voted on, those that helped least first:",
        "milk-allergy: 2 not helpful, 1 helpful (Can I be certified with a milk allergy?)",
        "    “too short”",
        "gone: 0 not helpful, 1 helpful (no longer there)",
    ]
    told = json.loads(gaps("feedback", "--json", "--since", "2026-11-02").stdout)
    assert told == {
        "entries": [{"entry": "milk-allergy", "helpful": 1, "unhelpful": 1, "reasons": []}],
        "marked": [],
        "remarks": [],
    }


def test_entries_marked_as_wrong_are_listed_with_whether_they_are_still_hidden(
    gaps: Run, keep: Keep, folder: Path
) -> None:
    knowledge = load(folder).knowledge
    assert knowledge
    [entry] = [entry for entry in knowledge.entries if entry.id == "milk-allergy"]
    for day, (id_, seen) in enumerate((("gone", "x"), ("guild-machine", "of an earlier text"), (entry.id, "now"))):
        marked = Withheld(id_, fingerprint(entry) if seen == "now" else seen, NOVEMBER + day * DAY)
        keep(lambda store, marked=marked: store.feedback.withhold(marked))  # type: ignore[misc]
    title, first, second, third = gaps("feedback").stdout.splitlines()
    assert title == "Marked as wrong by an admin:"
    assert first.startswith("2026-11-03  milk-allergy (faq/")
    assert first.endswith(": told to nobody until it is changed")
    assert second.startswith("2026-11-02  guild-machine (faq/")
    assert second.endswith(": changed since, so it is told again")
    assert third == "2026-11-01  gone: no longer there"
    told = json.loads(gaps("feedback", "--json").stdout)
    assert [(item["entry"], item["hidden"]) for item in told["marked"]] == [
        ("milk-allergy", True),
        ("guild-machine", False),
        ("gone", False),
    ]


def test_what_people_wrote_is_listed_the_latest_first(gaps: Run, keep: Keep) -> None:
    for number, text in enumerate(("old", "new")):
        keep(lambda store, text=text, number=number: store.gaps.remark(text, NOVEMBER + number * DAY))  # type: ignore[misc]
    assert gaps("feedback").stdout == "Written to the editors with /cert feedback:\n2026-11-02  new\n2026-11-01  old\n"
    assert json.loads(gaps("feedback", "--json", "--since", "2026-11-02").stdout)["remarks"] == [
        {"text": "new", "day": "2026-11-02"}
    ]


@pytest.mark.parametrize(
    "arguments", [("list",), ("export",), ("drafts",), ("feedback",), ("drafts", "--dismiss", "1")]
)
def test_a_store_that_is_not_there_is_not_made(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    file = tmp_path / "nothing.sqlite3"
    failed = run("gaps", *arguments, CERTGUIDE_DATABASE_URL=f"sqlite:///{file}")
    assert failed.exit_code == 2
    assert f"there is no store in {file} yet" in failed.stderr
    assert not file.exists()


def test_a_store_that_is_not_migrated_is_told_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "empty.sqlite3"
    sqlite3.connect(file).close()
    file.touch()
    failed = run("gaps", "list", CERTGUIDE_DATABASE_URL=f"sqlite:///{file}")
    assert failed.exit_code == 2
    assert "run `certguide migrate`" in failed.stderr


def test_a_store_that_is_away_is_told_so(run: Run) -> None:
    failed = run("gaps", "list", CERTGUIDE_DATABASE_URL="postgresql://ann:secret@127.0.0.1:1/certs")
    assert failed.exit_code == 2
    assert "cannot be reached" in failed.stderr
    assert "secret" not in failed.stderr
