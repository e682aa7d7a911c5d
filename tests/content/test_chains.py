"""Chains of requirements, successors and includes: none bites its tail, and all lead somewhere."""

from pathlib import Path

import pytest

from tests.content.folders import codes, messages, write


def levels(chains: str) -> str:
    """Return a certification whose levels require others: `a>b c>` is a, which requires b, and c, which requires nothing."""
    pairs = [pair.split(">") for pair in chains.split()]
    listed = ", ".join(f"{{id: {id_}, name: {id_}, order: 1, prerequisites: [{needs}]}}" for id_, needs in pairs)
    return f"{{id: exam, name: Exam, levels: [{listed}]}}"


@pytest.mark.parametrize(
    ("chains", "circles"),
    [
        ("a> b>a c>b", []),
        ("a>a", ["a -> a"]),
        ("a>b b>a", ["a -> b -> a"]),
        ("a>b b>c c>b d>a", ["b -> c -> b"]),
        ("a>b,c b>a c>a", ["a -> b -> a", "a -> c -> a"]),
        ("a>b b>c c>d d>e e>f f>g g>a", ["a -> b -> c -> d -> e -> ... -> a"]),
        ("a>nowhere", []),
    ],
)
def test_a_level_may_not_require_itself(chains: str, circles: list[str], tmp_path: Path) -> None:
    said = messages(write(tmp_path, certifications_exam=levels(chains)), "cycle")

    assert [message.split(": ")[1].split(" (")[0] for message in said] == circles


def test_a_long_chain_is_followed_to_its_end(tmp_path: Path) -> None:
    chain = " ".join(f"l{number}>l{number + 1}" for number in range(5000)) + " l5000>l0"

    assert codes(write(tmp_path, certifications_exam=levels(chain))).count("cycle") == 1


def test_certifications_may_not_require_each_other_through_their_first_levels(tmp_path: Path) -> None:
    one = "{id: one, name: One, levels: [{id: a, name: A, order: 1, prerequisites: [two]}]}"
    two = "{id: two, name: Two, levels: [{id: c, name: C, order: 2}, {id: b, name: B, order: 1, prerequisites: [one]}]}"

    said = messages(write(tmp_path, certifications_one=one, certifications_two=two), "cycle")

    assert said == ["the requirements lead back to where they begin: one -> a -> two -> b -> one (a)"]


def test_a_higher_level_may_require_a_certification_that_requires_the_lower_one(tmp_path: Path) -> None:
    one = "{id: one, name: One, levels: [{id: a, name: A, order: 1}, {id: c, name: C, order: 2, prerequisites: [two]}]}"
    two = "{id: two, name: Two, levels: [{id: b, name: B, order: 1, prerequisites: [a]}]}"

    assert messages(write(tmp_path, certifications_one=one, certifications_two=two), "cycle") == []


def test_a_certification_may_not_be_its_own_successor(tmp_path: Path) -> None:
    folder = write(
        tmp_path, certifications_a="{id: a, name: A, successor: b}", certifications_b="{id: b, name: B, successor: a}"
    )

    assert messages(folder, "cycle") == ["this certification is its own successor: a -> b -> a (b)"]


def test_an_offer_may_not_include_itself(tmp_path: Path) -> None:
    folder = write(tmp_path, certifications_a="{id: a, name: A, offers: [{id: o, name: O, kind: live, includes: [o]}]}")

    assert messages(folder, "cycle") == ["this offer includes itself: o -> o (o)"]


def test_a_step_stands_once_in_a_path(tmp_path: Path) -> None:
    paths = "paths:\n- {id: p, name: P, steps: [a, b, a]}\n- {id: q, name: Q, steps: [a]}\n"
    folder = write(tmp_path, certifications_a="{id: a, name: A}", certifications_b="{id: b, name: B}", paths=paths)

    assert messages(folder, "cycle") == ["the path has this step twice, first in line 2 (a)"]


NO_WAY = "nobody can reach this level: {how} old, which is retired and has no successor ({id})"


@pytest.mark.parametrize(
    ("retired", "chains", "said"),
    [
        ("true", "a>old b>", [NO_WAY.format(how="it requires", id="old")]),
        (
            "true",
            "a>old b>a c>",
            [NO_WAY.format(how="it requires", id="old"), NO_WAY.format(how="in the end it requires", id="a")],
        ),
        ("2026-11-21", "a>old", [NO_WAY.format(how="it requires", id="old")]),
        ("2026-11-22", "a>old", []),
        ("false", "a>old", []),
        ("true, successor: exam", "a>old", []),
        ("true, successor: old", "a>old", [NO_WAY.format(how="it requires", id="old")]),
    ],
)
def test_a_level_behind_something_retired_cannot_be_reached(
    retired: str, chains: str, said: list[str], tmp_path: Path
) -> None:
    old = f"{{id: old, name: Old, retired: {retired}}}"

    assert messages(write(tmp_path, certifications_exam=levels(chains), certifications_old=old), "unreachable") == said


def test_a_level_behind_a_certification_that_nobody_can_begin_cannot_be_reached(tmp_path: Path) -> None:
    files = {
        "old": "{id: old, name: Old, retired: true}",
        "mid": levels("m>old").replace("exam", "mid"),
        "exam": levels("a>mid"),
    }

    said = messages(write(tmp_path, **{f"certifications_{name}": text for name, text in files.items()}), "unreachable")

    assert said == [NO_WAY.format(how="in the end it requires", id="mid"), NO_WAY.format(how="it requires", id="old")]


def test_the_levels_of_what_is_retired_are_no_news(tmp_path: Path) -> None:
    old = "{id: old, name: Old, retired: true, levels: [{id: x, name: X, order: 1}, {id: y, name: Y, order: 2, prerequisites: [x]}]}"

    assert messages(write(tmp_path, certifications_old=old), "unreachable") == []


def test_a_retired_step_of_a_path_is_told_with_its_successor(tmp_path: Path) -> None:
    old = "{id: old, name: Old, retired: true, successor: exam, levels: [{id: x, name: X, order: 1}]}"
    paths = "paths: [{id: p, name: P, steps: [x, exam]}]"
    folder = write(tmp_path, certifications_old=old, certifications_exam="{id: exam, name: Exam}", paths=paths)

    assert messages(folder, "unreachable") == ["this step is retired (x)"]


@pytest.mark.parametrize(
    ("recommendations", "count"),
    [
        ("[]", 1),
        ("[{by: page, text: Read the page.}]", 1),
        ("[{by: page, text: Take it., certifications: [{certification: exam}]}]", 0),
    ],
)
def test_a_role_needs_a_certification_that_a_source_recommends(
    recommendations: str, count: int, tmp_path: Path
) -> None:
    folder = write(
        tmp_path,
        certifications_exam="{id: exam, name: Exam}",
        sources="sources: [{id: page, title: Page}]",
        roles=f"roles: [{{id: sre, name: SRE, recommendations: {recommendations}}}]",
    )

    assert codes(folder).count("no-path") == count
