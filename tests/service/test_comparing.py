"""How two things differ: both sides, or what an editor wrote about both."""

import gc
import weakref
from dataclasses import replace

import pytest
from bot.domain.comparison import NOT_STATED
from bot.domain.knowledge import Entry
from bot.domain.reply import Answer, Context
from bot.encoder.opening import english_words
from bot.service.live import LiveAnswering
from bot.service.tabling import Tables

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge

KNOWLEDGE = coffee_knowledge()
ANSWERING = LiveAnswering(KNOWLEDGE, None, english_words())
WRITTEN = Entry(
    "which-barista",
    "What is the difference between the Certified Barista Professional and the Barista Certified Professional?",
    "One has levels, the other one exam.",
    asks=("bacp or cbpro", "cbpro vs bacp"),
    about=(SCHOOL, GUILD),
    facet="compare",
    sources=("guide#levels", "page#rules"),
)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("what is the difference between bacp and cbpro?", (SCHOOL, GUILD)),
        ("bacp vs cbpro", (SCHOOL, GUILD)),
        ("cbpro foundation vs cbpro master", ("school-foundation", "school-master")),
        ("bacp self-paced compared to live", ("guild-self-paced", "guild-live")),
        ("how much are bacp and cbpro", (SCHOOL, GUILD)),
        ("the prices of bacp next to those of cbpro", (SCHOOL, GUILD)),
    ],
)
def test_both_sides_of_a_comparison_are_told_each_with_its_own_places(text: str, sides: tuple[str, str]) -> None:
    reply = ANSWERING.ask(text).reply
    assert isinstance(reply, Answer)
    assert len(reply.entries) == 2
    for side in sides:
        assert sum(side in entry.about for entry in reply.entries) == 1
    assert all(entry.known and entry.sources for entry in reply.entries)
    assert len(reply.text) <= 1_800


def test_a_comparison_that_an_editor_wrote_goes_before() -> None:
    answering = LiveAnswering(replace(KNOWLEDGE, entries=(WRITTEN, *KNOWLEDGE.entries)), None, english_words())
    reply = answering.ask("what is the difference between bacp and cbpro?").reply
    assert isinstance(reply, Answer)
    assert reply.entries[0] == WRITTEN
    assert WRITTEN.answer in reply.text
    assert reply.text.index(WRITTEN.answer) < reply.text.index("**For whom**")


@pytest.mark.parametrize("text", ["how does bacp compare?", "what is the difference?", "we did bacp and cbpro"])
def test_without_two_sides_or_without_comparing_nothing_is_compared(text: str) -> None:
    reply = ANSWERING.ask(text).reply
    assert not (
        isinstance(reply, Answer) and {SCHOOL, GUILD} <= {id_ for entry in reply.entries for id_ in entry.about}
    )


def test_a_comparison_comes_with_a_table_of_all_that_is_stated_what_is_asked_for_first() -> None:
    answering = LiveAnswering(replace(KNOWLEDGE, entries=(WRITTEN, *KNOWLEDGE.entries)), None, english_words())
    reply = answering.ask("how do the prices of bacp and cbpro differ?").reply
    assert isinstance(reply, Answer)
    assert reply.table
    table = reply.table
    assert (set(table.sides), table.rows[0].facet) == ({(SCHOOL,), (GUILD,)}, "price")
    assert table.written == WRITTEN.answer
    assert all(any(cell.stated for cell in row.cells) for row in table.rows)
    differ = [row.differs for row in table.rows[1:]]
    assert differ == sorted(differ, reverse=True)


def test_ranked_begins_with_the_sides_and_holds_each_entry_once() -> None:
    reply = ANSWERING.ask("bacp vs cbpro").reply
    assert isinstance(reply, Answer)
    ids = [match.entry.id for match in reply.ranked]
    assert ids[:2] == [entry.id for entry in reply.entries]
    assert len(ids) == len(set(ids)) <= 5


@pytest.mark.parametrize(
    ("text", "first", "told"),
    [
        ("price of bacp self-paced vs live", "**Price**", ("$240 (undated)", "$1,480 (as of 2026-05-01)")),
        ("skills of cbpro foundation versus cbpro master", "**Skills**", ("Grind and dose evenly.", NOT_STATED)),
    ],
)
def test_the_side_asked_for_comes_first_and_what_nobody_states_is_said_so(
    text: str, first: str, told: tuple[str, ...]
) -> None:
    reply = ANSWERING.ask(text).reply
    assert isinstance(reply, Answer)
    assert reply.text.splitlines()[1] == first
    assert all(part in reply.text for part in told)


