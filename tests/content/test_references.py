"""Ids and citations: what they may stand for, and what is said of those that stand for nothing."""

from pathlib import Path

import pytest

from tests.content.folders import ONE_ENTRY, codes, found, messages, write

CATALOG = {
    "certifications_focp": (
        "id: focp\nname: FOCP\nlevels: [{id: basic, name: Basic, order: 1}]\n"
        "offers: [{id: exam, name: Exam, kind: exam, includes: [%s]}]\nsuccessor: %s\n"
    ),
    "sources": "sources: [{id: page, title: Page, places: {price: Prices}}]",
    "roles": "roles: [{id: sre, name: SRE}]",
}


def folder(path: Path, **files: str) -> Path:
    catalog = CATALOG | {"certifications_focp": CATALOG["certifications_focp"] % ("", "null")}
    return write(path, **{"faq_a": ONE_ENTRY, **catalog, **files})


@pytest.mark.parametrize(
    ("file", "text", "value"),
    [
        ("faq_b", "entries: [{id: b, question: c?, answer: d, about: [focp, basic, exam, sre, %s]}]", "focpx"),
        ("faq_b", "entries: [{id: b, question: c?, answer: d, see_also: [a, %s]}]", "focp"),
        ("certifications_b", "{id: b, name: B, successor: %s}", "basic"),
        (
            "certifications_b",
            "{id: b, name: B, levels: [{id: l, name: L, order: 1, prerequisites: [basic, focp, %s]}]}",
            "exam",
        ),
        (
            "certifications_b",
            "{id: b, name: B, levels: [{id: l, name: L, order: 1, next: {leadership: {text: x, to: [focp, %s]}}}]}",
            "sre",
        ),
        ("certifications_b", "{id: b, name: B, offers: [{id: o, name: O, kind: live, includes: [exam, %s]}]}", "basic"),
        (
            "roles",
            "roles: [{id: sre, name: S, recommendations: [{by: page, text: x, certifications: [{certification: %s}]}]}]",
            "basic",
        ),
        (
            "roles",
            "roles: [{id: sre, name: S, recommendations: [{by: page, text: x, certifications: [{certification: focp, level: %s}]}]}]",
            "nope",
        ),
        ("paths", "paths: [{id: p, name: P, steps: [focp, basic, %s]}]", "sre"),
        ("ambiguous", "ambiguous: [{name: x, means: [focp, sre, a, %s]}]", "page"),
        ("questions", "questions: [{ask: x, expect: gap}, {ask: y, expect: a}, {ask: z, expect: %s}]", "focp/nope"),
        ("questions", "questions: [{ask: x, expect: courtesy, about: [%s]}]", "nope"),
    ],
)
def test_an_id_has_to_stand_for_something_of_the_right_sort(file: str, text: str, value: str, tmp_path: Path) -> None:
    dangling = [
        problem.value for problem in found(folder(tmp_path, **{file: text % value})) if problem.code == "dangling-id"
    ]

    assert dangling == [value]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("certifications_b", "{id: b, name: B, levels: [{id: l, name: L, order: 1, scheme: paeg}]}"),
        ("roles", "roles: [{id: sre, name: S, recommendations: [{by: paeg, text: x}]}]"),
        ("tracks", "tracks: [{id: t, name: T, rows: [{by: paeg, level: L}]}]"),
        ("paths", "paths: [{id: p, name: P, by: [{source: paeg, text: x}]}]"),
        ("providers", "providers: [{id: p, name: P, notes: [{by: paeg, text: x}]}]"),
        ("faq_b", "entries: [{id: b, question: c?, answer: d, sources: [paeg#price]}]"),
        ("disagreements", "disagreements: [{id: d, kind: gap, topic: x, sides: [{text: y, sources: ['paeg#price']}]}]"),
    ],
)
def test_a_source_has_to_stand_in_sources_yaml(file: str, text: str, tmp_path: Path) -> None:
    unknown = [problem for problem in found(folder(tmp_path, **{file: text})) if problem.code.startswith("unknown-")]

    assert [(problem.code, problem.value, problem.fix) for problem in unknown] == [
        ("unknown-source", "paeg", "did you mean page?")
    ]


def test_a_recommended_level_belongs_to_the_recommended_certification(tmp_path: Path) -> None:
    roles = "roles: [{id: r, name: R, recommendations: [{by: page, text: x, certifications: [{certification: b, level: basic}]}]}]"

    said = messages(folder(tmp_path, certifications_b="{id: b, name: B}", roles=roles), "dangling-id")

    assert said == ["this level belongs to focp (basic)"]


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("sources", "sources: ["),
        ("sources", ""),
        ("sources", "source: []"),
        ("certifications_focp", "id: focp\n\tname: x"),
        ("faq_a", "entries:"),
        ("roles", "- roles"),
    ],
)
def test_a_file_that_cannot_be_read_makes_no_ids_dangle(broken: str, text: str, tmp_path: Path) -> None:
    uses = (
        "entries: [{id: b, question: c?, answer: d, about: [focp, basic, sre], see_also: [a], sources: [page#price]}]"
    )

    problems = found(folder(tmp_path, faq_b=uses, **{broken: text}))

    assert {problem.location.file for problem in problems if problem.severity == "error"} == {
        broken.replace("_", "/") + ".yaml"
    }


def test_ids_of_a_file_with_faults_still_count(tmp_path: Path) -> None:
    uses = "entries: [{id: b, question: c?, answer: d, about: [focp]}]"

    assert "dangling-id" not in codes(
        folder(tmp_path, faq_b=uses, certifications_focp="{id: focp, name: [x], colour: red}")
    )


def test_a_place_is_cited_by_entries_statements_and_prices(tmp_path: Path) -> None:
    offers = "offers: [{id: exam, name: E, kind: exam, price: {amount: 300, currency: USD, sources: ['page#price']}}]"

    assert "uncited-place" in codes(folder(tmp_path))
    assert "uncited-place" not in codes(folder(tmp_path, certifications_focp=f"id: focp\nname: F\n{offers}"))


@pytest.mark.parametrize(
    ("file", "text", "uncited"),
    [
        ("faq_b", "entries: [{id: b, question: c?, answer: d}]", ["this entry has no sources (b)"]),
        ("faq_b", "entries: [{id: b, question: c?, answer: d, sources: []}]", ["this entry has no sources (b)"]),
        ("faq_b", "entries: [{id: b, question: c?, answer: d, known: false}]", []),
        ("certifications_b", "{id: b, name: B, summary: {text: x}}", ["this statement has no sources (x)"]),
        ("certifications_b", "{id: b, name: B, facts: [{facet: f, text: x, known: no}]}", []),
        (
            "certifications_b",
            "{id: b, name: B, offers: [{id: o, name: O, kind: live, price: {amount: 3, currency: USD}}]}",
            ["this price has no sources (3)"],
        ),
        ("tracks", "tracks: [{id: t, name: T, rows: [{by: page, level: L}]}]", ["this row has no sources ()"]),
        ("ambiguous", "ambiguous: [{name: x, means: [focp], advice: plain}]", []),
        (
            "ambiguous",
            "ambiguous: [{name: x, means: [focp], advice: {text: cited}}]",
            ["this statement has no sources (cited)"],
        ),
    ],
)
def test_whatever_says_something_about_the_world_cites_its_source(
    file: str, text: str, uncited: list[str], tmp_path: Path
) -> None:
    entry = "entries: [{id: a, question: b?, answer: c, sources: ['page#price']}]"

    assert messages(folder(tmp_path, faq_a=entry, **{file: text}), "uncited") == uncited
