"""The schema: what each kind of file may hold, and where every fault of a file is found."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from bot.content import load
from bot.content.kinds import KINDS, kind_of
from bot.content.reading import parse
from bot.content.validate import validate
from bot.domain.catalog import Certification, Level, NextStep, Preparation
from bot.domain.knowledge import Entry, Knowledge, Visibility
from bot.domain.sources import Statement

from tests.content.folders import write

FULL = Path(__file__).parent / "full"


def faults(file: str, text: str) -> list[tuple[int, int, str, str]]:
    kind = kind_of(file)
    assert kind is not None
    problems = validate(file, kind, parse(file, text.encode()).root).problems
    return sorted((found.location.line, found.location.column, found.code, found.message) for found in problems)


def knowledge(folder: Path) -> Knowledge:
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.knowledge is not None
    return loaded.knowledge


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("faq_a", "entries: [{id: any text at all, question: a?, answer: b}]"),
        ("faq_a", "entries: []"),
        ("sources", "sources: [{id: guide, title: A guide}]"),
        ("certifications_a", "{id: a, name: A}"),
        (
            "certifications_a",
            "{id: a, name: A, levels: [{id: b, name: B, order: 1}], offers: [{id: c, name: C, kind: exam}]}",
        ),
        ("roles", "roles: [{id: sre, name: SRE}]"),
        ("tracks", "tracks: [{id: sre, name: SRE}]"),
        ("paths", "paths: [{id: sre, name: SRE}]"),
        ("providers", "providers: [{id: school, name: School}]"),
        ("synonyms", "synonyms: [[price, cost]]"),
        ("elsewhere", "elsewhere: [{name: Another one}]"),
        ("questions", "questions: [{ask: what is a?, expect: gap}]"),
        ("disagreements", "disagreements: [{id: a, kind: gap, topic: A}]"),
        ("onboarding", "welcome: Hello"),
        ("onboarding", "{welcome: Hello, steps: [{id: a, task: Do it.}]}"),
    ],
)
def test_a_file_needs_only_a_few_fields(file: str, text: str, tmp_path: Path) -> None:
    knowledge(write(tmp_path, **{file: text}))


def test_everything_of_the_format_becomes_knowledge() -> None:
    known = knowledge(FULL)

    assert [getattr(known, kind.field) for kind in KINDS.values()].count(()) == 0
    assert known.entries[0] == Entry(
        id="Is it worth it?",
        question="Is the Bean exam worth it?",
        answer="Yes, for baristas.\n\n- It is known.",
        asks=("worth it", "no", "12:30"),
        about=("bean-exam", "bean-basic", "bean-course", "barista", "milk", "milk-path", "bean-school"),
        facet="value",
        sources=("bean-guide#faq-1",),
        known=True,
        visibility=Visibility.INTERNAL,
        owner="beans",
        reviewed=date(2026, 11, 20),
        review_by=date(2027, 6, 1),
        see_also=("score",),
    )
    assert known.sources[0].places == {"faq-1": "Question 1", "level/basic": "Basic level"}
    assert (known.sources[0].url, known.sources[0].published) == (None, None)


def test_a_certification_becomes_levels_offers_and_facts() -> None:
    certification = knowledge(FULL).certifications[0]

    assert isinstance(certification, Certification)
    assert (certification.retired, certification.successor) == (date(2030, 1, 1), "milk-exam")
    assert certification.renewal is not None
    assert certification.renewal.years == (2, 3)
    basic, high = certification.levels
    assert isinstance(basic, Level)
    assert high.prerequisites == ("bean-basic", Statement("Steady hands.", ("bean-guide#faq-1",)))
    assert basic.preparation == (Preparation(30, "Drink.", ("bean-guide#faq-1",)),)
    assert basic.next.same_track == NextStep("Go on.", ("bean-guide#faq-1",), ("bean-high",))
    assert basic.next.leadership is None
    price = certification.offers[1].price
    assert price is not None
    assert (price.amount, price.currency, price.as_of) == (Decimal("299.50"), "USD", None)
    assert [fact.known for fact in certification.facts] == [True, False]


def test_advice_in_plain_text_is_a_statement_without_sources() -> None:
    known = knowledge(FULL)

    assert known.ambiguous[0].advice == Statement("Say which one.")
    assert known.disagreements[0].advice == Statement("Ask the school.", ("bean-guide#faq-1",))


@pytest.mark.parametrize(
    ("text", "retired"), [("true", True), ("no", False), ("2026-02-28", date(2026, 2, 28)), ("", False)]
)
def test_retired_is_true_false_or_a_day(text: str, retired: bool | date, tmp_path: Path) -> None:
    known = knowledge(write(tmp_path, certifications_a=f"id: a\nname: A\nretired: {text}\n"))

    assert known.certifications[0].retired == retired
    assert type(known.certifications[0].retired) is type(retired)


@pytest.mark.parametrize("key", ["asks", "about", "facet", "sources", "known", "visibility", "reviewed", "see_also"])
def test_a_key_without_a_value_counts_as_not_given(key: str, tmp_path: Path) -> None:
    known = knowledge(write(tmp_path, faq_a=f"entries:\n- id: a\n  question: b?\n  answer: c\n  {key}:\n"))

    assert known.entries[0] == Entry("a", "b?", "c")


def test_all_faults_of_a_file_are_found_each_where_it_stands() -> None:
    text = (
        "entries:\n"
        "  - id: a\n"
        "    awnser: b\n"
        "    question:\n"
        "    reviewed: 2026-02-30\n"
        "    asks:\n"
        "      - fine\n"
        "      - what: is this\n"
        "      -\n"
        "      - ' '\n"
        "    about: focp\n"
        "  - no entry\n"
        "entires: []\n"
    )

    assert faults("faq/a.yaml", text) == [
        (2, 5, "missing-field", "`answer` is missing"),
        (3, 5, "unknown-key", "unknown key"),
        (4, 5, "missing-field", "`question` is empty"),
        (5, 15, "wrong-type", "`reviewed` is not a date"),
        (8, 9, "wrong-type", "an item of `asks` must be text"),
        (9, 8, "wrong-type", "an item of `asks` is empty"),
        (10, 9, "wrong-type", "an item of `asks` is blank"),
        (11, 12, "wrong-type", "`about` must be a list"),
        (12, 5, "wrong-type", "an item of `entries` must be a mapping of keys to values"),
        (13, 1, "unknown-key", "unknown key"),
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("id: " + "x" * 81, "`id` is longer than 80 characters"),
        ('id: "two\\nlines"', "`id` has a line break in it"),
        ("id: [a]", "`id` must be text"),
        ("known: perhaps", "`known` is neither true nor false"),
        ("known: 1", "`known` is neither true nor false"),
        ("visibility: secret", "`visibility` must be 'public' or 'internal'"),
        ("facet: What Is", "`facet` is not an id"),
        ("about: [FOCP]", "an item of `about` is not an id"),
        ("sources: [guide]", "an item of `sources` is not a citation"),
        ("sources: ['guide#']", "an item of `sources` is not a citation"),
        ("reviewed: 20261120", "`reviewed` is not a date"),
        ("reviewed: 1700000000", "`reviewed` is not a date"),
        ("reviewed: ２０２６-11-20", "`reviewed` is not a date"),
        ("answer: {a: b}", "`answer` must be text"),
    ],
)
def test_a_field_of_an_entry_takes_one_form(entry: str, message: str) -> None:
    key = entry.split(":")[0]
    fields = {"id": "id: a", "question": "question: b", "answer": "answer: c", key: entry}
    text = "entries:\n- " + "\n  ".join(fields.values()) + "\n"

    assert [fault[2:] for fault in faults("faq/a.yaml", text)] == [("wrong-type", message)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("levels: [{id: l, name: L, order: one}]", "`order` is not a whole number"),
        ("levels: [{id: l, name: L, order: -1}]", "`order` must be 0 or more"),
        ("levels: [{id: l, name: L, order: 1, prerequisites: [Big L]}]", "an item of `prerequisites` is not an id"),
        (
            "levels: [{id: l, name: L, order: 1, prerequisites: [[l]]}]",
            "an item of `prerequisites` must be a mapping of keys to values",
        ),
        ("levels: [{id: l, name: L, order: 1, preparation: [{days: 0, text: a}]}]", "`days` must be 1 or more"),
        (
            "offers: [{id: o, name: O, kind: gift}]",
            "`kind` must be 'exam', 'self-paced', 'live', 'cohort', 'private' or 'course'",
        ),
        ("offers: [{id: o, name: O, kind: exam, price: {amount: $300, currency: USD}}]", "`amount` is not an amount"),
        ("offers: [{id: o, name: O, kind: exam, price: {amount: -1, currency: USD}}]", "`amount` is not an amount"),
        ("offers: [{id: o, name: O, kind: exam, price: {amount: NaN, currency: USD}}]", "`amount` is not an amount"),
        (
            "offers: [{id: o, name: O, kind: exam, price: {amount: 300, currency: dollar}}]",
            "`currency` is not a currency",
        ),
        ("renewal: {text: a, years: [two]}", "an item of `years` is not a whole number"),
        ("retired: perhaps", "`retired` is neither true, false nor a date"),
    ],
)
def test_a_field_of_a_certification_takes_one_form(text: str, message: str) -> None:
    assert [fault[2:] for fault in faults("certifications/a.yaml", f"id: a\nname: A\n{text}\n")] == [
        ("wrong-type", message)
    ]


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        (
            "sources.yaml",
            "sources: [{id: a, title: b, places: {c d: e}}]",
            (1, 38, "wrong-type", "a key of `places` has a space or a # in it"),
        ),
        ("sources.yaml", "sources: [{id: a, title: b, places: {c: }}]", (1, 38, "wrong-type", "`c` is empty")),
        ("synonyms.yaml", "synonyms: [[one]]", (1, 12, "wrong-type", "an item of `synonyms` needs 2 items or more")),
        ("synonyms.yaml", "synonyms: [one]", (1, 12, "wrong-type", "an item of `synonyms` must be a list")),
        ("roles.yaml", "", (1, 1, "missing-field", "`roles` is missing")),
        ("roles.yaml", "roles:", (1, 1, "missing-field", "`roles` is empty")),
        ("roles.yaml", "[a]", (1, 1, "wrong-type", "the file must be a mapping of keys to values")),
        ("roles.yaml", "roles: {a: b}", (1, 8, "wrong-type", "`roles` must be a list")),
        ("certifications/a.yaml", "", (1, 1, "missing-field", "`id` is missing")),
        ("certifications/a.yaml", "- id: a", (1, 1, "wrong-type", "the file must be a mapping of keys to values")),
        ("certifications/a.yaml", "id: a", (1, 1, "missing-field", "`name` is missing")),
        ("questions.yaml", "questions: [{ask: a, expect: b, extra: c}]", (1, 33, "unknown-key", "unknown key")),
        ("faq/a.yaml", "entries: [{id: a, question: b, answer: c, <<: {d: e}}]", (1, 43, "unknown-key", "unknown key")),
    ],
)
def test_a_file_has_one_form(file: str, text: str, fault: tuple[int, int, str, str]) -> None:
    assert faults(file, text) == [fault]


@pytest.mark.parametrize("key", ["<id>", "<statement>", "[key]", "{name}", "0", "~"])
def test_odd_keys_are_unknown_like_others(key: str) -> None:
    assert [fault[2] for fault in faults("certifications/a.yaml", f"id: a\nname: A\n'{key}': b\n")] == ["unknown-key"]
    assert [
        fault[2] for fault in faults("faq/a.yaml", f"entries: [{{id: a, question: b, answer: c, '{key}': d}}]")
    ] == ["unknown-key"]
    assert faults("sources.yaml", f"sources: [{{id: a, title: b, places: {{'{key}': [c]}}}}]")[0][2] == "wrong-type"


def test_a_thing_with_thousands_of_faults_is_told_once() -> None:
    text = "entries: [{id: a, question: b, answer: c, asks: [" + "[], " * 10_001 + "]}]"

    assert faults("faq/a.yaml", text) == [(1, 11, "wrong-type", "10001 values in it are wrong")]