def test_every_side_that_is_asked_for_has_a_row_also_where_nothing_is_stated() -> None:
    reply = ANSWERING.ask("passing score and price of bacp and cbpro?").reply
    assert isinstance(reply, Answer)
    rows = reply.text.partition("**Passing score**")[2].splitlines()[1:3]
    assert len(rows) == 2
    assert all(row.endswith(NOT_STATED) for row in rows)
    assert "**Price**" in reply.text


def test_a_side_that_no_table_tells_is_told_by_the_best_entry_on_it() -> None:
    warming = entry("How long may I warm up before the BACP exam, and what else may I do?", "Ten minutes.", GUILD)
    answering = LiveAnswering(replace(KNOWLEDGE, entries=(*KNOWLEDGE.entries, warming)), None, english_words())
    reply = answering.ask("how long is the warm up, bacp or cbpro?").reply
    assert isinstance(reply, Answer)
    assert "(BACP): Ten minutes." in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "how do the guides differ for a café owner?",
        "café owner: guide versus page",
        "bacp or cbpro for a café owner?",
        "café owner: do the sources say different things on cbpro foundation and master?",
    ],
)
def test_one_role_is_compared_by_what_each_source_recommends(text: str) -> None:
    reply = ANSWERING.ask(text).reply
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["cafe-owner/role"]


def test_a_half_that_names_nothing_stands_for_what_the_thread_is_about() -> None:
    context = ANSWERING.ask("what is in cbpro foundation?").context
    reply = ANSWERING.ask("and how is that different from cbpro master?", context).reply
    assert isinstance(reply, Answer)
    assert "Certified Barista Professional: Foundation and Master" in reply.text


@pytest.mark.parametrize(
    ("thread", "text", "sides"),
    [
        ("", "is 240 or 1,480 the better deal for bacp?", {("guild-self-paced",), ("guild-live",)}),
        ("", "cbpro foundation vs the next level", {("school-foundation",), ("school-professional",)}),
        ("what is in cbpro master?", "vs the level before it?", {("school-master",), ("school-professional",)}),
        ("bacp or cbpro, I cannot decide", "which of them is better known?", {(SCHOOL,), (GUILD,)}),
        (
            "",
            "price of bacp exam only, self-paced and live?",
            {("guild-exam",), ("guild-self-paced",), ("guild-live",)},
        ),
    ],
)
def test_a_side_may_be_a_price_the_next_level_an_item_of_a_list_or_what_the_thread_named(
    thread: str, text: str, sides: set[tuple[str, ...]]
) -> None:
    context = ANSWERING.ask(thread).context if thread else Context()
    reply = ANSWERING.ask(text, context).reply
    assert isinstance(reply, Answer)
    assert reply.table
    assert set(reply.table.sides) == sides


def entry(question: str, answer: str, *about: str) -> Entry:
    return Entry(question, question, answer, about=about, facet="duration", sources=("page#rules",))


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ((entry("How long is the BACP exam?", "One hour.", GUILD),), ("", "One hour.")),
        ((entry("How long may I warm up the machine before the BACP exam?", "Ten minutes.", GUILD),), ()),
        ((entry("How long is the BACP exam?", "No longer than an hour.", GUILD, "cafe-owner"),), ()),
        ((entry("Is the BACP exam long?", "No, an hour.", GUILD),), ()),
        (
            (entry("How long are they?", "CBPRO two hours, BACP one.", SCHOOL, GUILD),),
            ("CBPRO two hours, BACP one.",) * 2,
        ),
    ],
)
def test_a_cell_tells_an_entry_only_that_is_about_its_thing_and_its_side_and_stands_alone(
    written: tuple[Entry, ...], cells: tuple[str, ...]
) -> None:
    tables = Tables(replace(KNOWLEDGE, entries=(*KNOWLEDGE.entries, *written)))
    rows = {row.facet: row for row in tables.compare(((SCHOOL,), (GUILD,))).rows}
    assert tuple(cell.text for cell in rows["duration"].cells) == cells if cells else "duration" not in rows


def test_of_a_certification_with_levels_each_level_is_told_where_nothing_is_said_of_the_whole() -> None:
    rows = {row.facet: row for row in Tables(KNOWLEDGE).compare(((SCHOOL,), (GUILD,))).rows}
    assert rows["audience"].cells[0].text.startswith("Foundation: People who have never pulled a shot. Professional:")
    assert not rows["audience"].cells[1].stated


def test_what_is_remembered_of_sides_keeps_no_tables_alive() -> None:
    tables = Tables(KNOWLEDGE)
    tables.compare(((SCHOOL,), (GUILD,)))
    gone = weakref.ref(tables)
    gc.disable()
    try:
        del tables
        assert gone() is None
    finally:
        gc.enable()
